package org.alidade.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;

/** Small cube files of a mock galaxy. */
public final class Cubes {
  static final int SPAXELS = 12;
  static final int COMPONENTS = 10;
  static final int POPULATIONS = 6;

  private Cubes() {}

  /** A populated file of 12 spaxels and 10 components, without a fit. */
  static Path populated(Path folder, String name) {
    return populated(
        folder,
        name,
        MockGalaxyOptions.defaults()
            .withSpaxels(SPAXELS)
            .withTemplateGrid(2, 3)
            .withWavelengths(5150, 5230));
  }

  /** A populated file of any galaxy, without a fit. */
  public static Path populated(Path folder, String name, MockGalaxyOptions options) {
    Path arrays = folder.resolve(name + ".arrays.h5");
    Path file = folder.resolve(name);
    try {
      MockGalaxy.make(options).arrays().write(arrays);
      try (CubeInputs inputs = CubeInputs.read(arrays)) {
        CubeFile.at(file).populate(inputs, PopulateOptions.defaults());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Fits a file with the tracker saving as often as it can. */
  public static void fit(Path file, int epochs) {
    fit(file, epochs, SolveListener.NONE);
  }

  static void fit(Path file, int epochs, SolveListener listener) {
    Duration often = Duration.ofMillis(1);
    PipelineRunner.open(file)
        .solveAll(
            SolveOptions.builder()
                .solver(Solver.KACZMARZ)
                .epochs(epochs)
                .listener(listener)
                .seed(1)
                .threads(1)
                .rowSource(RowSource.OPERATOR)
                .orbitWeights(CubeFile.at(file).orbitWeights().orElseThrow())
                .tracker(
                    TrackerConfig.DEFAULT
                        .withMetricsInterval(often)
                        .withValidationInterval(often)
                        .withCheckpointInterval(often))
                .build());
  }
}
