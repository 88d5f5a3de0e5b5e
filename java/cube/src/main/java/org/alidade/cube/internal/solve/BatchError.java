package org.alidade.cube.internal.solve;

/**
 * Residuals of one sweep, each taken just before its own update.
 *
 * @param squares sum of squared residuals of the rows used
 * @param used rows used
 * @param skipped rows passed over
 */
record BatchError(double squares, int used, int skipped) {
  static final BatchError NONE = new BatchError(0, 0, 0);

  /** Sums up residuals; NaN marks a row that was passed over. */
  static BatchError of(double[] residuals, int count) {
    double squares = 0;
    int used = 0;
    for (int i = 0; i < count; i++) {
      double r = residuals[i];
      if (!Double.isNaN(r)) {
        squares += r * r;
        used++;
      }
    }
    return new BatchError(squares, used, count - used);
  }

  /** Root mean square, NaN if no row was used. */
  double rmse() {
    return used == 0 ? Double.NaN : Math.sqrt(squares / used);
  }
}
