package org.alidade.spherex.image;

import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/** One of the two polynomials of a SIP distortion; terms that are not in the header are zero. */
final class SipPolynomial {
  static final SipPolynomial NONE = new SipPolynomial(new double[][] {{0}});

  private static final int HIGHEST_ORDER = 9;

  /** By power of u, then of v. */
  private final double[][] coefficients;

  private SipPolynomial(double[][] coefficients) {
    this.coefficients = coefficients;
  }

  static SipPolynomial of(FitsHeader header, String letter) {
    long order = header.findLong(letter + "_ORDER").orElse(0L);
    if (order < 0 || order > HIGHEST_ORDER) {
      throw new FormatException(
          "a distortion of order " + order, header.where(), "use order 0 to " + HIGHEST_ORDER);
    }
    double[][] terms = new double[(int) order + 1][];
    for (int i = 0; i <= order; i++) {
      terms[i] = new double[(int) order - i + 1];
      for (int j = 0; j < terms[i].length; j++) {
        terms[i][j] = header.findDouble(letter + "_" + i + "_" + j).orElse(0.0);
      }
    }
    return new SipPolynomial(terms);
  }

  double at(double u, double v) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      double inner = 0;
      for (int j = coefficients[i].length - 1; j >= 0; j--) {
        inner = inner * v + coefficients[i][j];
      }
      sum = sum * u + inner;
    }
    return sum;
  }
}
