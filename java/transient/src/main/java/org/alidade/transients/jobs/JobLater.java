package org.alidade.transients.jobs;

import java.time.Duration;

/** Thrown by a handler whose job cannot be done yet, but is not failing. */
public final class JobLater extends Exception {
  private static final long serialVersionUID = 1L;

  /** How long to wait. */
  private final Duration delay;

  /**
   * A job to be looked at later.
   *
   * @param why what it waits for
   * @param delay when to look again
   */
  public JobLater(String why, Duration delay) {
    super(why);
    this.delay = delay;
  }

  /** When to look again. */
  public Duration delay() {
    return delay;
  }
}
