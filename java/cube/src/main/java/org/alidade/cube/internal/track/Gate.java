package org.alidade.cube.internal.track;

import java.time.Duration;

/**
 * Opens at the first call and then once per interval after the last time something went through.
 */
final class Gate {
  private final long intervalMillis;
  private boolean passed;
  private long passedAtMillis;

  Gate(Duration interval) {
    this.intervalMillis = interval.toMillis();
  }

  boolean isDue(long nowMillis) {
    return !passed || nowMillis - passedAtMillis >= intervalMillis;
  }

  void pass(long nowMillis) {
    passed = true;
    passedAtMillis = nowMillis;
  }
}
