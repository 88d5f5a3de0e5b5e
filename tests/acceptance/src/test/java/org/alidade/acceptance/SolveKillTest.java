package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveProgress;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fits that are killed at twenty random moments: the checkpoint left behind is a vector the fit
 * really had, and the next fit starts from it.
 */
@ExtendWith(SeededRandom.class)
class SolveKillTest {
  private static final int KILLS = 20;

  /** Steps with this relaxation leave weights alone, but may move a zero by less than DUST. */
  private static final double STANDSTILL = Double.MIN_NORMAL;

  private static final double DUST = 1e-280;

  @TempDir Path folder;

  /** Saves after every spaxel and says so, for a very long time. */
  static final class Fit {
    private Fit() {}

    public static void main(String[] arguments) {
      SolveListener printing =
          new SolveListener() {
            private int spaxels;

            @Override
            public void onBatchRmse(double rmse) {
              System.out.println("spaxel " + ++spaxels);
            }
          };
      PipelineRunner.open(Path.of(arguments[0]))
          .solveAll(
              options(Long.parseLong(arguments[1])).tracker(always()).listener(printing).build());
    }
  }

  private static TrackerConfig always() {
    return TrackerConfig.DEFAULT
        .withMetricsInterval(Duration.ZERO)
        .withValidationInterval(Duration.ZERO)
        .withCheckpointInterval(Duration.ZERO)
        .withSample(4, 30, 1)
        .withRingSize(5);
  }

  private static SolveOptions.Builder options(long seed) {
    return SolveOptions.builder()
        .solver(Solver.KACZMARZ)
        .epochs(5000)
        .pixelsPerAperture(60)
        .seed(seed)
        .threads(1)
        .verbose(false)
        .warmStart(WarmStart.JACOBI);
  }

  @Test
  void theCheckpointIsAVectorOfTheFitAndTheNextFitStartsFromIt(RandomGenerator random)
      throws Exception {
    Python.assumeModules("h5py");
    Path original = Problem.small(81).build(folder.resolve("original.h5"), 24, 1, 6);
    double[] jacobi =
        clean(standstill(GoldenCase.copy(original, "jacobi.h5"), WarmStart.JACOBI).x());
    Set<Integer> checkpoints = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Path file = GoldenCase.copy(original, "cube" + kill + ".h5");
      long seed = random.nextInt(1000);
      killAfter(file, seed, 1 + random.nextInt(1500));
      double[] latest = latest(file);
      assertThat(Arrays.equals(latest, jacobi) || wasThere(original, seed, latest))
          .as("kill %d, seed %d: the checkpoint is a vector of the fit", kill, seed)
          .isTrue();
      checkpoints.add(Arrays.hashCode(latest));
      SolveResult resumed = standstill(file, WarmStart.RESUME);
      assertThat(resumed.stats().warmStart()).isIn("x_best", "x_latest");
      double[] start = clean(resumed.x());
      assertThat(Arrays.equals(start, jacobi) || wasThere(original, seed, start)).isTrue();
      assertThat(CubeFiles.doubles(file, "/Fit/x_best")).isEqualTo(start);
      delete(file);
    }
    assertThat(checkpoints).as("different checkpoints").hasSizeGreaterThan(KILLS / 2);
  }

  private static double[] clean(double[] x) {
    return Arrays.stream(x).map(value -> value < DUST ? 0 : value).toArray();
  }

  private static void delete(Path file) throws IOException {
    Files.delete(file);
    Path live = file.resolveSibling(file.getFileName() + ".fit.h5");
    assertThat(live).as("merged into the cube file").doesNotExist();
  }

  /**
   * Kills a fit after a number of spaxels, or when its first checkpoint is there if that is later.
   */
  private static void killAfter(Path file, long seed, int spaxels) {
    Path live = file.resolveSibling(file.getFileName() + ".fit.h5");
    try (ChildJvm child = ChildJvm.start(Fit.class, file, seed)) {
      child.awaitLine(
          line ->
              line.startsWith("spaxel ")
                  && Integer.parseInt(line.substring(7)) >= spaxels
                  && Files.exists(live));
      child.kill();
    }
    Python.run(
        "import h5py, sys; [h5py.File(f, 'r').visit(len) for f in sys.argv[1:]]", file, live);
  }

  private static double[] latest(Path file) {
    try (Hdf5File base = Hdf5File.openReadOnly(file)) {
      assertThat(base.isDataset("/HyperCube/models")).isTrue();
    }
    Path live = file.resolveSibling(file.getFileName() + ".fit.h5");
    try (Hdf5File fit = Hdf5File.openReadOnly(live)) {
      Set<Long> lengths = new HashSet<>();
      for (String column : fit.children("/Fit/metrics")) {
        lengths.add(fit.dataset("/Fit/metrics/" + column).shape().length(0));
      }
      assertThat(lengths).hasSize(1);
      // a fit killed within its first save has its best vector and no latest one yet
      String name = fit.isDataset("/Fit/x_latest") ? "/Fit/x_latest" : "/Fit/x_best";
      return fit.dataset(name).readDoubles();
    }
  }

  /** The vector that a solve starts from: nothing moves it. */
  private static SolveResult standstill(Path file, WarmStart start) {
    return PipelineRunner.open(file)
        .solveAll(
            options(1)
                .epochs(1)
                .relaxation(STANDSTILL)
                .warmStart(start)
                .trackerMode(start == WarmStart.RESUME ? TrackerMode.ASYNC : TrackerMode.OFF)
                .build());
  }

  /** Whether a fit with this seed comes by a vector; repeats the fit until it does. */
  private boolean wasThere(Path original, long seed, double[] vector) throws IOException {
    Path file = GoldenCase.copy(original, "repeat.h5");
    SolveListener seeking =
        new SolveListener() {
          @Override
          public void onProgress(double[] x, int epoch, SolveProgress progress) {
            if (Arrays.equals(x, vector)) {
              throw new CancellationException("found");
            }
          }
        };
    SolveOptions repeat =
        options(seed)
            .trackerMode(TrackerMode.OFF)
            .progressInterval(Duration.ZERO)
            .listener(seeking)
            .build();
    try {
      PipelineRunner.open(file).solveAll(repeat);
      return false;
    } catch (CancellationException found) {
      return "found".equals(found.getMessage());
    } finally {
      Files.delete(file);
    }
  }
}
