package org.alidade.cube.track;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.alidade.cube.internal.track.FitState;
import org.alidade.cube.internal.track.FitStore;
import org.alidade.cube.internal.track.MetricsRow;
import org.alidade.cube.internal.track.SavedVector;
import org.jspecify.annotations.Nullable;

/** Keeps what was written last; can hold the writer up, or fail. */
final class MemoryStore implements FitStore {
  final List<double[]> written = new ArrayList<>();
  final CountDownLatch writing = new CountDownLatch(1);
  @Nullable CountDownLatch hold;
  @Nullable RuntimeException failure;
  List<MetricsRow> rows = List.of();
  @Nullable SavedVector best;
  long ringHead;
  boolean merged;
  boolean closed;

  @Override
  public void write(FitState state) {
    writing.countDown();
    CountDownLatch waited = hold;
    if (waited != null) {
      try {
        waited.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
    SavedVector latest = state.latest();
    if (latest != null) {
      written.add(latest.x());
    }
    rows = state.metrics();
    best = state.best();
    ringHead = state.ringHead();
  }

  @Override
  public void merge(FitState state, Duration timeout) {
    merged = true;
  }

  @Override
  public void close() {
    closed = true;
  }
}
