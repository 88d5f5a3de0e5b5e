package org.alidade.cube.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.BuildOptions.Convolution;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.internal.operator.Products;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.testing.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The built hypercube does not depend on tiles, workers or the way of convolving. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class BuildRoutesTest {
  private static final int SPAXELS = 7;
  private static final int COMPONENTS = 3;
  private static final int POPULATIONS = 5;
  private static final double[] VELOCITIES = SmallModel.alignedVelocities(-15, 15);

  @TempDir private Path folder;

  private Path populate(RandomGenerator random, String name) throws IOException {
    double[] flat = SmallModel.templates(random, POPULATIONS);
    double[] templates = new double[flat.length];
    for (int p = 0; p < POPULATIONS; p++) {
      for (int t = 0; t < SmallModel.TEMPLATE_PIXELS; t++) {
        templates[t * POPULATIONS + p] = flat[p * SmallModel.TEMPLATE_PIXELS + t];
      }
    }
    double[] observed = SmallModel.observedGrid();
    double[] data = new double[SPAXELS * observed.length];
    Arrays.fill(data, 1);
    Path file = folder.resolve(name);
    try (CubeInputs inputs =
        CubeInputs.builder()
            .losvd(
                SmallModel.randomLosvd(random, SPAXELS, VELOCITIES.length, COMPONENTS),
                SPAXELS,
                VELOCITIES.length,
                COMPONENTS)
            .templates(templates, SmallModel.TEMPLATE_PIXELS, 1, POPULATIONS, 1)
            .dataCube(data, SPAXELS, observed.length)
            .temPix(SmallModel.templateGrid())
            .obsPix(observed)
            .velPix(VELOCITIES)
            .build()) {
      CubeFile.at(file).populate(inputs, PopulateOptions.defaults());
    }
    return file;
  }

  private static float[] models(Path file) {
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      return open.dataset(CubeLayout.MODELS).readFloats();
    }
  }

  private static float[] build(Path file, BuildOptions.Builder options) throws Exception {
    HypercubeBuilder.build(
        file, options.onMismatch(BuildOptions.OnMismatch.REBUILD).build(), ProgressListener.NONE);
    return models(file);
  }

  @Test
  void tilesAndWorkersDoNotChangeABit(RandomGenerator random) throws Exception {
    Path file = populate(random, "tiles.h5");
    float[] whole = build(file, BuildOptions.builder());
    for (int workers = 1; workers <= 3; workers++) {
      assertThat(build(file, BuildOptions.builder().tiles(3, 2, 2).workers(workers)))
          .isEqualTo(build(file, BuildOptions.builder().tiles(3, 2, 2)));
      assertThat(build(file, BuildOptions.builder().workers(workers))).isEqualTo(whole);
    }
  }

  @Test
  void transformsGiveTheSameHypercubeAsProducts(RandomGenerator random) throws Exception {
    Path file = populate(random, "routes.h5");
    float[] product = build(file, BuildOptions.builder().convolution(Convolution.GEMM));
    float[] transform = build(file, BuildOptions.builder().convolution(Convolution.FFT));
    assertThat(Tolerances.relativeToLargest(transform, product))
        .isLessThanOrEqualTo(Tolerances.FLOAT32_STORAGE);
  }

  @Test
  void storedAndMatrixFreeOperatorsAgree(RandomGenerator random) throws Exception {
    Path file = populate(random, "operators.h5");
    build(file, BuildOptions.builder().tiles(3, 2, 2));
    double[] weights = random.doubles(COMPONENTS * POPULATIONS).toArray();
    try (CubeOperator stored = CubeOperators.stored(file, 2);
        CubeOperator free = CubeOperators.matrixFree(file, 2);
        DoubleArray x = DoubleArray.copyOf("test", weights);
        DoubleArray first = DoubleArray.allocate("test", SPAXELS, SmallModel.PIXELS);
        DoubleArray second = DoubleArray.allocate("test", SPAXELS, SmallModel.PIXELS)) {
      stored.forward(x, first);
      free.forward(x, second);
      assertThat(Tolerances.relativeToLargest(first.toArray(), second.toArray()))
          .isLessThanOrEqualTo(Tolerances.FLOAT32_SUM);
    }
  }

  @Test
  void partsAndSumsOfStoredModelsAreThoseOfTheProduct(RandomGenerator random) throws Exception {
    Path file = populate(random, "parts.h5");
    build(file, BuildOptions.builder().tiles(3, 2, 2));
    double[] weights = random.doubles(SmallModel.PIXELS).map(w -> w < 0.3 ? 0 : w).toArray();
    int[] unknowns = {14, 0, 8, 3};
    try (CubeOperator stored = CubeOperators.stored(file, 2);
        CubeOperator free = CubeOperators.matrixFree(file, 2)) {
      Products actual = new Products(stored);
      Products expected = new Products(free);
      assertClose(actual.columns(1, 5, unknowns), expected.columns(1, 5, unknowns));
      assertClose(actual.columnEnergies(weights), expected.columnEnergies(weights));
      assertClose(actual.columnFluxes(weights), expected.columnFluxes(weights));
      assertClose(actual.rowNorms(6), expected.rowNorms(6));
    }
  }

  private static void assertClose(double[] actual, double[] expected) {
    assertThat(Tolerances.relativeToLargest(actual, expected))
        .isLessThanOrEqualTo(Tolerances.FLOAT32_SUM);
  }
}
