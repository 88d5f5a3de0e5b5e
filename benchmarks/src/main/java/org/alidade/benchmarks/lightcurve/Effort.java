package org.alidade.benchmarks.lightcurve;

/**
 * How much is measured of every store: calls of a kind, and seconds after which fewer will do.
 *
 * @param gets single light curves
 * @param objects whole objects
 * @param coldGets single light curves that are not in the page cache
 * @param seconds for each kind
 */
record Effort(int gets, int objects, int coldGets, double seconds) {
  /** For figures that are worth printing. */
  static Effort full() {
    return new Effort(20_000, 500, 40, 5);
  }
}
