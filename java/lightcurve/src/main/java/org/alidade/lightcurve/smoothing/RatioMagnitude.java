package org.alidade.lightcurve.smoothing;

import java.util.Locale;
import org.alidade.array.BadInputException;

/**
 * A flux ratio as a magnitude (spec lightcurve 13.1): {@code m = m0 - 2.5 log10 r}, with the error
 * {@code hypot(2.5 log10(e) |s / r|, s0)}.
 *
 * <p>A ratio of 0 gives infinite magnitude and error; a negative one gives NaN with a finite error.
 *
 * <pre>{@code
 * RatioMagnitude magnitude = RatioMagnitude.of(0.94, 0.05, 18.12, 0.002);
 * }</pre>
 *
 * @param value magnitude
 * @param error its standard deviation, mag
 */
public record RatioMagnitude(double value, double error) {
  /** Magnitudes per unit of relative flux: {@code 2.5 log10(e)}. */
  public static final double MAGNITUDES_PER_RELATIVE_FLUX = 2.5 / Math.log(10);

  private static final String MAGNITUDE_MARK = "-mag_";
  private static final String RATIO_MARK = "_div-";

  /**
   * Magnitude of a ratio.
   *
   * @param ratio flux over that of the reference
   * @param ratioError standard deviation of the ratio
   * @param reference magnitude of the reference
   * @param referenceError its standard deviation, mag
   */
  public static RatioMagnitude of(
      double ratio, double ratioError, double reference, double referenceError) {
    return new RatioMagnitude(
        reference - 2.5 * Math.log10(ratio),
        Math.hypot(MAGNITUDES_PER_RELATIVE_FLUX * Math.abs(ratioError / ratio), referenceError));
  }

  /**
   * Magnitudes of many ratios, written over them.
   *
   * @param ratios fluxes over that of the reference; magnitudes on return
   * @param errors standard deviations of the ratios; those of the magnitudes on return
   * @param reference magnitude of the reference
   * @param referenceError its standard deviation, mag
   * @throws BadInputException if the lengths differ
   */
  public static void convert(
      double[] ratios, double[] errors, double reference, double referenceError) {
    if (ratios.length != errors.length) {
      throw new BadInputException(
          ratios.length + " ratios and " + errors.length + " errors",
          "RatioMagnitude",
          "give one error per ratio");
    }
    for (int i = 0; i < ratios.length; i++) {
      RatioMagnitude magnitude = of(ratios[i], errors[i], reference, referenceError);
      ratios[i] = magnitude.value();
      errors[i] = magnitude.error();
    }
  }

  /** Whether a measurement key names magnitudes. */
  public static boolean isMagnitudeKey(String key) {
    return key.contains(MAGNITUDE_MARK);
  }

  /** Whether a measurement key names flux ratios. */
  public static boolean isRatioKey(String key) {
    return key.contains(RATIO_MARK);
  }

  /**
   * Column of the object table with the reference magnitude that belongs to a key: that of the
   * key's own aperture, {@code superstack_mag_auto} where the key names ratios.
   */
  public static String referenceColumn(String key) {
    int mark = key.indexOf(MAGNITUDE_MARK);
    String quantity = mark < 0 ? "mag_auto" : key.substring(mark + 1).toLowerCase(Locale.ROOT);
    return "superstack_" + quantity;
  }

  /** Column of the object table with the error of {@link #referenceColumn}. */
  public static String referenceErrorColumn(String key) {
    return referenceColumn(key).replaceFirst("_mag_", "_magerr_");
  }
}
