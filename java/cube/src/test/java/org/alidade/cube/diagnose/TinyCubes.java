package org.alidade.cube.diagnose;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RebinMode;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerConfig;
import org.alidade.testing.GoldenData;

/** Cube files of the small golden problem (12 spaxels, 3 components, 6 populations, 180 pixels). */
public final class TinyCubes {
  /** Tiles of 5 spaxels, 2 components and 4 populations: 3 x 2 x 2 of them, all axes cut. */
  public static final BuildOptions TILES = BuildOptions.builder().tiles(5, 2, 4).build();

  private TinyCubes() {}

  /** The golden input arrays. */
  public static Path arrays() {
    return GoldenData.golden("cubefit", "tiny_inputs.h5");
  }

  /** A populated file. */
  public static Path populated(Path folder, RebinMode mode) throws IOException {
    Path file = folder.resolve("cube.h5");
    try (CubeInputs inputs = CubeInputs.read(arrays())) {
      CubeFile.at(file).populate(inputs, PopulateOptions.defaults().withRebinMode(mode));
    }
    return file;
  }

  /** A file with a complete hypercube. */
  public static Path built(Path folder) throws IOException, InterruptedException {
    Path file = populated(folder, RebinMode.OVERLAP);
    HypercubeBuilder.build(file, TILES, ProgressListener.NONE);
    return file;
  }

  /** A file whose hypercube was given up after some tiles. */
  public static Path halfBuilt(Path folder, int tiles) throws IOException, InterruptedException {
    Path file = populated(folder, RebinMode.OVERLAP);
    try {
      HypercubeBuilder.build(
          file,
          TILES,
          (done, total, what) -> {
            if (done >= tiles) {
              throw new GivenUp();
            }
          });
    } catch (GivenUp expected) {
      return file;
    }
    throw new AssertionError("the build went on after " + tiles + " tiles");
  }

  /** A file that was solved and tracked. */
  public static Path solved(Path folder) throws IOException {
    Path file = populated(folder, RebinMode.OVERLAP);
    TrackerConfig everything =
        TrackerConfig.DEFAULT
            .withMetricsInterval(Duration.ZERO)
            .withValidationInterval(Duration.ZERO)
            .withCheckpointInterval(Duration.ZERO);
    PipelineRunner.open(file)
        .solveAll(
            SolveOptions.builder()
                .solver(Solver.KACZMARZ)
                .epochs(8)
                .seed(1)
                .tracker(everything)
                .build());
    return file;
  }

  /** Ends a build from its progress listener. */
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
