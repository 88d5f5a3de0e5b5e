package org.alidade.cube.track;

import java.time.Instant;
import java.time.InstantSource;

/** Time that moves when told to. */
final class FakeClock implements InstantSource {
  private long millis = 1_000_000_000_000L;

  void advanceSeconds(double seconds) {
    millis += Math.round(seconds * 1e3);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis);
  }

  double seconds() {
    return millis / 1e3;
  }
}
