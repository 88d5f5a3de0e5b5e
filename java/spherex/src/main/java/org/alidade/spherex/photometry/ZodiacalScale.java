package org.alidade.spherex.photometry;

import java.util.List;
import java.util.Locale;
import org.alidade.spherex.PhotometryOptions;

/**
 * How much of the model of the zodiacal light is in an image (spec spherex 7.4).
 *
 * @param scale factor of the model; 1 if none could be measured
 * @param cleanFraction fraction of clean pixels
 * @param warnings why the factor was not measured or not accepted
 */
public record ZodiacalScale(double scale, double cleanFraction, List<String> warnings) {
  /** Copies the list. */
  public ZodiacalScale {
    warnings = List.copyOf(warnings);
  }

  /**
   * The factor that fits the model to the clean pixels, weighted by their variances.
   *
   * @param image surface brightness
   * @param zodi model, in the same unit
   * @param variance variances, in the square of that unit
   * @param flags flags
   * @param options limits and the least fraction of clean pixels
   */
  public static ZodiacalScale estimate(
      float[] image, float[] zodi, float[] variance, int[] flags, PhotometryOptions options) {
    int clean = 0;
    Sums weighted = new Sums();
    Sums plain = new Sums();
    boolean anyVariance = false;
    for (int i = 0; i < image.length; i++) {
      anyVariance |= variance[i] > 0;
      if (BackgroundMask.STRICT.accepts(flags[i])) {
        clean++;
        if (zodi[i] != 0) {
          plain.add(image[i], zodi[i], 1);
          if (variance[i] > 0) {
            weighted.add(image[i], zodi[i], 1.0 / variance[i]);
          }
        }
      }
    }
    double fraction = (double) clean / image.length;
    if (fraction < options.bgFractionRejectLevel()) {
      return new ZodiacalScale(1, fraction, List.of(tooFew(clean, image.length, options)));
    }
    return judged((anyVariance ? weighted : plain).ratio(), fraction, options);
  }

  private static ZodiacalScale judged(double scale, double fraction, PhotometryOptions options) {
    if (scale > options.zodiScaleMin() && scale <= options.zodiScaleMax()) {
      return new ZodiacalScale(scale, fraction, List.of());
    }
    String warning =
        String.format(
            Locale.ROOT,
            "the zodiacal light's scale %.4f is outside %s to %s; 1 is used",
            scale,
            options.zodiScaleMin(),
            options.zodiScaleMax());
    return new ZodiacalScale(1, fraction, List.of(warning));
  }

  private static String tooFew(int clean, int all, PhotometryOptions options) {
    return String.format(
        Locale.ROOT,
        "only %d of %d pixels (%.1f %% of at least %.1f %%) are clean; the zodiacal light is not"
            + " scaled",
        clean,
        all,
        100.0 * clean / all,
        100 * options.bgFractionRejectLevel());
  }

  /** Sums of a fit through the origin. */
  private static final class Sums {
    private double products;
    private double squares;

    void add(double value, double model, double weight) {
      double product = weight * value * model;
      double square = weight * model * model;
      if (Double.isFinite(product) && Double.isFinite(square)) {
        products += product;
        squares += square;
      }
    }

    /** The factor; 1 if no pixel counted. */
    double ratio() {
      return squares > 0 ? products / squares : 1;
    }
  }
}
