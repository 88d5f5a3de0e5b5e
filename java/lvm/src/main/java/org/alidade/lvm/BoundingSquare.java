package org.alidade.lvm;

import java.util.List;
import org.alidade.array.BadInputException;

/** The square around all fibres, one per cent larger than the longer side (spec lvm 5.1). */
record BoundingSquare(Range x, Range y) {
  private static final double FACTOR = 1.01;

  /**
   * The square around given limits.
   *
   * @param x least and largest first coordinate
   * @param y least and largest second coordinate
   */
  static BoundingSquare around(Range x, Range y) {
    double side = FACTOR * Math.max(x.high() - x.low(), y.high() - y.low());
    return new BoundingSquare(centred(x, side), centred(y, side));
  }

  /** The square around all fibres with a position, in right ascension and declination. */
  static BoundingSquare around(List<LvmTile> tiles, SkyFrame frame) {
    double[] limits = limits(tiles, frame);
    if (!(limits[0] <= limits[1] && limits[2] <= limits[3])) {
      throw new BadInputException(
          "no fibre has a position",
          "alpha_range, delta_range",
          "give both ranges, or use tiles with astrometry");
    }
    return around(new Range(limits[0], limits[1]), new Range(limits[2], limits[3]));
  }

  /** The limits of the fibres in words, for messages. */
  static String describe(List<LvmTile> tiles) {
    double[] limits = limits(tiles, new SkyFrame(false, false, 0, 0));
    return "the fibres: right ascension "
        + limits[0]
        + " to "
        + limits[1]
        + ", declination "
        + limits[2]
        + " to "
        + limits[3]
        + " degrees";
  }

  private static double[] limits(List<LvmTile> tiles, SkyFrame frame) {
    double[] limits = {
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (LvmTile tile : tiles) {
      double[] ra = tile.slitMap().raDegrees();
      double[] dec = tile.slitMap().decDegrees();
      for (int i = 0; i < ra.length; i++) {
        widen(limits, 0, frame.unwrapped(ra[i]));
        widen(limits, 2, dec[i]);
      }
    }
    return limits;
  }

  private static void widen(double[] limits, int at, double value) {
    if (Double.isFinite(value)) {
      limits[at] = Math.min(limits[at], value);
      limits[at + 1] = Math.max(limits[at + 1], value);
    }
  }

  private static Range centred(Range range, double side) {
    double centre = (range.low() + range.high()) / 2;
    return new Range(centre - side / 2, centre + side / 2);
  }
}
