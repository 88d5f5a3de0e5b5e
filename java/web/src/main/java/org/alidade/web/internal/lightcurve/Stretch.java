package org.alidade.web.internal.lightcurve;

import java.util.Locale;

/**
 * How pixel values become brightness on the screen (spec lightcurve 12.7): a function of 0 to 1
 * between two percentiles, cut off outside (D35). An unknown name means linear.
 */
enum Stretch {
  LINEAR,
  LOG,
  SQRT,
  ASINH;

  private static double arcsinh(double x) {
    return Math.log(x + Math.sqrt(x * x + 1));
  }

  static Stretch named(String name) {
    for (Stretch stretch : values()) {
      if (stretch.name().toLowerCase(Locale.ROOT).equals(name)) {
        return stretch;
      }
    }
    return LINEAR;
  }

  /** Brightness of a value, 0 to 1; NaN for NaN. */
  double of(double value, double low, double high) {
    double x = high > low ? (value - low) / (high - low) : value > low ? 1 : 0;
    return Double.isNaN(value) ? Double.NaN : curve(Math.max(0, Math.min(1, x)));
  }

  private double curve(double x) {
    return switch (this) {
      case LOG -> Math.log(1000 * x + 1) / Math.log(1001);
      case SQRT -> Math.sqrt(x);
      case ASINH -> arcsinh(x / 0.1) / arcsinh(10);
      case LINEAR -> x;
    };
  }
}
