package org.alidade.benchmarks.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeShape;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.RebinMode;

/**
 * A cube problem of a stated size, made on the spot: Gaussian velocity distributions, templates
 * with absorption lines, data that are a sum of templates. Numbers do not matter for speed, sizes
 * do.
 *
 * @param shape sizes S, C, P, L
 * @param velocityBins velocity bins V
 * @param templateStep step of the templates in ln(wavelength)
 */
public record BenchmarkProblem(CubeShape shape, int velocityBins, double templateStep) {
  private static final double HIGHEST_VELOCITY_KMS = 1000;
  private static final double OVERSAMPLING = 2.69;
  private static final int GUARD_PIXELS = 130;

  /** A hypercube of 1.84 GB. */
  public static BenchmarkProblem medium() {
    return new BenchmarkProblem(new CubeShape(256, 12, 120, 1247), 101, 6e-5);
  }

  /** A hypercube of 0.1 GB. */
  public static BenchmarkProblem small() {
    return new BenchmarkProblem(new CubeShape(64, 8, 48, 1000), 61, 8e-5);
  }

  /** Writes the populated cube file. */
  public void populate(Path file) throws IOException {
    try (CubeInputs inputs = inputs()) {
      CubeFile.at(file)
          .populate(inputs, PopulateOptions.defaults().withRebinMode(RebinMode.OVERLAP));
    }
  }

  private CubeInputs inputs() {
    Random random = new Random(7);
    int templatePixels = (int) (shape.pixels() * OVERSAMPLING) + 2 * GUARD_PIXELS;
    return CubeInputs.builder()
        .temPix(grid(templatePixels, Math.log(5000), templateStep))
        .obsPix(
            grid(
                shape.pixels(),
                Math.log(5000) + GUARD_PIXELS * templateStep,
                OVERSAMPLING * templateStep))
        .velPix(
            grid(
                velocityBins, -HIGHEST_VELOCITY_KMS, 2 * HIGHEST_VELOCITY_KMS / (velocityBins - 1)))
        .losvd(losvd(random))
        .templates(templates(random, templatePixels))
        .dataCube(data(random))
        .build();
  }

  private static double[] grid(int length, double first, double step) {
    double[] grid = new double[length];
    for (int i = 0; i < length; i++) {
      grid[i] = first + i * step;
    }
    return grid;
  }

  private DoubleArray losvd(Random random) {
    DoubleArray losvd =
        DoubleArray.allocate("bench.problem", shape.spaxels(), velocityBins, shape.components());
    double bin = 2 * HIGHEST_VELOCITY_KMS / (velocityBins - 1);
    for (int s = 0; s < shape.spaxels(); s++) {
      for (int c = 0; c < shape.components(); c++) {
        double mean = 300 * random.nextGaussian();
        double sigma = 80 + 150 * random.nextDouble();
        for (int v = 0; v < velocityBins; v++) {
          double z = (-HIGHEST_VELOCITY_KMS + v * bin - mean) / sigma;
          losvd.set(((long) s * velocityBins + v) * shape.components() + c, Math.exp(-0.5 * z * z));
        }
      }
    }
    return losvd;
  }

  private DoubleArray templates(Random random, int templatePixels) {
    DoubleArray templates =
        DoubleArray.allocate("bench.problem", templatePixels, shape.populations());
    for (int t = 0; t < templatePixels; t++) {
      for (int p = 0; p < shape.populations(); p++) {
        templates.set(t, p, 1 - 0.5 * random.nextDouble());
      }
    }
    return templates;
  }

  private DoubleArray data(Random random) {
    DoubleArray data = DoubleArray.allocate("bench.problem", shape.spaxels(), shape.pixels());
    for (long i = 0; i < data.size(); i++) {
      data.set(i, 10 + random.nextGaussian());
    }
    return data;
  }
}
