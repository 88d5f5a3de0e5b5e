package org.alidade.cube.solve;

import static org.alidade.testing.Tolerances.SOLVER;
import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.JacobiSeed;
import org.alidade.cube.ProjectWhen;
import org.alidade.cube.RowOrder;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveProgress;
import org.alidade.cube.internal.solve.JacobiStart;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ascending sweeps over all kept pixels against results of another program.
 *
 * <p>Its two ratio results are left out on purpose: there the sums of components are not taken anew
 * after data rows, and clipping is booked wrongly; here every step starts from the present sums.
 */
@ExtendWith(LeakCheck.class)
class GoldenKaczmarzTest {
  private static final CubeShape SHAPE = new CubeShape(12, 3, 6, 180);

  private static SolveOptions.Builder ascending() {
    return SolveOptions.builder()
        .seed(1)
        .threads(2)
        .verbose(false)
        .pixelsPerAperture(180)
        .rowOrder(RowOrder.SEQUENTIAL)
        .projectWhen(ProjectWhen.EPOCH);
  }

  private static Path expectedFile() {
    return GoldenData.golden("cubefit", "tiny_expected.h5");
  }

  private static double[] expected(String dataset) {
    try (Hdf5File file = Hdf5File.openReadOnly(expectedFile())) {
      return file.dataset(dataset).readDoubles();
    }
  }

  private static DenseOperator models() {
    try (Hdf5File file = Hdf5File.openReadOnly(expectedFile())) {
      float[] models = file.dataset("hypercube/models").readFloats();
      return DenseOperator.owning(
          SHAPE,
          FloatArray.copyOf(
              "test.planes", models, SHAPE.spaxels(), SHAPE.unknowns(), SHAPE.pixels()));
    }
  }

  private static CubeData data(int mostPixels) {
    try (Hdf5File file = Hdf5File.openReadOnly(GoldenData.golden("cubefit", "tiny_inputs.h5"))) {
      boolean[] keep = file.dataset("mask").readBooleans();
      int kept = 0;
      for (int l = 0; l < keep.length; l++) {
        keep[l] &= kept < mostPixels;
        kept += keep[l] ? 1 : 0;
      }
      double[] cube = file.dataset("cube").readDoubles();
      return CubeData.of(
          DoubleArray.copyOf("test.data", cube, SHAPE.spaxels(), SHAPE.pixels()), keep);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zeros_lr0.25, , 0.25, true, 180",
    "zeros_lr1, , 1, true, 180",
    "zeros_lr0.25_first64, , 0.25, true, 64",
    "jacobi_lr0.25, seed/jacobi, 0.25, true, 180",
    "given_lr0.25_projected, kaczmarz/given_x0, 0.25, true, 180",
    "given_lr0.25_unprojected, kaczmarz/given_x0, 0.25, false, 180"
  })
  void oneEpochGivesTheGoldenWeights(
      String name, String start, double rate, boolean project, int pixels) {
    double[] golden = expected("kaczmarz/" + name);
    double[] x0 = start == null ? new double[golden.length] : expected(start);
    SolveOptions options = ascending().relaxation(rate).nonNegative(project).build();
    try (DenseOperator operator = models();
        CubeData data = data(pixels)) {
      double[] x = Solves.from(x0, operator, data, options).x();
      assertThat(relativeToLargest(x, golden)).isLessThan(SOLVER);
    }
  }

  @Test
  void tenEpochsAndTheErrorsOnTheWay() {
    double[] golden = expected("kaczmarz/zeros_lr0.25_ten_epochs");
    double[] goldenErrors = expected("kaczmarz/zeros_lr0.25_rmse_per_spaxel");
    List<double[]> epochs = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    SolveListener listener =
        new SolveListener() {
          @Override
          public void onBatchRmse(double rmse) {
            errors.add(rmse);
          }

          @Override
          public void onEpochEnd(double[] x, int epoch, SolveProgress progress) {
            epochs.add(x);
          }
        };
    try (DenseOperator operator = models();
        CubeData data = data(180)) {
      Solves.fromZero(operator, data, ascending().epochs(10).listener(listener).build());
    }
    for (int epoch = 0; epoch < 10; epoch++) {
      double[] row = java.util.Arrays.copyOfRange(golden, epoch * 18, (epoch + 1) * 18);
      assertThat(relativeToLargest(epochs.get(epoch), row))
          .as("epoch %d", epoch)
          .isLessThan(SOLVER);
    }
    double[] first = errors.stream().limit(12).mapToDouble(Double::doubleValue).toArray();
    assertThat(relativeToLargest(first, goldenErrors)).isLessThan(SOLVER);
  }

  @Test
  void theLiteralJacobiSeedOverEverything() {
    JacobiSeed everything = JacobiSeed.DEFAULT.withSpaxels(12).withPixels(180).withRescale(false);
    try (DenseOperator operator = models();
        CubeData data = data(180)) {
      double[] x = new JacobiStart(operator, data, everything).compute();
      assertThat(relativeToLargest(x, expected("seed/jacobi"))).isLessThan(SOLVER);
    }
  }
}
