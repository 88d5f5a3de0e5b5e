package org.alidade.lightcurve.sources;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;

/**
 * Order in which neighbours on the sky are neighbours in the catalogue: by the cells of a grid over
 * the box that holds all sources (spec lightcurve 8). Right ascension is not wrapped.
 *
 * <p>Example: {@code int[] rows = SpatialOrder.rows(ra, dec, SpatialOrder.DEFAULT_CELLS)}.
 */
public final class SpatialOrder {
  /** Cells along each side unless told otherwise. */
  public static final int DEFAULT_CELLS = 20;

  /** Cell of sources without coordinates; comes last. */
  public static final int NOWHERE = 999_999;

  private static final double MARGIN_DEGREES = 1e-10;
  private static final int MOST_CELLS = 999;

  private SpatialOrder() {}

  /**
   * Cell of every source.
   *
   * @param raDegrees right ascensions, degrees
   * @param decDegrees declinations, degrees
   * @param cells cells along each side, 1 to 999
   */
  public static int[] cells(double[] raDegrees, double[] decDegrees, int cells) {
    if (cells < 1 || cells > MOST_CELLS || raDegrees.length != decDegrees.length) {
      throw new BadInputException(
          cells + " cells, " + raDegrees.length + " and " + decDegrees.length + " coordinates",
          "spatial order",
          "use 1 to " + MOST_CELLS + " cells and one pair of coordinates per source");
    }
    Extent ra = new Extent(raDegrees, decDegrees, raDegrees);
    Extent dec = new Extent(raDegrees, decDegrees, decDegrees);
    boolean flat = ra.length() == 0 || dec.length() == 0;
    int[] found = new int[raDegrees.length];
    for (int i = 0; i < found.length; i++) {
      if (!isFinite(raDegrees[i], decDegrees[i])) {
        found[i] = NOWHERE;
      } else if (!flat) {
        found[i] = ra.bin(raDegrees[i], cells) * cells + dec.bin(decDegrees[i], cells);
      }
    }
    return found;
  }

  /**
   * Rows in spatial order; sources of one cell keep their order.
   *
   * @param raDegrees right ascensions, degrees
   * @param decDegrees declinations, degrees
   * @param cells cells along each side, 1 to 999
   */
  public static int[] rows(double[] raDegrees, double[] decDegrees, int cells) {
    int[] cell = cells(raDegrees, decDegrees, cells);
    return IntStream.range(0, cell.length)
        .boxed()
        .sorted(Comparator.comparingInt(row -> cell[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static boolean isFinite(double ra, double dec) {
    return Double.isFinite(ra) && Double.isFinite(dec);
  }

  private record Extent(double least, double length) {
    Extent(double[] ra, double[] dec, double[] of) {
      this(finite(ra, dec, of));
    }

    private Extent(double[] values) {
      this(
          Arrays.stream(values).min().orElse(0),
          Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0));
    }

    private static double[] finite(double[] ra, double[] dec, double[] of) {
      return IntStream.range(0, ra.length)
          .filter(i -> isFinite(ra[i], dec[i]))
          .mapToDouble(i -> of[i])
          .toArray();
    }

    int bin(double value, int cells) {
      return Math.min((int) ((value - least) / (length + MARGIN_DEGREES) * cells), cells - 1);
    }
  }
}
