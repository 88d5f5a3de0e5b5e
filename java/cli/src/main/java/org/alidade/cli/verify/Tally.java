package org.alidade.cli.verify;

import org.jspecify.annotations.Nullable;

/** What became of one check so far. */
final class Tally {
  private final Check check;
  private final boolean available;
  private int repeats;
  private double seconds;
  private double worst;
  private @Nullable Failure failure;

  Tally(Check check) {
    this.check = check;
    this.available = check.isAvailable();
  }

  Check check() {
    return check;
  }

  /** Whether this installation has what is tried. */
  boolean isAvailable() {
    return available;
  }

  /** Whether it can be tried once more. */
  boolean isLeft() {
    return available && failure == null;
  }

  /** Trials that ended, the one that failed included. */
  int repeats() {
    return repeats;
  }

  double seconds() {
    return seconds;
  }

  /** Worst deviation of all trials. */
  double worst() {
    return worst;
  }

  @Nullable Failure failure() {
    return failure;
  }

  void passed(double deviation) {
    repeats++;
    worst = Math.max(worst, deviation);
  }

  void failed(long seed, double deviation, String what) {
    passed(deviation);
    failure = new Failure(seed, what);
  }

  void took(double more) {
    seconds += more;
  }
}
