package org.alidade.sky.internal;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Sources in zones of declination that hold equally many, by right ascension within each. Rows are
 * places in this order.
 */
public final class Zones {
  /** Sources of a zone are to those of a row of zones as this many to one. */
  private static final int ELONGATION = 4;

  /**
   * Added to ranges of angles, so that rounding loses nothing; what is found is compared exactly.
   */
  private static final double MARGIN_DEGREES = 1e-9;

  /** Greatest number of sources. */
  public static final int MOST_SOURCES = 1 << 24;

  private static final int INDEX_BITS = 24;
  private static final long LARGEST_ANGLE = (1L << 39) - 1;

  private final int[] sources;
  private final double[] ras;
  private final double[] xs;
  private final double[] ys;
  private final double[] zs;
  private final int[] starts;
  private final double[] lowest;
  private final double[] highest;

  /** Is told of rows found. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a row.
     *
     * @param squaredChord square of its straight distance from the centre
     */
    void found(int row, double squaredChord);
  }

  /** Sorts sources; those with NaN coordinates are left out. */
  public Zones(double[] raDegrees, double[] decDegrees) {
    int[] kept =
        IntStream.range(0, raDegrees.length)
            .filter(i -> Double.isFinite(raDegrees[i]) && Double.isFinite(decDegrees[i]))
            .toArray();
    int size = kept.length;
    int[] byDec = ordered(kept, decDegrees, -90, 180);
    int perZone = Math.max(1, (int) Math.sqrt((double) ELONGATION * size));
    int zones = (size + perZone - 1) / perZone;
    starts = new int[zones + 1];
    lowest = new double[zones];
    highest = new double[zones];
    sources = new int[size];
    double[] turned = new double[raDegrees.length];
    for (int source : kept) {
      turned[source] = Sphere.normalized(raDegrees[source]);
    }
    for (int zone = 0; zone < zones; zone++) {
      int from = zone * perZone;
      int to = Math.min(size, from + perZone);
      lowest[zone] = decDegrees[byDec[from]] - MARGIN_DEGREES;
      highest[zone] = decDegrees[byDec[to - 1]] + MARGIN_DEGREES;
      int[] members = ordered(Arrays.copyOfRange(byDec, from, to), turned, 0, 360);
      System.arraycopy(members, 0, sources, from, members.length);
      starts[zone + 1] = to;
    }
    ras = new double[size];
    xs = new double[size];
    ys = new double[size];
    zs = new double[size];
    for (int row = 0; row < size; row++) {
      ras[row] = turned[sources[row]];
      double[] vector = Sphere.vector(ras[row], decDegrees[sources[row]]);
      xs[row] = vector[0];
      ys[row] = vector[1];
      zs[row] = vector[2];
    }
  }

  /**
   * Indices by ascending angle. Angles are cut to 39 bits, 7e-10 degrees of a circle, so that one
   * number holds angle and index; ranges searched have a margin larger than that.
   */
  private static int[] ordered(int[] indices, double[] angles, double least, double extent) {
    long[] keys = new long[indices.length];
    for (int i = 0; i < keys.length; i++) {
      double fraction = (angles[indices[i]] - least) / extent;
      keys[i] = (long) (fraction * LARGEST_ANGLE) << INDEX_BITS | indices[i];
    }
    Arrays.sort(keys);
    int[] result = new int[keys.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (int) (keys[i] & MOST_SOURCES - 1);
    }
    return result;
  }

  /** The source of a row. */
  public int source(int row) {
    return sources[row];
  }

  /** Angle from a unit vector to a row, degrees. */
  public double separation(int row, double[] vector) {
    return Sphere.separation(new double[] {xs[row], ys[row], zs[row]}, vector);
  }

  /** Hands out the rows within a circle, in order of rows. */
  public void within(double raDegrees, double decDegrees, double radiusDegrees, Visitor visitor) {
    if (!Double.isFinite(raDegrees) || !Double.isFinite(decDegrees)) {
      return;
    }
    double[] centre = Sphere.vector(raDegrees, decDegrees);
    double limit = Sphere.squaredChord(radiusDegrees);
    double reach = Sphere.raReach(decDegrees, radiusDegrees) + MARGIN_DEGREES;
    double radius = radiusDegrees + MARGIN_DEGREES;
    double ra = Sphere.normalized(raDegrees);
    for (int zone = firstZone(decDegrees - radius);
        zone < lowest.length && lowest[zone] <= decDegrees + radius;
        zone++) {
      if (reach >= 180) {
        scan(zone, 0, 360, centre, limit, visitor);
      } else {
        scan(zone, ra - reach, ra + reach, centre, limit, visitor);
        if (ra - reach < 0) {
          scan(zone, ra - reach + 360, 360, centre, limit, visitor);
        }
        if (ra + reach >= 360) {
          scan(zone, 0, ra + reach - 360, centre, limit, visitor);
        }
      }
    }
  }

  private int firstZone(double dec) {
    int found = Arrays.binarySearch(highest, dec);
    int zone = found < 0 ? -found - 1 : found;
    while (zone > 0 && highest[zone - 1] >= dec) {
      zone--;
    }
    return zone;
  }

  private void scan(
      int zone, double raFrom, double raTo, double[] centre, double limit, Visitor visitor) {
    int low = starts[zone];
    int high = starts[zone + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ras[middle] < raFrom) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int row = low; row < starts[zone + 1] && ras[row] <= raTo; row++) {
      double x = xs[row] - centre[0];
      double y = ys[row] - centre[1];
      double z = zs[row] - centre[2];
      double squared = x * x + y * y + z * z;
      if (squared <= limit) {
        visitor.found(row, squared);
      }
    }
  }

  /** Row of the nearest source within a circle, -1 if there is none. */
  public int nearest(double raDegrees, double decDegrees, double radiusDegrees) {
    Nearest nearest = new Nearest();
    within(raDegrees, decDegrees, radiusDegrees, nearest);
    return nearest.best;
  }

  private final class Nearest implements Visitor {
    private int best = -1;
    private double smallest = Double.POSITIVE_INFINITY;

    @Override
    public void found(int row, double squaredChord) {
      if (squaredChord < smallest || (squaredChord == smallest && sources[row] < sources[best])) {
        smallest = squaredChord;
        best = row;
      }
    }
  }

  /** Sources of zones that overlap a range of declination and pass, ascending. */
  public int[] between(double decFrom, double decTo, IntPredicate wanted) {
    int first = firstZone(decFrom);
    int last = first;
    while (last < lowest.length && lowest[last] <= decTo) {
      last++;
    }
    return IntStream.range(starts[first], starts[last])
        .map(row -> sources[row])
        .filter(wanted)
        .sorted()
        .toArray();
  }
}
