package org.alidade.cube.track;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildFingerprint;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.internal.track.Solution;
import org.alidade.hdf5.Hdf5File;

/** A populated cube file of 6 spaxels, 2 components, 3 populations, 70 pixels with exact data. */
final class TinyCube {
  static final int UNKNOWNS = 6;
  private static final int SPAXELS = 6;
  private static final int PIXELS = 70;
  private static final int BINS = 21;
  private static final double DLOG = 2e-4;
  private static final double C0 = 299_792.458;

  private TinyCube() {}

  static double[] truth() {
    return new double[] {0.5, 0, 0.2, 0.1, 0.9, 0.3};
  }

  /** Writes the file. */
  static Path create(Path folder) {
    Path file = folder.resolve("tiny.h5");
    populate(file, new double[SPAXELS * PIXELS]);
    double[] flux;
    try (CubeOperator operator = CubeOperators.matrixFree(file, 1);
        DoubleArray x = DoubleArray.copyOf("test.x", truth());
        DoubleArray model = DoubleArray.allocate("test.model", SPAXELS, PIXELS)) {
      operator.forward(x, model);
      flux = model.toArray();
    }
    try (Hdf5File opened = Hdf5File.openForUpdate(file)) {
      opened.dataset("/DataCube").write(flux);
    }
    return file;
  }

  private static void populate(Path file, double[] flux) {
    Random random = new Random(5);
    int templatePixels = PIXELS + 2 * 90;
    double[] temPix = grid(8.5 - 90 * DLOG, templatePixels);
    double[] obsPix = grid(8.5, PIXELS);
    double[] velPix = new double[BINS];
    for (int v = 0; v < BINS; v++) {
      velPix[v] = C0 * Math.expm1((v - BINS / 2) * DLOG);
    }
    double[] templates = new double[templatePixels * 3];
    for (int i = 0; i < templates.length; i++) {
      templates[i] = 0.3 + random.nextDouble();
    }
    double[] losvd = new double[SPAXELS * BINS * 2];
    for (int i = 0; i < losvd.length; i++) {
      losvd[i] = random.nextDouble() * random.nextDouble();
    }
    try (CubeInputs inputs =
        CubeInputs.builder()
            .losvd(losvd, SPAXELS, BINS, 2)
            .dataCube(flux, SPAXELS, PIXELS)
            .templates(templates, templatePixels, 3)
            .temPix(temPix)
            .obsPix(obsPix)
            .velPix(velPix)
            .build()) {
      CubeFile.at(file).populate(inputs, PopulateOptions.defaults());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] grid(double first, int length) {
    double[] grid = new double[length];
    for (int i = 0; i < length; i++) {
      grid[i] = first + i * DLOG;
    }
    return grid;
  }

  static String fingerprint(Path file) {
    return BuildFingerprint.current(file);
  }

  /** Writes /X_global. */
  static void writeSolution(Path file, double[] x, String fingerprint, double timeSec) {
    Solution.write(
        file, x, "test", fingerprint, java.time.Instant.ofEpochMilli(Math.round(timeSec * 1e3)));
  }

  static SolveOptions.Builder options() {
    return SolveOptions.builder()
        .solver(Solver.KACZMARZ)
        .seed(3)
        .threads(2)
        .verbose(false)
        .relaxation(1)
        .tracker(TrackerConfig.DEFAULT.withSample(3, 20, 1));
  }
}
