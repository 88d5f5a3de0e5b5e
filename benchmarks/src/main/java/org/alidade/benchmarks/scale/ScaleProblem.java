package org.alidade.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.CubeShape;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.mock.LibraryGalaxy;
import org.alidade.cube.mock.LibraryGalaxyOptions;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;

/** A populated cube file of the problem to measure; deleted when closed. */
final class ScaleProblem implements AutoCloseable {
  private static final double SPEED_OF_LIGHT_KMS = 299_792.458;
  private static final int COUNT_SPAXELS = 16;

  private final Path file;
  private final CubeShape shape;
  private final int taps;
  private final int templatePixels;
  private final double occupied;
  private final double kept;
  private final double generateSeconds;
  private final double populateSeconds;

  private ScaleProblem(Path file, double generateSeconds, double populateSeconds, int threads) {
    this.file = file;
    this.generateSeconds = generateSeconds;
    this.populateSeconds = populateSeconds;
    this.shape = CubeFile.at(file).shape();
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      double[] grid = opened.dataset("/TemPix").readDoubles();
      double[] velocity = opened.dataset("/VelPix").readDoubles();
      double step = (grid[grid.length - 1] - grid[0]) / (grid.length - 1);
      this.templatePixels = grid.length;
      this.taps =
          (int) Math.ceil(Math.log1p(velocity[velocity.length - 1] / SPEED_OF_LIGHT_KMS) / step)
              - (int) Math.floor(Math.log1p(velocity[0] / SPEED_OF_LIGHT_KMS) / step)
              + 1;
      this.occupied = occupied(opened.dataset("/LOSVD"), shape.spaxels());
    }
    try (CubeOperator operator = CubeOperators.matrixFree(file, threads)) {
      double dense = 2.0 * shape.spaxels() * shape.components() * taps * shape.pixels();
      this.kept = operator.productFlops() / dense;
    }
  }

  /** Part of the histogram bins with light, from some spaxels evenly spread. */
  private static double occupied(Hdf5Dataset losvd, int spaxels) {
    int planes = Math.min(COUNT_SPAXELS, spaxels);
    long lit = 0;
    long all = 0;
    for (int i = 0; i < planes; i++) {
      for (float value : losvd.readFloats(Slab.rows((long) i * spaxels / planes, 1))) {
        lit += value > 0 ? 1 : 0;
        all++;
      }
    }
    return (double) lit / all;
  }

  /** Generates or reads the inputs and populates a new file. */
  static ScaleProblem prepare(ScaleOptions options) throws IOException {
    Path file = Files.createTempFile(options.folder(), "alidade-scale", ".h5");
    Files.delete(file);
    boolean complete = false;
    double made;
    double populated;
    long start = System.nanoTime();
    try (CubeInputs inputs = inputs(options)) {
      made = (System.nanoTime() - start) / 1e9;
      CubeFile.at(file).populate(inputs, PopulateOptions.defaults().withRebinMode(options.rebin()));
      complete = true;
      populated = (System.nanoTime() - start) / 1e9 - made;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
    return new ScaleProblem(file, made, populated, options.threads());
  }

  private static CubeInputs inputs(ScaleOptions options) {
    if (options.arrays().isPresent()) {
      return CubeInputs.read(options.arrays().get());
    }
    LibraryGalaxyOptions.Builder galaxy =
        LibraryGalaxyOptions.of(options.size()).toBuilder().seed(options.seed());
    options.library().ifPresent(galaxy::library);
    options.templates().ifPresent(galaxy::templates);
    return LibraryGalaxy.make(galaxy.build()).inputs(options.threads());
  }

  Path file() {
    return file;
  }

  CubeShape shape() {
    return shape;
  }

  /** Kernel taps m. */
  int taps() {
    return taps;
  }

  /** Template pixels T, cropped. */
  int templatePixels() {
    return templatePixels;
  }

  /** Part of the velocity histogram bins with light. */
  double occupied() {
    return occupied;
  }

  /** Part of the taps that the operator keeps. */
  double kept() {
    return kept;
  }

  /** Time to make or read the inputs. */
  double generateSeconds() {
    return generateSeconds;
  }

  /** Time to check and write the inputs. */
  double populateSeconds() {
    return populateSeconds;
  }

  /** Bytes of the hypercube that is never formed. */
  double hypercubeBytes() {
    return 4.0 * shape.spaxels() * shape.components() * shape.populations() * shape.pixels();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
