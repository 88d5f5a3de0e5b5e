package org.alidade.lightcurve.internal.period;

/** Cycles as angles. */
final class Phases {
  private Phases() {}

  /**
   * Angle of a number of cycles, from -pi to pi: whole cycles are dropped before they cost digits.
   */
  static double radians(double cycles) {
    return 2 * Math.PI * (cycles - Math.rint(cycles));
  }
}
