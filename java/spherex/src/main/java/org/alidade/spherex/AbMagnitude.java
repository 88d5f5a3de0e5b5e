package org.alidade.spherex;

import java.util.OptionalDouble;

/**
 * AB magnitudes (Oke and Gunn 1983, ApJ 266, 713) with the zero point -48.6 exactly (spec spherex
 * 8.1).
 *
 * <p>Example: {@code AbMagnitude.ofMicrojansky(1000).orElseThrow()} is 16.4.
 */
public final class AbMagnitude {
  /** Magnitude of 1 uJy. */
  private static final double ZERO_POINT_MICROJANSKY = 23.9;

  private static final double ZERO_POINT = 48.6;
  private static final double CGS_PER_JANSKY = 1e-23;

  private AbMagnitude() {}

  /** Magnitude of a flux density in uJy; empty unless that is positive and finite. */
  public static OptionalDouble ofMicrojansky(double flux) {
    return isUsable(flux)
        ? OptionalDouble.of(ZERO_POINT_MICROJANSKY - 2.5 * Math.log10(flux))
        : OptionalDouble.empty();
  }

  /** Standard error of the magnitude, from flux and error in the same unit; empty as above. */
  public static OptionalDouble error(double flux, double fluxError) {
    return isUsable(flux)
        ? OptionalDouble.of(2.5 / Math.log(10) * fluxError / flux)
        : OptionalDouble.empty();
  }

  /** Flux density of a magnitude, Jy. */
  public static double toJansky(double magnitude) {
    return Math.pow(10, -0.4 * (magnitude + ZERO_POINT)) / CGS_PER_JANSKY;
  }

  /** Standard error of the flux density of a magnitude, Jy. */
  public static double errorInJansky(double magnitude, double magnitudeError) {
    return 0.4 * Math.log(10) * toJansky(magnitude) * magnitudeError;
  }

  private static boolean isUsable(double flux) {
    return flux > 0 && Double.isFinite(flux);
  }
}
