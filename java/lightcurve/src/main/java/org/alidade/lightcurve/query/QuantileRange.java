package org.alidade.lightcurve.query;

import org.alidade.array.BadInputException;

/**
 * A range of quantiles, percent.
 *
 * @param low lower end, 0 to 100
 * @param high upper end, 0 to 100, not below the lower
 */
public record QuantileRange(double low, double high) {
  private static final double SYMMETRIC_ENOUGH = 0.1;
  private static final double HALF_GAP = 0.5;
  private static final double MIDDLE = 50;

  /**
   * Checks the order.
   *
   * @throws BadInputException if the ends are not in order between 0 and 100
   */
  public QuantileRange {
    if (!(low >= 0 && low <= high && high <= 100)) {
      throw new BadInputException(
          "quantiles " + low + " and " + high, "quantile range", "use 0 to 100 in order");
    }
  }

  /**
   * The range that is symmetric about 50: the end nearer to 50 stays and the other moves, at most
   * so far that a gap of 1 percent is left between them (spec lightcurve 12.3, D22). A range that
   * is symmetric already stays as it is.
   */
  public QuantileRange symmetric() {
    if (Math.abs(low + high - 2 * MIDDLE) < SYMMETRIC_ENOUGH) {
      return this;
    }
    boolean lowStays = Math.abs(low - MIDDLE) < Math.abs(high - MIDDLE);
    double from = Math.min(lowStays ? low : 2 * MIDDLE - high, MIDDLE - HALF_GAP);
    return new QuantileRange(from, 2 * MIDDLE - from);
  }
}
