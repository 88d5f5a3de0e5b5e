package org.alidade.cube.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.alidade.array.DoubleArray;
import org.alidade.array.IoFailureException;
import org.alidade.cube.Tracker;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.TrackerReport;
import org.alidade.cube.internal.track.FitState;
import org.alidade.cube.internal.track.MetricsRow;
import org.alidade.cube.internal.track.SavedVector;
import org.alidade.cube.internal.track.TrackerCore;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class TrackerCoreTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeClock clock = new FakeClock();
  private final MemoryStore store = new MemoryStore();

  private TrackerCore tracker(TrackerConfig config) {
    FitState state = new FitState("abc", 4, config.ringSize());
    return new TrackerCore(config, clock, 2, state, store, x -> x[0]).start();
  }

  private static DoubleArray vector(double... values) {
    return DoubleArray.copyOf("test.x", values);
  }

  @Test
  void gatesOpenAtOnceAndThenOncePerInterval() {
    TrackerCore tracker = tracker(TrackerConfig.DEFAULT);
    try (DoubleArray x = vector(1, 2, 3, 4)) {
      for (int minute = 0; minute <= 120; minute++) {
        tracker.maybeSave(x, minute);
        settle(tracker);
        clock.advanceSeconds(60);
      }
    }
    TrackerReport report = tracker.finish(PATIENCE);
    assertThat(report.dropped()).isZero();
    assertThat(report.checkpoints()).isEqualTo(5);
    assertThat(store.rows).extracting(MetricsRow::epoch).hasSize(25).startsWith(0L, 5L, 10L);
    assertThat(store.rows.stream().filter(row -> !Double.isNaN(row.valRmse())))
        .extracting(MetricsRow::epoch)
        .containsExactly(0L, 60L, 120L);
    assertThat(store.merged).isTrue();
    assertThat(store.closed).isTrue();
  }

  /** Lets the writer catch up, so that nothing can be dropped. */
  private static void settle(TrackerCore tracker) {
    while (!tracker.isIdle()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theRunningMeanStartsAtTheFirstFiniteValue() {
    TrackerCore tracker = tracker(TrackerConfig.DEFAULT);
    assertThat(tracker.ewma()).isNaN();
    tracker.onBatch(Double.NaN);
    assertThat(tracker.ewma()).isNaN();
    tracker.onBatch(3);
    assertThat(tracker.ewma()).isEqualTo(3);
    tracker.onBatch(3);
    tracker.onBatch(Double.POSITIVE_INFINITY);
    assertThat(tracker.ewma()).isCloseTo(3, offset(1e-15));
    tracker.onBatch(8);
    assertThat(tracker.ewma()).isCloseTo(3.1, offset(1e-14));
    tracker.finish(PATIENCE);
  }

  @Test
  void aSlowWriterLosesMetricsButNotTheLatestCheckpoint() throws InterruptedException {
    CountDownLatch hold = new CountDownLatch(1);
    store.hold = hold;
    Duration always = Duration.ZERO;
    TrackerConfig config =
        TrackerConfig.DEFAULT
            .withMetricsInterval(always)
            .withValidationInterval(always)
            .withCheckpointInterval(always)
            .withQueue(3);
    TrackerCore tracker = tracker(config);
    try (DoubleArray x = vector(1, 2, 3, 4)) {
      tracker.maybeSave(x, 0);
      store.writing.await();
      for (int i = 1; i <= 100; i++) {
        x.set(0, i);
        tracker.maybeSave(x, i);
      }
    }
    TrackerReport early = tracker.drain(Duration.ofMillis(1));
    assertThat(early.finished()).isFalse();
    assertThat(early.dropped()).isEqualTo(97);
    hold.countDown();
    TrackerReport report = tracker.finish(PATIENCE);
    assertThat(report.finished()).isTrue();
    assertThat(report.accepted()).isEqualTo(4);
    assertThat(report.checkpoints()).isEqualTo(2);
    assertThat(store.written.get(0)).startsWith(1);
    assertThat(store.written.get(store.written.size() - 1)).startsWith(100);
  }

  @Test
  void queuedVectorsDoNotFollowTheSolver() {
    TrackerCore tracker = tracker(TrackerConfig.DEFAULT);
    try (DoubleArray x = vector(7, 0, 0, 0)) {
      tracker.maybeSave(x, 1);
      x.fill(-1);
      tracker.finish(PATIENCE);
    }
    assertThat(store.written).hasSize(1);
    assertThat(store.written.get(0)).containsExactly(7, 0, 0, 0);
  }

  @Test
  void theBestVectorIsThatOfTheSmallestFiniteValidationError() {
    TrackerCore tracker = tracker(TrackerConfig.DEFAULT.withValidationInterval(Duration.ZERO));
    try (DoubleArray x = vector(5, 0, 0, 1)) {
      for (double error : new double[] {5, Double.NaN, 2, 3}) {
        x.set(0, error);
        tracker.maybeSave(x, 1);
        settle(tracker);
        clock.advanceSeconds(1800);
      }
    }
    tracker.finish(PATIENCE);
    SavedVector best = java.util.Objects.requireNonNull(store.best);
    assertThat(best.valRmse()).isEqualTo(2);
    assertThat(best.x()).startsWith(2);
  }

  @Test
  void aWriterThatFailsSilencesTheTrackerAndSaysWhy() {
    store.failure = new IoFailureException("disk full", "x.fit.h5", "free some space");
    Tracker tracker = tracker(TrackerConfig.DEFAULT);
    try (DoubleArray x = vector(1, 2, 3, 4)) {
      tracker.maybeSave(x, 0);
      tracker.save(x, 1);
      TrackerReport report = tracker.finish(PATIENCE);
      assertThat(report.failure()).contains("disk full");
      assertThat(report.finished()).isTrue();
      assertThat(store.merged).isFalse();
      assertThat(store.closed).isTrue();
    }
  }

  @Test
  void aForcedSaveIsValidated() {
    TrackerCore tracker = tracker(TrackerConfig.DEFAULT);
    try (DoubleArray x = vector(9, 0, 0, 0)) {
      tracker.maybeSave(x, 0);
      settle(tracker);
      x.set(0, 4);
      clock.advanceSeconds(1);
      tracker.save(x, 3);
    }
    tracker.finish(PATIENCE);
    assertThat(store.rows).extracting(MetricsRow::valRmse).containsExactly(9.0, 4.0);
    assertThat(store.ringHead).isEqualTo(2);
    assertThat(java.util.Objects.requireNonNull(store.best).epoch()).isEqualTo(3);
  }
}
