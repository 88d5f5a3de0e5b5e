package org.alidade.pipeline;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The machine's monotonic clock. */
enum SystemTiming implements Timing {
  INSTANCE;

  @Override
  public Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }
}
