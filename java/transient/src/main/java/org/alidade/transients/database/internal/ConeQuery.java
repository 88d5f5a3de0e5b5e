package org.alidade.transients.database.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.alidade.array.BadInputException;
import org.alidade.sky.Healpix;

/** Search around a position: ranges of an indexed column, then the exact distance. */
public final class ConeQuery {
  /** Order of the cells in the database; they are 13 arcseconds wide. */
  private static final int ORDER = 14;

  private static final Healpix CELLS = Healpix.ofOrder(ORDER);

  private final double ra;
  private final double dec;
  private final double radius;

  /**
   * A circle on the sky.
   *
   * @param ra right ascension of the centre, degrees
   * @param dec declination of the centre, degrees
   * @param radius radius, degrees
   */
  public ConeQuery(double ra, double dec, double radius) {
    if (!Double.isFinite(ra) || !(Math.abs(dec) <= 90) || !(radius >= 0 && radius <= 180)) {
      throw new BadInputException(
          "a circle of " + radius + " degrees around " + ra + ", " + dec,
          "cone search",
          "give a position on the sky and a radius up to 180 degrees");
    }
    this.ra = ra;
    this.dec = dec;
    this.radius = radius;
  }

  /** The cell of a position, the content of the column {@code healpix}. */
  public static long cell(double ra, double dec) {
    return CELLS.cell(ra, dec);
  }

  /** The condition on the column {@code healpix}; numbers only. */
  public String condition() {
    int order = order();
    int below = 2 * (ORDER - order);
    List<Healpix.Range> ranges = Healpix.ofOrder(order).coneCells(ra, dec, radius);
    return ranges.stream()
        .map(
            range ->
                "(healpix >= "
                    + (range.first() << below)
                    + " AND healpix < "
                    + (range.end() << below)
                    + ")")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  /** Cells of about a quarter of the radius: few ranges, little too much. */
  private int order() {
    double widthAtOrderZero = 58.6;
    int order = 0;
    while (order < ORDER && widthAtOrderZero / (1 << order) > radius / 4) {
      order++;
    }
    return order;
  }

  /** Whether a position lies in the circle. */
  public boolean contains(double otherRa, double otherDec) {
    return separation(otherRa, otherDec) <= radius;
  }

  /** Distance from the centre, degrees. */
  public double separation(double otherRa, double otherDec) {
    double[] a = vector(ra, dec);
    double[] b = vector(otherRa, otherDec);
    double x = a[1] * b[2] - a[2] * b[1];
    double y = a[2] * b[0] - a[0] * b[2];
    double z = a[0] * b[1] - a[1] * b[0];
    double cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    return Math.toDegrees(Math.atan2(Math.sqrt(x * x + y * y + z * z), cosine));
  }

  private static double[] vector(double ra, double dec) {
    double longitude = Math.toRadians(ra);
    double latitude = Math.toRadians(dec);
    return new double[] {
      Math.cos(latitude) * Math.cos(longitude),
      Math.cos(latitude) * Math.sin(longitude),
      Math.sin(latitude)
    };
  }
}
