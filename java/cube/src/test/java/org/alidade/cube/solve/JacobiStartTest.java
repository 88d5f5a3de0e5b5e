package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.JacobiSeed;
import org.alidade.cube.internal.solve.JacobiStart;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class JacobiStartTest {
  private static final JacobiSeed SMALL = JacobiSeed.DEFAULT.withSpaxels(5).withPixels(37);

  @Test
  void theLiteralFormulaEqualsBruteForceOnTheSample() {
    try (ProblemQ q = ProblemQ.of(20);
        CubeData data = q.data(q.noisy(21))) {
      JacobiStart start = new JacobiStart(q.operator, data, SMALL.withRescale(false));
      assertThat(ProblemQ.distance(start.compute(), bruteForce(q, data, start))).isLessThan(1e-12);
    }
  }

  @Test
  void theRescaledSeedLeavesNoResidualAlongItsModel() {
    try (ProblemQ q = ProblemQ.of(22);
        CubeData data = q.data(q.noisy(23))) {
      JacobiStart start = new JacobiStart(q.operator, data, SMALL);
      double[] x = start.compute();
      double[] model = q.operator.product(x);
      double along = 0;
      double square = 0;
      for (int i = 0; i < start.spaxels().length; i++) {
        for (int pixel : start.pixels()[i]) {
          double m = model[start.spaxels()[i] * 160 + pixel];
          along += (data.spectra().get(start.spaxels()[i], pixel) - m) * m;
          square += m * m;
        }
      }
      assertThat(along / square).isCloseTo(0, offset(1e-12));
      double[] literal = new JacobiStart(q.operator, data, SMALL.withRescale(false)).compute();
      double factor = Arrays.stream(literal).sum() / Arrays.stream(x).sum();
      assertThat(factor).as("overshoot of the literal formula").isBetween(5.0, 20.0);
    }
  }

  @Test
  void theSampleIsSpreadOverTheFieldAndLeavesOutMissingPixels() {
    try (ProblemQ q = ProblemQ.of(24)) {
      double[] values = q.exact.clone();
      Arrays.fill(values, 0, 100, Double.NaN);
      try (CubeData data = q.data(values)) {
        JacobiStart start = new JacobiStart(q.operator, data, SMALL.withSpaxels(24));
        assertThat(start.spaxels()).hasSize(24).isSorted().startsWith(0).endsWith(23);
        assertThat(start.pixels()[0]).isSorted().doesNotHaveDuplicates().hasSize(37);
        assertThat(start.pixels()[0][0]).isGreaterThanOrEqualTo(100);
        assertThat(start.compute()).doesNotContain(Double.NaN);
      }
    }
  }

  @Test
  void emptyColumnsStayZeroWhateverTheUnits() {
    CubeShape shape = new CubeShape(1, 1, 2, 3);
    double[][][] matrix = {{{1e-17, 2e-17, 1e-17}, {0, 0, 0}}};
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data =
            CubeData.of(
                org.alidade.array.DoubleArray.copyOf(
                    "test.data", new double[] {2e-17, 4e-17, 2e-17}, 1, 3),
                new boolean[] {true, true, true})) {
      double[] x = new JacobiStart(operator, data, JacobiSeed.DEFAULT).compute();
      assertThat(x[0]).isCloseTo(2, offset(1e-6));
      assertThat(x[1]).isZero();
    }
  }

  @Test
  void memoryBoundsThePixels() {
    try (ProblemQ q = ProblemQ.of(25);
        CubeData data = q.data()) {
      JacobiSeed options = JacobiSeed.DEFAULT.withMaxBytes(10L * 4 * ProblemQ.SHAPE.unknowns());
      assertThat(new JacobiStart(q.operator, data, options).pixels()[3]).hasSize(10);
    }
  }

  private static double[] bruteForce(ProblemQ q, CubeData data, JacobiStart start) {
    double[] x = new double[ProblemQ.SHAPE.unknowns()];
    for (int j = 0; j < x.length; j++) {
      double d = 0;
      double b = 0;
      for (int i = 0; i < start.spaxels().length; i++) {
        int s = start.spaxels()[i];
        for (int pixel : start.pixels()[i]) {
          double a = q.operator.element(s, j, pixel);
          d += a * a;
          b += a * data.spectra().get(s, pixel);
        }
      }
      x[j] = Math.max(0, b / d);
    }
    return x;
  }
}
