package org.alidade.cube.compressed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.ApproximateOperator;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RebinMode;
import org.alidade.cube.RowBlock;
import org.alidade.cube.diagnose.TinyCubes;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class CompressedOperatorTest {
  /** Keeps five of the six templates of the file. */
  private static final double COARSE = 0.9;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void populate() throws IOException {
    file = TinyCubes.populated(folder, RebinMode.OVERLAP);
  }

  private ApproximateOperator compressed(double tolerance) {
    return CubeOperators.compressed(file, BuildOptions.defaults(), tolerance, 2);
  }

  private static double[] forward(CubeOperator operator, double[] x) {
    CubeShape shape = operator.shape();
    try (DoubleArray weights = DoubleArray.copyOf("test", x);
        DoubleArray model = DoubleArray.allocate("test", shape.spaxels(), shape.pixels())) {
      operator.forward(weights, model);
      return model.toArray();
    }
  }

  private static double max(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  @Test
  void allSingularValuesGiveTheExactMatrix(RandomGenerator random) {
    try (CubeOperator exact = CubeOperators.matrixFree(file, BuildOptions.defaults(), 2);
        ApproximateOperator full = compressed(0)) {
      assertThat(full.shape()).isEqualTo(exact.shape());
      assertThat(full.rank()).isEqualTo(6);
      assertThat(full.relativeError()).isLessThan(1e-14);
      double[] x = random.doubles(exact.shape().unknowns()).toArray();
      double[] wanted = forward(exact, x);
      assertThat(forward(full, x)).containsExactly(wanted, within(1e-12 * max(wanted)));
    }
  }

  @Test
  void errorOfAModelStaysBelowItsBound(RandomGenerator random) {
    try (CubeOperator exact = CubeOperators.matrixFree(file, BuildOptions.defaults(), 2);
        ApproximateOperator coarse = compressed(COARSE)) {
      assertThat(coarse.rank()).isEqualTo(5);
      assertThat(coarse.relativeError()).isBetween(1e-6, 0.2);
      assertThat(coarse.largestTemplateError()).isGreaterThanOrEqualTo(coarse.relativeError() / 3);
      double[] x = random.doubles(exact.shape().unknowns()).toArray();
      double[] wanted = forward(exact, x);
      double[] got = forward(coarse, x);
      double error = 0;
      double norm = 0;
      for (int i = 0; i < got.length; i++) {
        error += Math.pow(got[i] - wanted[i], 2);
        norm += wanted[i] * wanted[i];
      }
      assertThat(Math.sqrt(error / norm)).isBetween(1e-9, 2 * coarse.largestTemplateError());
    }
  }

  @Test
  void allProductsAreThoseOfOneMatrix(RandomGenerator random) {
    try (ApproximateOperator operator = compressed(COARSE)) {
      CubeShape shape = operator.shape();
      double[][] columns = new double[shape.unknowns()][];
      for (int j = 0; j < columns.length; j++) {
        double[] unit = new double[columns.length];
        unit[j] = 1;
        columns[j] = forward(operator, unit);
      }
      assertAdjoint(random, operator, columns);
      assertRows(operator, columns);
      assertEnergies(random, operator, columns);
      assertColumns(operator, columns);
    }
  }

  private static void assertAdjoint(
      RandomGenerator random, CubeOperator operator, double[][] columns) {
    double[] residual = random.doubles(columns[0].length).toArray();
    try (DoubleArray r =
            DoubleArray.copyOf(
                "test", residual, operator.shape().spaxels(), operator.shape().pixels());
        DoubleArray out = DoubleArray.allocate("test", columns.length)) {
      operator.adjoint(r, out);
      for (int j = 0; j < columns.length; j++) {
        double sum = 0;
        for (int i = 0; i < residual.length; i++) {
          sum += columns[j][i] * residual[i];
        }
        assertThat(out.get(j)).isCloseTo(sum, within(1e-12 * Math.abs(sum)));
      }
    }
  }

  private static void assertRows(CubeOperator operator, double[][] columns) {
    int[] pixels = {0, 3, 90, operator.shape().pixels() - 1};
    int spaxel = 4;
    double largest =
        Arrays.stream(columns).mapToDouble(CompressedOperatorTest::max).max().orElse(0);
    try (RowBlock block = RowBlock.allocate(6, columns.length);
        DoubleArray norms = DoubleArray.allocate("test", operator.shape().pixels())) {
      operator.rows(spaxel, pixels, block);
      operator.rowNorms(spaxel, norms);
      assertThat(block.count()).isEqualTo(4);
      for (int i = 0; i < pixels.length; i++) {
        double squares = 0;
        for (int j = 0; j < columns.length; j++) {
          double wanted = columns[j][spaxel * operator.shape().pixels() + pixels[i]];
          assertThat((double) block.rows().get(i * block.stride() + j))
              .isCloseTo(wanted, within(2e-6 * largest));
          squares += wanted * wanted;
        }
        assertThat(block.norms().get(i)).isCloseTo(squares, within(1e-5 * squares));
        assertThat(norms.get(pixels[i])).isCloseTo(squares, within(1e-6 * squares));
      }
    }
  }

  private static void assertEnergies(
      RandomGenerator random, CubeOperator operator, double[][] columns) {
    int count = columns[0].length;
    double[] weights = random.doubles(count).toArray();
    double[] data = random.doubles(count).toArray();
    CubeShape shape = operator.shape();
    int[] all = IntStream.range(0, shape.spaxels()).toArray();
    try (DoubleArray w = DoubleArray.copyOf("test", weights, shape.spaxels(), shape.pixels());
        DoubleArray y = DoubleArray.copyOf("test", data, shape.spaxels(), shape.pixels());
        DoubleArray energy = DoubleArray.allocate("test", columns.length);
        DoubleArray product = DoubleArray.allocate("test", columns.length)) {
      operator.energies(all, w, y, energy, product);
      for (int j = 0; j < columns.length; j++) {
        double squares = 0;
        double cross = 0;
        for (int i = 0; i < count; i++) {
          squares += weights[i] * columns[j][i] * columns[j][i];
          cross += weights[i] * columns[j][i] * data[i];
        }
        assertThat(energy.get(j)).isCloseTo(squares, within(1e-11 * squares));
        assertThat(product.get(j)).isCloseTo(cross, within(1e-11 * cross));
      }
    }
  }

  private static void assertColumns(CubeOperator operator, double[][] columns) {
    int pixels = operator.shape().pixels();
    try (DoubleArray out = DoubleArray.allocate("test", 2, 3, pixels)) {
      operator.columns(2, 3, new int[] {7, 1}, out);
      double[] wanted = Arrays.copyOfRange(columns[1], 2 * pixels, 5 * pixels);
      assertThat(out.slice(1, 1).toArray()).containsExactly(wanted, within(1e-12 * max(wanted)));
    }
  }

  @Test
  void refusesTolerancesOutsideTheRange() {
    assertThatThrownBy(() -> compressed(-1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("tolerance -1");
  }
}
