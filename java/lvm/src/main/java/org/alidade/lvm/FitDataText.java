package org.alidade.lvm;

import java.util.Arrays;
import java.util.Locale;

/** The printed form of fit data. */
final class FitDataText {
  private FitDataText() {}

  static String of(FitData data) {
    double[] lambda = data.lambda();
    return String.format(
        Locale.ROOT,
        """
        FitData %s
          arrays: %d spaxels, %d wavelengths, %s, %s
          wavelength: %.2f to %.2f Angstrom
          tiles: %d
          alpha: %.4f to %.4f, delta: %.4f to %.4f
          mean MJD: %.4f
          valid: %d of %d pixels (%.2f %%)""",
        data.hash().substring(0, 16),
        data.spaxels(),
        data.wavelengths(),
        data.layout().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        data.precision().name().toLowerCase(Locale.ROOT),
        lambda[0],
        lambda[lambda.length - 1],
        Arrays.stream(data.exposure()).distinct().count(),
        least(data.alpha()),
        most(data.alpha()),
        least(data.delta()),
        most(data.delta()),
        data.meanMjd(),
        data.validPixels(),
        data.pixels(),
        100.0 * data.validPixels() / data.pixels());
  }

  private static double least(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
  }

  private static double most(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
  }
}
