package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveProgress;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.SolverStep;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.WarmStart;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every solver leaves its vectors with the tracker: killed at some step with a tracker that saves
 * always, nothing is lost.
 */
class SolverKillTest {
  @TempDir Path folder;

  /** Solves up to a step, prints a digest of the vector there and waits to be killed. */
  static final class Fit {
    private Fit() {}

    public static void main(String[] arguments) {
      Solver solver = Solver.valueOf(arguments[1]);
      SolveListener listener =
          new SolveListener() {
            private int steps;

            @Override
            public void onProgress(double[] x, int epoch, SolveProgress progress) {
              step(x);
            }

            @Override
            public void onStep(SolverStep step, Supplier<double[]> x) {
              if (!Double.isNaN(step.objective())) {
                step(x.get());
              }
            }

            private void step(double[] x) {
              if (++steps == Integer.parseInt(arguments[2])) {
                System.out.println("vector " + Arrays.hashCode(x));
                waitForTheEnd();
              }
            }
          };
      PipelineRunner.open(Path.of(arguments[0]))
          .solveAll(options(solver).progressInterval(Duration.ZERO).listener(listener).build());
    }

    private static void waitForTheEnd() {
      try {
        int nothing = System.in.read();
        System.out.println("woken by " + nothing);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static SolveOptions.Builder options(Solver solver) {
    return SolveOptions.builder()
        .solver(solver)
        .epochs(20)
        .seed(7)
        .threads(1)
        .verbose(false)
        .tracker(
            TrackerConfig.DEFAULT
                .withMetricsInterval(Duration.ZERO)
                .withValidationInterval(Duration.ZERO)
                .withCheckpointInterval(Duration.ZERO)
                .withSample(4, 30, 1)
                .withRingSize(3));
  }

  private static int killedAt(Solver solver) {
    return solver == Solver.EXACT ? 1 : solver.isRowAction() ? 60 : 3;
  }

  @ParameterizedTest
  @EnumSource(Solver.class)
  @Timeout(240)
  void aKilledSolveLosesNothingThatWasDue(Solver solver) {
    Path file = Problem.small(83).populate(folder.resolve("cube.h5"));
    Path live = folder.resolve("cube.h5.fit.h5");
    try (ChildJvm child = ChildJvm.start(Fit.class, file, solver, killedAt(solver))) {
      String said = child.awaitLine(line -> line.startsWith("vector "));
      int digest = Integer.parseInt(said.substring(7));
      // The writer has what it needs; it saves it although the solver does nothing any more.
      while (!Files.exists(live) || Arrays.hashCode(latest(live)) != digest) {
        Thread.onSpinWait();
      }
      child.kill();
      assertThat(Arrays.hashCode(latest(live))).isEqualTo(digest);
    }
    assertColumnsOfOneLength(live);

    SolveResult resumed =
        PipelineRunner.open(file).solveAll(options(solver).warmStart(WarmStart.RESUME).build());

    assertThat(resumed.stats().warmStart()).isIn("x_best", "x_latest");
    assertThat(live).doesNotExist();
    assertThat(CubeFiles.doubles(file, "/Fit/x_latest")).isEqualTo(resumed.x());
    double[] errors = CubeFiles.doubles(file, "/Fit/metrics/val_rmse");
    assertThat(bestError(file))
        .isEqualTo(Arrays.stream(errors).filter(Double::isFinite).min().orElseThrow());
  }

  private static double[] latest(Path live) {
    try (Hdf5File fit = Hdf5File.openReadOnly(live)) {
      return fit.isDataset("/Fit/x_latest")
          ? fit.dataset("/Fit/x_latest").readDoubles()
          : new double[0];
    }
  }

  private static double bestError(Path file) {
    try (Hdf5File fit = Hdf5File.openReadOnly(file)) {
      return fit.dataset("/Fit/x_best").attributes().getDouble("val_rmse");
    }
  }

  private static void assertColumnsOfOneLength(Path live) {
    try (Hdf5File fit = Hdf5File.openReadOnly(live)) {
      Set<Long> lengths = new HashSet<>();
      for (String column : fit.children("/Fit/metrics")) {
        lengths.add(fit.dataset("/Fit/metrics/" + column).shape().length(0));
      }
      assertThat(lengths).hasSize(1);
    }
  }
}
