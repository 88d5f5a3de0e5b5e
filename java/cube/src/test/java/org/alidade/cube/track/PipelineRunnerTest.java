package org.alidade.cube.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;
import org.alidade.cube.internal.track.FitFile;
import org.alidade.cube.internal.track.FitState;
import org.alidade.cube.internal.track.SavedVector;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakCheck.class)
class PipelineRunnerTest {
  private static final double[] ONES = {1, 1, 1, 1, 1, 1};
  private static final double[] TWOS = {2, 2, 2, 2, 2, 2};
  private static final double[] THREES = {3, 3, 3, 3, 3, 3};

  @TempDir Path folder;
  private Path file;
  private final FakeClock clock = new FakeClock();

  @BeforeEach
  void createFile() {
    file = TinyCube.create(folder);
  }

  private SolveResult solve(SolveOptions options) {
    return PipelineRunner.open(file, clock).solveAll(options);
  }

  private SolveResult solve(WarmStart start) {
    return solve(TinyCube.options().warmStart(start).trackerMode(TrackerMode.OFF).build());
  }

  private void writeFit(SavedVector best, SavedVector latest, String fingerprint) {
    FitState state = new FitState(fingerprint, latest.x().length, 2);
    state.checkpoint(latest);
    state.offerBest(best);
    try (Hdf5File opened = Hdf5File.openForUpdate(file)) {
      FitFile.write(opened, state);
    }
  }

  private static SavedVector saved(double[] x, double timeSec) {
    return new SavedVector(x, 1, timeSec, 0.5);
  }

