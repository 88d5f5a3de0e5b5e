package org.alidade.spherex.internal.psf;

/**
 * Radius at which the azimuthal mean of an oversampled point-spread function falls to half its peak
 * (spec spherex 7.2): exact ring means, interpolated by a quadratic spline.
 *
 * <p>The spline forgets a point over a distance of one interval by a factor 0.17, so rings that lie
 * {@value #BEYOND} intervals outside the crossing have no influence and are not summed.
 */
public final class HalfMaximum {
  private static final int EDGES = 500;
  private static final int BEYOND = 40;

  /** Enough for all but extreme widths. */
  private static final int NEAR_RINGS = 120;

  private static final double SMALLEST = 1;
  private static final double LARGEST = 40;

  private final float[] samples;
  private final int columns;
  private final int rows;
  private final int peakX;
  private final int peakY;

  private HalfMaximum(float[] samples, int columns) {
    this.samples = samples;
    this.columns = columns;
    this.rows = samples.length / columns;
    int peak = 0;
    for (int i = 1; i < samples.length; i++) {
      if (samples[i] > samples[peak]) {
        peak = i;
      }
    }
    this.peakX = peak % columns;
    this.peakY = peak / columns;
  }

  /**
   * The radius in samples.
   *
   * @param samples the plane, row after row
   * @param columns length of a row
   * @return NaN if the profile does not fall to half between 1 and 40 samples
   */
  public static double radius(float[] samples, int columns) {
    return new HalfMaximum(samples, columns).radius();
  }

  private double radius() {
    double half = samples[peakY * columns + peakX] / 2.0;
    double step = Math.min(columns, rows) / 2.0 / (EDGES - 1);
    double[] profile = profile(NEAR_RINGS, step);
    int crossing = firstBelow(half, profile);
    if (crossing < 0 || crossing + BEYOND >= NEAR_RINGS) {
      profile = profile(EDGES - 1, step);
      crossing = firstBelow(half, profile);
    }
    if (crossing <= 0) {
      return Double.NaN;
    }
    double found = QuadraticSpline.through(step / 2, step, profile).crossing(crossing, half);
    return found >= SMALLEST && found <= LARGEST ? found : Double.NaN;
  }

  private static int firstBelow(double half, double[] profile) {
    for (int ring = 0; ring < profile.length; ring++) {
      if (profile[ring] < half) {
        return ring;
      }
    }
    return -1;
  }

  /**
   * Mean light in the innermost rings. A pixel's share in a circle depends on the sizes of its
   * distances along both axes alone, so up to eight pixels are handled at once.
   */
  private double[] profile(int rings, double step) {
    double[] light = new double[rings + 1];
    double[] area = new double[rings + 1];
    CircleShares shares = CircleShares.of(rings + 1, step);
    for (int far = 0; far <= shares.reach(); far++) {
      for (int near = 0; near <= far; near++) {
        double[] group = symmetric(far, near);
        if (group[1] > 0) {
          double[] share = shares.at(far, near);
          int first = shares.first(far, near);
          for (int i = 0; i < share.length; i++) {
            light[first + i] += share[i] * group[0];
            area[first + i] += share[i] * group[1];
          }
        }
      }
    }
    double[] profile = new double[rings];
    for (int ring = 0; ring < rings; ring++) {
      profile[ring] = (light[ring + 1] - light[ring]) / (area[ring + 1] - area[ring]);
    }
    return profile;
  }

  /** Light and number of the pixels at these distances from the peak. */
  private double[] symmetric(int far, int near) {
    double[] group = new double[2];
    for (int turn = 0; turn < 8; turn++) {
      int dx = (turn & 1) == 0 ? far : -far;
      int dy = (turn & 2) == 0 ? near : -near;
      boolean repeated =
          (far == 0 && (turn & 1) != 0)
              || (near == 0 && (turn & 2) != 0)
              || (far == near && (turn & 4) != 0);
      if (!repeated) {
        add(group, (turn & 4) == 0 ? dx : dy, (turn & 4) == 0 ? dy : dx);
      }
    }
    return group;
  }

  private void add(double[] group, int dx, int dy) {
    int x = peakX + dx;
    int y = peakY + dy;
    if (x >= 0 && y >= 0 && x < columns && y < rows) {
      group[0] += samples[y * columns + x];
      group[1]++;
    }
  }
}
