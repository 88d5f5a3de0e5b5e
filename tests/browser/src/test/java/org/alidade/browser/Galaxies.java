package org.alidade.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;

/** Cube files of a mock galaxy. */
final class Galaxies {
  private Galaxies() {}

  /** A populated file without a fit. */
  static Path populated(Path folder, String name, MockGalaxyOptions options) {
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
  static void fit(Path file, int epochs) {
    Duration often = Duration.ofMillis(1);
    PipelineRunner.open(file)
        .solveAll(
            SolveOptions.builder()
                .epochs(epochs)
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
