package org.alidade.spherex.archive;

import java.time.Duration;
import java.util.function.Consumer;
import org.alidade.pipeline.Timing;

/** Adds up what threads report and tells a listener, one call at a time. */
final class ProgressCount {
  /** Bytes between two calls. */
  private static final long STEP_BYTES = 1 << 20;

  private final int total;
  private final Consumer<DownloadProgress> listener;
  private final Timing timing;
  private final Duration start;
  private int done;
  private int failed;
  private long bytes;
  private long told;

  ProgressCount(int total, Consumer<DownloadProgress> listener, Timing timing) {
    this.total = total;
    this.listener = listener;
    this.timing = timing;
    start = timing.now();
  }

  synchronized void arrived(long count) {
    bytes += count;
    if (bytes - told >= STEP_BYTES) {
      tell();
    }
  }

  synchronized void ended(boolean success) {
    done++;
    failed += success ? 0 : 1;
    tell();
  }

  private void tell() {
    told = bytes;
    double seconds = timing.now().minus(start).toNanos() * 1e-9;
    listener.accept(
        new DownloadProgress(done, total, failed, bytes, seconds > 0 ? bytes / seconds : 0));
  }
}
