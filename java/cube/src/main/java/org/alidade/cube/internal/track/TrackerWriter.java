package org.alidade.cube.internal.track;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's thread: turns messages into state and saves the state. Owns both. */
final class TrackerWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TrackerWriter.class);
  private static final int FLUSH_MESSAGES = 128;
  private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Mailbox mailbox;
  private final FitState state;
  private final FitStore store;
  private final Metrics metrics;
  private final ToDoubleFunction<double[]> validation;
  private volatile String failure = "";
  private final AtomicLong checkpoints = new AtomicLong();
  private final AtomicLong flushes = new AtomicLong();
  private int unsaved;
  private long unsavedSince;

  TrackerWriter(
      Mailbox mailbox,
      FitState state,
      FitStore store,
      Metrics metrics,
      ToDoubleFunction<double[]> validation) {
    this.mailbox = mailbox;
    this.state = state;
    this.store = store;
    this.metrics = metrics;
    this.validation = validation;
  }

  /** Why nothing is saved any more, empty if all is well. */
  String failure() {
    return failure;
  }

  long checkpoints() {
    return checkpoints.get();
  }

  long flushes() {
    return flushes.get();
  }

  @Override
  public void run() {
    try {
      work();
    } catch (InterruptedException interrupted) {
      fail(interrupted);
    } catch (RuntimeException | Error broken) {
      fail(broken);
    }
  }

  private void fail(Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    failure = cause instanceof InterruptedException ? "the writer was interrupted" : text;
    LOG.error("the fit tracker stopped, the solve goes on: {}", failure, cause);
  }

  private void work() throws InterruptedException {
    while (true) {
      Message message = mailbox.take(unsaved == 0 ? Mailbox.LONG_NANOS : leftNanos());
      if (message instanceof Message.Row row) {
        handle(row);
      } else if (message instanceof Message.Checkpoint checkpoint) {
        state.checkpoint(
            new SavedVector(checkpoint.x(), checkpoint.epoch(), checkpoint.timeSec(), Double.NaN));
        flush();
        checkpoints.incrementAndGet();
      } else if (message instanceof Message.OrbitWeights orbit) {
        state.orbitWeights(orbit.weights());
      } else if (message instanceof Message.Stop) {
        flushIfNeeded();
        return;
      }
      if (unsaved >= FLUSH_MESSAGES || (unsaved > 0 && leftNanos() <= 0)) {
        flush();
      }
    }
  }

  private void handle(Message.Row row) {
    double valRmse = Double.NaN;
    if (row.validate()) {
      valRmse = validation.applyAsDouble(row.x());
      state.offerBest(new SavedVector(row.x(), row.epoch(), row.timeSec(), valRmse));
    }
    state.add(
        metrics.next(
            row.x(), row.epoch(), row.timeSec(), row.ewma(), valRmse, state.orbitWeights()));
    if (unsaved == 0) {
      unsavedSince = System.nanoTime();
    }
    unsaved++;
  }

  private long leftNanos() {
    return FLUSH_NANOS - (System.nanoTime() - unsavedSince);
  }

  private void flushIfNeeded() {
    if (unsaved > 0) {
      flush();
    }
  }

  private void flush() {
    store.write(state);
    unsaved = 0;
    flushes.incrementAndGet();
  }
}
