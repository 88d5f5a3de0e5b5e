package org.alidade.spherex.archive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.alidade.pipeline.Timing;

/** Time that passes only by waiting, which takes none. */
final class FakeTiming implements Timing {
  private final List<Duration> waits = new ArrayList<>();
  private Duration now = Duration.ZERO;

  @Override
  public synchronized Duration now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    waits.add(duration);
    now = now.plus(duration);
  }

  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
