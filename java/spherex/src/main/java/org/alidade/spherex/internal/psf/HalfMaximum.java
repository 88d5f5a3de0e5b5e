package org.alidade.spherex.internal.psf;

import org.alidade.spherex.internal.geometry.CircleOverlap;

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
    double[] profile = new double[EDGES - 1];
    double[] inner = new double[2];
    int crossing = -1;
    int count = 0;
    while (count < profile.length && (crossing < 0 || count <= crossing + BEYOND)) {
      double[] outer = sums((count + 1) * step);
      profile[count] = (outer[0] - inner[0]) / (outer[1] - inner[1]);
      if (crossing < 0 && profile[count] < half) {
        crossing = count;
      }
      inner = outer;
      count++;
    }
    if (crossing <= 0) {
      return Double.NaN;
    }
    QuadraticSpline spline = QuadraticSpline.through(step / 2, step, profile, count);
    double found = spline.crossing(crossing, half);
    return found >= SMALLEST && found <= LARGEST ? found : Double.NaN;
  }

  /** Light and area inside a circle around the peak. */
  private double[] sums(double radius) {
    int reach = (int) Math.ceil(radius + 0.5);
    double light = 0;
    double area = 0;
    for (int y = Math.max(0, peakY - reach); y <= Math.min(rows - 1, peakY + reach); y++) {
      for (int x = Math.max(0, peakX - reach); x <= Math.min(columns - 1, peakX + reach); x++) {
        double weight = CircleOverlap.pixel(x - peakX, y - peakY, radius);
        light += weight * samples[y * columns + x];
        area += weight;
      }
    }
    return new double[] {light, area};
  }
}