  @ParameterizedTest
  @EnumSource(
      value = RowSource.class,
      names = {"AUTO", "OPERATOR"})
  void aSolveFindsThePlantedWeightsAndWritesThem(RowSource source) {
    SolveResult result = solve(TinyCube.options().epochs(60).rowSource(source).build());
    double[] x = result.x();
    assertThat(distance(x, TinyCube.truth())).isLessThan(1e-6);
    assertThat(result.stats().warmStart()).isEqualTo("jacobi");
    assertThat(result.stats().rowsUsed()).isEqualTo(60L * 6 * 70);
    assertThat(result.stats().seed()).isEqualTo(3);
    assertThat(result.messages()).isEmpty();
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      assertThat(opened.dataset("/X_global").readDoubles()).containsExactly(x);
      Hdf5Attributes attributes = opened.dataset("/X_global").attributes();
      assertThat(attributes.getLong("n")).isEqualTo(6);
      assertThat(attributes.getString("init")).isEqualTo("jacobi");
      assertThat(attributes.getString("build.fingerprint")).hasSize(64);
      assertThat(opened.dataset("/Fit/x_latest").readDoubles()).containsExactly(x);
      assertThat(opened.dataset("/Fit/x_best").readDoubles()).containsExactly(x);
      assertThat(opened.dataset("/Fit/x_best").attributes().getLong("epoch")).isEqualTo(60);
      assertThat(opened.dataset("/Fit/sample/spaxels").readInts()).hasSize(3);
      double[] errors = opened.dataset("/Fit/metrics/val_rmse").readDoubles();
      assertThat(errors[errors.length - 1])
          .isEqualTo(opened.dataset("/Fit/x_best").attributes().getDouble("val_rmse"));
    }
    assertThat(folder.resolve("tiny.h5.fit.h5")).doesNotExist();
  }

  @Test
  void storedModelsAndInputsLeadToTheSameWeights() throws Exception {
    SolveOptions.Builder options =
        TinyCube.options().epochs(3).warmStart(WarmStart.ZEROS).trackerMode(TrackerMode.OFF);
    double[] direct = solve(options.rowSource(RowSource.OPERATOR).build()).x();
    HypercubeBuilder.build(file, BuildOptions.defaults(), ProgressListener.NONE);
    double[] stored = solve(options.rowSource(RowSource.MODELS).build()).x();
    assertThat(distance(stored, direct)).isLessThan(1e-5);
    assertThat(solve(options.rowSource(RowSource.AUTO).build()).x()).containsExactly(stored);
  }

  @Test
  void resumePrefersTheBestVectorThenTheSolutionThenX0() {
    String fingerprint = TinyCube.fingerprint(file);
    SolveOptions.Builder resume =
        TinyCube.options().warmStart(WarmStart.RESUME).trackerMode(TrackerMode.OFF);
    assertThatThrownBy(() -> solve(resume.build()))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("no earlier fit");
    assertThat(solve(resume.x0(ONES).build()).stats().warmStart()).isEqualTo("x0");
    assertThat(solve(resume.build()).stats().warmStart()).isEqualTo("X_global");
    writeFit(saved(TWOS, 10), saved(THREES, 11), fingerprint);
    assertThat(solve(resume.build()).stats().warmStart()).isEqualTo("x_best");
    assertThat(solve(WarmStart.AUTO).stats().warmStart()).isEqualTo("x_best");
    assertThat(solve(WarmStart.ZEROS).stats().warmStart()).isEqualTo("zeros");
    assertThat(solve(WarmStart.JACOBI).stats().warmStart()).isEqualTo("jacobi");
  }

  @Test
  void aPassedVectorGoesFirstUnlessResumeIsAskedFor() {
    writeFit(saved(TWOS, 10), saved(THREES, 11), TinyCube.fingerprint(file));
    SolveOptions.Builder options = TinyCube.options().x0(ONES).trackerMode(TrackerMode.OFF);
    assertThat(solve(options.build()).stats().warmStart()).isEqualTo("x0");
    assertThat(solve(options.warmStart(WarmStart.RESUME).build()).stats().warmStart())
        .isEqualTo("x_best");
  }

  @Test
  void theLatestCheckpointCountsIfItIsNewerThanTheSolution() {
    String fingerprint = TinyCube.fingerprint(file);
    SavedVector unscored = new SavedVector(TWOS, 1, 10, Double.NaN);
    writeFit(unscored, saved(THREES, 100), fingerprint);
    TinyCube.writeSolution(file, ONES, fingerprint, 99);
    assertThat(solve(WarmStart.AUTO).stats().warmStart()).isEqualTo("x_latest");
    TinyCube.writeSolution(file, ONES, fingerprint, 101);
    assertThat(solve(WarmStart.AUTO).stats().warmStart()).isEqualTo("X_global");
  }

  @Test
  void unusableVectorsAreNamedAndPassedOver() {
    String fingerprint = TinyCube.fingerprint(file);
    writeFit(saved(new double[6], 10), saved(new double[6], 11), fingerprint);
    TinyCube.writeSolution(file, new double[] {1, 2, 3}, fingerprint, 12);
    SolveResult result = solve(WarmStart.AUTO);
    assertThat(result.stats().warmStart()).isEqualTo("jacobi");
    assertThat(result.messages())
        .anyMatch(m -> m.contains("/Fit/x_best") && m.contains("all zero"));
    assertThat(result.messages())
        .anyMatch(m -> m.contains("/X_global") && m.contains("3 elements, the problem has 6"));
  }

  @Test
  void vectorsOfAnotherMatrixAreNotUsed() {
    writeFit(saved(TWOS, 10), saved(THREES, 11), "another");
    TinyCube.writeSolution(file, ONES, "another", 12);
    SolveResult result = solve(WarmStart.AUTO);
    assertThat(result.stats().warmStart()).isEqualTo("jacobi");
    assertThat(result.messages()).hasSize(3).allMatch(m -> m.contains("other inputs or build"));
  }

  @Test
  void vectorsThatAreNotFiniteAreNotUsed() {
    double[] broken = ONES.clone();
    broken[3] = Double.NaN;
    TinyCube.writeSolution(file, broken, TinyCube.fingerprint(file), 12);
    assertThat(solve(WarmStart.AUTO).messages()).anyMatch(m -> m.contains("not finite"));
  }

  @Test
  void aPassedVectorThatCannotBeUsedIsAnError() {
    assertThatThrownBy(() -> solve(TinyCube.options().x0(1, 2).build()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 elements, the problem has 6 unknowns");
    assertThatThrownBy(() -> solve(TinyCube.options().x0(0, 0, 0, 0, 0, 0).build()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("all zero");
    assertThatThrownBy(() -> solve(TinyCube.options().warmStart(WarmStart.X0).build()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("without a vector");
  }

  @Test
  void aSecondSolveGoesOnWhereTheFirstEnded() {
    SolveOptions.Builder options = TinyCube.options();
    double first = distance(solve(options.epochs(3).build()).x(), TinyCube.truth());
    clock.advanceSeconds(60);
    SolveResult second = solve(options.epochs(20).build());
    assertThat(second.stats().warmStart()).isEqualTo("x_best");
    assertThat(distance(second.x(), TinyCube.truth())).isLessThan(first / 2);
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      // A checkpoint takes the place of one that still waits for the writer; the last is never
      // lost.
      long head = opened.dataset("/Fit/x_ring").attributes().getLong("head");
      assertThat(head).isBetween(2L, 4L);
      assertThat(opened.dataset("/Fit/x_ring_epoch").readLongs()[(int) head - 1]).isEqualTo(20);
      assertThat(opened.dataset("/Fit/metrics/epoch").readLongs()).containsExactly(0, 3, 0, 20);
    }
  }

  @Test
  void aCancelledSolveLeavesItsLastStateAndResumes() {
    SolveListener cancelling =
        new SolveListener() {
          private int spaxels;

          @Override
          public void onBatchRmse(double rmse) {
            if (++spaxels == 40) {
              throw new IllegalStateException("enough");
            }
          }
        };
    SolveOptions options = TinyCube.options().epochs(50).listener(cancelling).build();
    assertThatThrownBy(() -> solve(options))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
    double[] left;
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      assertThat(opened.exists("/X_global")).isFalse();
      left = opened.dataset("/Fit/x_latest").readDoubles();
    }
    assertThat(distance(left, TinyCube.truth())).isLessThan(0.5);
    assertThat(Files.exists(folder.resolve("tiny.h5.fit.h5"))).isFalse();
    assertThat(solve(TinyCube.options().build()).stats().warmStart()).isEqualTo("x_best");
  }

  @Test
  void anInterruptedSolveLeavesItsLastStateInTheFile() {
    SolveListener interrupting =
        new SolveListener() {
          private int spaxels;

          @Override
          public void onBatchRmse(double rmse) {
            if (++spaxels == 20) {
              Thread.currentThread().interrupt();
            }
          }
        };
    SolveOptions options = TinyCube.options().epochs(50).listener(interrupting).build();
    assertThatThrownBy(() -> solve(options))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      assertThat(opened.dataset("/Fit/x_latest").attributes().getLong("epoch")).isEqualTo(4);
    }
    assertThat(folder.resolve("tiny.h5.fit.h5")).doesNotExist();
  }

  @Test
  void orbitWeightsReachTheTracker() {
    SolveResult result = solve(TinyCube.options().epochs(30).orbitWeights(0.7, 1.3).build());
    assertThat(result.stats().ratioUsed()).isTrue();
    assertThat(result.stats().ratioAnchor()).isEqualTo(1);
    assertThat(result.stats().ratioEta()).isEqualTo(0.1);
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      assertThat(opened.dataset("/Fit/orbit_weights").readDoubles()).containsExactly(0.7, 1.3);
      double[] errors = opened.dataset("/Fit/metrics/mass_err_L1").readDoubles();
      assertThat(errors[errors.length - 1]).isLessThan(1e-3);
    }
  }

  private static double distance(double[] x, double[] reference) {
    double[] difference = new double[x.length];
    Arrays.setAll(difference, j -> x[j] - reference[j]);
    return Math.sqrt(Arrays.stream(difference).map(d -> d * d).sum());
  }
}
