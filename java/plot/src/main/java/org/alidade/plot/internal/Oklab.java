package org.alidade.plot.internal;

/** From Oklab lightness, chroma and hue to sRGB (B. Ottosson, "A perceptual color space", 2020). */
public final class Oklab {
  private Oklab() {}

  /**
   * The 24-bit colour with the asked lightness and hue and the largest displayable chroma that does
   * not exceed the asked one.
   */
  public static int toRgb(double lightness, double chroma, double hueDegrees) {
    double hue = Math.toRadians(hueDegrees);
    double c = chroma;
    double[] rgb = linear(lightness, c * Math.cos(hue), c * Math.sin(hue));
    while (c > 0 && !displayable(rgb)) {
      c = Math.max(0, c - 0.002);
      rgb = linear(lightness, c * Math.cos(hue), c * Math.sin(hue));
    }
    return channel(rgb[0]) << 16 | channel(rgb[1]) << 8 | channel(rgb[2]);
  }

  private static double[] linear(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double v) {
    return v * v * v;
  }

  private static boolean displayable(double[] rgb) {
    for (double v : rgb) {
      if (v < -1e-4 || v > 1 + 1e-4) {
        return false;
      }
    }
    return true;
  }

  /** Applies the sRGB transfer curve (IEC 61966-2-1). */
  private static int channel(double linear) {
    double v = Math.max(0, Math.min(1, linear));
    double encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * encoded);
  }
}
