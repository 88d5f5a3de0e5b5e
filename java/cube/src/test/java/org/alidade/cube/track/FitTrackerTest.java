package org.alidade.cube.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.alidade.array.DoubleArray;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.FitTracker;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.SolveResult;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.TrackerReport;
import org.alidade.cube.internal.track.FitFile;
import org.alidade.cube.internal.track.FitState;
import org.alidade.cube.internal.track.MetricsRow;
import org.alidade.cube.internal.track.SavedVector;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class FitTrackerTest {
  private static final TrackerConfig CONFIG =
      TrackerConfig.DEFAULT.withSample(3, 20, 1).withRingSize(3);

  @TempDir Path folder;
  private Path file;
  private Path live;
  private CubeData data;
  private CubeOperator operator;
  private final FakeClock clock = new FakeClock();

  @BeforeEach
  void open() {
    file = TinyCube.create(folder);
    live = folder.resolve("tiny.h5.fit.h5");
    data = CubeDataReader.read(file);
    operator = CubeOperators.matrixFree(file, 1);
  }

  @AfterEach
  void close() {
    operator.close();
    data.close();
  }

  private FitTracker tracker(TrackerConfig config) {
    return FitTracker.open(file, config, operator, data, clock);
  }

  private void saveFive(FitTracker tracker) {
    try (DoubleArray x = DoubleArray.allocate("test.x", TinyCube.UNKNOWNS)) {
      for (int i = 1; i <= 5; i++) {
        x.fill(i);
        tracker.save(x, i);
        // Each checkpoint is to be written, not only the last: wait until it is.
        while (tracker.report().checkpoints() < i) {
          Thread.onSpinWait();
        }
        clock.advanceSeconds(10);
      }
    }
  }

  @Test
  void theRingKeepsTheLastCheckpointsAndGoesOnInTheNextRun() {
    try (FitTracker tracker = tracker(CONFIG)) {
      saveFive(tracker);
    }
    try (FitTracker tracker = tracker(CONFIG);
        DoubleArray x = DoubleArray.copyOf("test.x", new double[] {6, 6, 6, 6, 6, 6})) {
      tracker.save(x, 6);
    }
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      assertThat(opened.dataset("/Fit/x_ring").attributes().getLong("head")).isEqualTo(6);
      assertThat(opened.dataset("/Fit/x_ring").shape().toArray()).containsExactly(3, 6);
      assertThat(opened.dataset("/Fit/x_ring_epoch").readLongs()).containsExactly(4, 5, 6);
      double[] ring = opened.dataset("/Fit/x_ring").readDoubles();
      assertThat(new double[] {ring[0], ring[6], ring[12]}).containsExactly(4, 5, 6);
      assertThat(opened.dataset("/Fit/metrics/epoch").readLongs())
          .containsExactly(1, 2, 3, 4, 5, 6);
    }
    assertThat(live).doesNotExist();
  }

  @Test
  void theBestVectorIsAbsentBeforeTheFirstValidation() {
    FitState state = new FitState("abc", 2, 3);
    state.checkpoint(new SavedVector(new double[] {1, 2}, 1, 2, Double.NaN));
    Hdf5File.createAtomically(live, opened -> FitFile.write(opened, state));
    try (Hdf5File opened = Hdf5File.openReadOnly(live)) {
      assertThat(opened.exists("/Fit/x_best")).isFalse();
      assertThat(opened.dataset("/Fit/x_latest").readDoubles()).containsExactly(1, 2);
      assertThat(opened.dataset("/Fit/metrics/epoch").shape().toArray()).containsExactly(0);
    }
  }

  @Test
  void thereIsOneTrackerPerFile() {
    try (FitTracker first = tracker(CONFIG)) {
      assertThatThrownBy(() -> tracker(CONFIG))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("pid");
      assertThat(first.drain(Duration.ofSeconds(30)).failure()).isEmpty();
    }
    tracker(CONFIG).close();
  }

  @Test
  void aWriterOfTheCubeFileLeavesTheCheckpointsBesideIt() {
    FitTracker tracker = tracker(CONFIG);
    try (DoubleArray x = DoubleArray.copyOf("test.x", TinyCube.truth());
        WriterLock writer = WriterLock.acquire(file)) {
      tracker.save(x, 1);
      TrackerReport report = tracker.finish(Duration.ofSeconds(30));
      assertThat(report.failure()).isNotEmpty();
      assertThat(writer.protects(file)).isTrue();
    }
    assertThat(live).exists();
    tracker(CONFIG).close();
    assertThat(live).doesNotExist();
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      assertThat(opened.dataset("/Fit/x_latest").readDoubles()).containsExactly(TinyCube.truth());
    }
  }

  @Test
  void theLastCheckpointOfAKilledRunIsValidatedBeforeTheNext() {
    FitState state = new FitState(TinyCube.fingerprint(file), TinyCube.UNKNOWNS, 3);
    double[] early = {9, 9, 9, 9, 9, 9};
    state.offerBest(new SavedVector(early, 0, 1, 50));
    state.add(new MetricsRow(0, 1, 1, 50, Double.NaN, 6, 54, 22, Double.NaN, Double.NaN));
    state.checkpoint(new SavedVector(TinyCube.truth(), 7, 2, Double.NaN));
    Hdf5File.createAtomically(live, opened -> FitFile.write(opened, state));
    SolveResult result =
        PipelineRunner.open(file)
            .solveAll(TinyCube.options().epochs(1).trackerMode(TrackerMode.OFF).build());
    assertThat(result.stats().warmStart()).isEqualTo("x_best");
    assertThat(result.stats().rmseEpoch()).isLessThan(1e-4);
    tracker(CONFIG).close();
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      assertThat(opened.dataset("/Fit/x_best").readDoubles()).containsExactly(TinyCube.truth());
      assertThat(opened.dataset("/Fit/metrics/epoch").readLongs()).containsExactly(0, 7);
    }
  }

  @Test
  void halfWrittenFilesOfKilledRunsAreRemoved() throws IOException {
    Path leftover = Files.createFile(folder.resolve(".tiny.h5.fit.h5.4711-1.tmp"));
    Path foreign = Files.createFile(folder.resolve(".other.h5.fit.h5.4711-1.tmp"));
    tracker(CONFIG).close();
    assertThat(leftover).doesNotExist();
    assertThat(foreign).exists();
  }

  @Test
  void otherProgramsReadTheLiveFile() {
    Python.assumeModules("h5py", "numpy");
    try (FitTracker tracker = tracker(CONFIG)) {
      tracker.setOrbitWeights(new double[] {1, 3});
      saveFive(tracker);
      String said =
          Python.run(
              """
              import sys, h5py
              with h5py.File(sys.argv[1], "r") as f:
                  fit = f["Fit"]
                  print(fit["x_latest"][0], fit["x_latest"].attrs["epoch"], fit["x_latest"].compression)
                  print(fit["x_ring"].chunks, fit["x_ring"].attrs["head"], fit["orbit_weights"][1])
                  print(sorted(set(fit["metrics"][k].shape[0] for k in fit["metrics"])), fit["metrics/epoch"].dtype)
                  print(fit["metrics/epoch"].maxshape, fit["x_latest"].attrs["build.fingerprint"][:0] == "")
              """,
              live);
      assertThat(said.strip().lines())
          .containsExactly("5.0 5 gzip", "(1, 6) 5 3.0", "[5] int64", "(None,) True");
    }
  }
}
