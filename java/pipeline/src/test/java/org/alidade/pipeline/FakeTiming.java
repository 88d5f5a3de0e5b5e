package org.alidade.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still; waits are written down instead. */
final class FakeTiming implements Timing {
  private final List<Duration> waits = new ArrayList<>();

  @Override
  public Duration now() {
    return Duration.ZERO;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    waits.add(duration);
  }

  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
