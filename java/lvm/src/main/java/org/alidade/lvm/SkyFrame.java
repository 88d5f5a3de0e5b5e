package org.alidade.lvm;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lvm.internal.tile.SlitMap;

/**
 * How positions on the sky become the two coordinates that are normalised: right ascension and
 * declination as they are, with right ascension running through at 0/360 degrees, or on the tangent
 * plane.
 *
 * @param negativeRa whether right ascensions above 180 degrees count as negative
 * @param tangent whether positions are projected
 * @param centreRa tangent point, degrees
 * @param centreDec tangent point, degrees
 */
record SkyFrame(boolean negativeRa, boolean tangent, double centreRa, double centreDec) {

  /** The frame that the options ask for, with its reference taken from all fibres of the tiles. */
  static SkyFrame of(TileSource source, BuildOptions options) {
    boolean negative = options.unwrapRa() && straddlesZero(source.tiles());
    if (!options.tangentPlane()) {
      return new SkyFrame(negative, false, 0, 0);
    }
    double[] centre = centre(source.tiles());
    return new SkyFrame(negative, true, centre[0], centre[1]);
  }

  private static boolean straddlesZero(List<LvmTile> tiles) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (LvmTile tile : tiles) {
      for (double ra : tile.slitMap().raDegrees()) {
        if (Double.isFinite(ra)) {
          lowest = Math.min(lowest, ra);
          highest = Math.max(highest, ra);
        }
      }
    }
    return highest - lowest > 180;
  }

  /** Direction of the sum of all unit vectors. */
  private static double[] centre(List<LvmTile> tiles) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (LvmTile tile : tiles) {
      SlitMap map = tile.slitMap();
      for (int i = 0; i < map.size(); i++) {
        double ra = Math.toRadians(map.raDegrees()[i]);
        double dec = Math.toRadians(map.decDegrees()[i]);
        if (Double.isFinite(ra) && Double.isFinite(dec)) {
          x += Math.cos(dec) * Math.cos(ra);
          y += Math.cos(dec) * Math.sin(ra);
          z += Math.sin(dec);
        }
      }
    }
    if (x == 0 && y == 0 && z == 0) {
      throw new BadInputException(
          "no fibre has a position", "SLITMAP", "use tiles with astrometry");
    }
    return new double[] {
      Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y)))
    };
  }

  /** Right ascension as it is counted here. */
  double unwrapped(double raDegrees) {
    return negativeRa && raDegrees > 180 ? raDegrees - 360 : raDegrees;
  }

  /** First coordinate, degrees. */
  double x(double raDegrees, double decDegrees) {
    if (!tangent) {
      return unwrapped(raDegrees);
    }
    double ra = Math.toRadians(raDegrees - centreRa);
    double dec = Math.toRadians(decDegrees);
    return Math.toDegrees(Math.cos(dec) * Math.sin(ra) / depth(ra, dec));
  }

  /** Second coordinate, degrees. */
  double y(double raDegrees, double decDegrees) {
    if (!tangent) {
      return decDegrees;
    }
    double ra = Math.toRadians(raDegrees - centreRa);
    double dec = Math.toRadians(decDegrees);
    double dec0 = Math.toRadians(centreDec);
    double up = Math.cos(dec0) * Math.sin(dec) - Math.sin(dec0) * Math.cos(dec) * Math.cos(ra);
    return Math.toDegrees(up / depth(ra, dec));
  }

  private double depth(double ra, double dec) {
    double dec0 = Math.toRadians(centreDec);
    return Math.sin(dec0) * Math.sin(dec) + Math.cos(dec0) * Math.cos(dec) * Math.cos(ra);
  }

  /** Right ascension and declination of a point, degrees. */
  double[] sky(double x, double y) {
    if (!tangent) {
      return new double[] {x, y};
    }
    double xi = Math.toRadians(x);
    double eta = Math.toRadians(y);
    double dec0 = Math.toRadians(centreDec);
    double across = Math.cos(dec0) - eta * Math.sin(dec0);
    double ra = centreRa + Math.toDegrees(Math.atan2(xi, across));
    double dec = Math.atan2(Math.sin(dec0) + eta * Math.cos(dec0), Math.hypot(xi, across));
    double turned = ra < 0 ? ra + 360 : ra >= 360 ? ra - 360 : ra;
    return new double[] {unwrapped(turned), Math.toDegrees(dec)};
  }
}
