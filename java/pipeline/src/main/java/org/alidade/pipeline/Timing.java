package org.alidade.pipeline;

import java.time.Duration;

/** Where a run gets its time from and how it waits; tests bring one that does not wait. */
public interface Timing {
  /** Time since some fixed moment; never goes backwards. */
  Duration now();

  /**
   * Waits between two attempts.
   *
   * @throws InterruptedException if the thread is interrupted, which is how a run is cancelled
   */
  void sleep(Duration duration) throws InterruptedException;

  /** The machine's time. */
  static Timing system() {
    return SystemTiming.INSTANCE;
  }
}
