package org.alidade.cube.survey;

import org.alidade.array.BadInputException;

/**
 * Histograms of Gauss-Hermite line-of-sight velocity distributions.
 *
 * <p>With {@code w = (u - V) / sigma} the distribution is {@code exp(-w^2/2) (1 + h3 H3(w) + h4
 * H4(w))}, {@code H3 = (2 sqrt(2) w^3 - 3 sqrt(2) w) / sqrt(6)}, {@code H4 = (4 w^4 - 12 w^2 + 3) /
 * sqrt(24)} (van der Marel and Franx 1993, ApJ 407, 525). Bins hold the integral over the bin,
 * negative wings are cut off, and what is left is scaled to the light asked for.
 *
 * <pre>{@code
 * GaussHermiteLosvd losvd = new GaussHermiteLosvd(edgesKms);
 * double[] light = losvd.histogram(30, 105, -0.02, 0.03, 1.0).light();
 * }</pre>
 */
public final class GaussHermiteLosvd {
  private static final double REACH_SIGMAS = 12;
  private static final double PANEL_SIGMAS = 0.25;

  private final double[] edgesKms;

  /**
   * Sets the velocity bins.
   *
   * @param edgesKms bin edges, one more than bins, increasing, in the velocity measure in which V
   *     and sigma will be given
   * @throws BadInputException if the edges do not increase
   */
  public GaussHermiteLosvd(double[] edgesKms) {
    if (edgesKms.length < 2) {
      throw new BadInputException("fewer than two bin edges", "velocity bins", "pass more edges");
    }
    for (int i = 1; i < edgesKms.length; i++) {
      if (!(edgesKms[i] > edgesKms[i - 1])) {
        throw new BadInputException(
            "velocity bin edges do not increase at " + i, "velocity bins", "sort the edges");
      }
    }
    this.edgesKms = edgesKms.clone();
  }

  /**
   * One histogram.
   *
   * @param light light per bin; sums to the light asked for
   * @param clippedFraction absolute mass of the negative wings cut off, relative to the positive
   *     mass
   * @param outsideFraction positive mass beyond the first and last edge, relative to all positive
   *     mass
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record Histogram(double[] light, double clippedFraction, double outsideFraction) {}

  /**
   * Histogram of one distribution.
   *
   * @param velocityKms V
   * @param sigmaKms dispersion, positive
   * @param h3 skewness coefficient
   * @param h4 kurtosis coefficient
   * @param light sum of the histogram
   * @throws BadInputException if a value is not finite, sigma is not positive, or nothing of the
   *     distribution falls into the bins
   */
  public Histogram histogram(
      double velocityKms, double sigmaKms, double h3, double h4, double light) {
    if (!(sigmaKms > 0) || !Double.isFinite(velocityKms + sigmaKms + h3 + h4 + light)) {
      throw new BadInputException(
          "V "
              + velocityKms
              + ", sigma "
              + sigmaKms
              + ", h3 "
              + h3
              + ", h4 "
              + h4
              + " describe no velocity distribution",
          "Gauss-Hermite moments",
          "give finite values and a positive sigma");
    }
    int bins = edgesKms.length - 1;
    double[] mass = new double[bins];
    double clipped = 0;
    double inside = 0;
    for (int bin = 0; bin < bins; bin++) {
      double low = (edgesKms[bin] - velocityKms) / sigmaKms;
      double high = (edgesKms[bin + 1] - velocityKms) / sigmaKms;
      double integral = integral(low, high, h3, h4);
      mass[bin] = Math.max(0, integral);
      inside += mass[bin];
      clipped += mass[bin] - integral;
    }
    double below = integral(-REACH_SIGMAS, (edgesKms[0] - velocityKms) / sigmaKms, h3, h4);
    double above = integral((edgesKms[bins] - velocityKms) / sigmaKms, REACH_SIGMAS, h3, h4);
    double outside = Math.max(0, below) + Math.max(0, above);
    if (!(inside > 0)) {
      throw new BadInputException(
          "nothing of the velocity distribution falls into the velocity bins",
          "V " + velocityKms + " km/s",
          "widen the velocity range");
    }
    for (int bin = 0; bin < bins; bin++) {
      mass[bin] *= light / inside;
    }
    return new Histogram(mass, clipped / inside, outside / (inside + outside));
  }

  private static double integral(double low, double high, double h3, double h4) {
    double from = Math.max(low, -REACH_SIGMAS);
    double to = Math.min(high, REACH_SIGMAS);
    return from < to ? GaussLegendre.integrate(w -> density(w, h3, h4), from, to, PANEL_SIGMAS) : 0;
  }

  private static double density(double w, double h3, double h4) {
    double w2 = w * w;
    double skewness = h3 * (2 * w2 - 3) * w * Math.sqrt(2) / Math.sqrt(6);
    double kurtosis = h4 * ((4 * w2 - 12) * w2 + 3) / Math.sqrt(24);
    return Math.exp(-0.5 * w2) / Math.sqrt(2 * Math.PI) * (1 + skewness + kurtosis);
  }
}
