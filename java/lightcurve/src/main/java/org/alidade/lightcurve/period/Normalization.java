package org.alidade.lightcurve.period;

/**
 * How the power of a periodogram is expressed (VanderPlas 2018, ApJS 236, 16; spec lightcurve
 * 14.3), with the chi-squared of the constant model and that of the periodic one.
 */
public enum Normalization {
  /** {@code 1 - chi2 / chi2_constant}, from 0 to 1. */
  STANDARD {
    @Override
    double power(double constant, double reduction) {
      return reduction / constant;
    }

    @Override
    double standard(double constant, double power) {
      return power;
    }
  },
  /** {@code chi2_constant / chi2 - 1}. */
  MODEL {
    @Override
    double power(double constant, double reduction) {
      return reduction / (constant - reduction);
    }

    @Override
    double standard(double constant, double power) {
      return power / (1 + power);
    }
  },
  /** {@code ln(chi2_constant / chi2)}. */
  LOG {
    @Override
    double power(double constant, double reduction) {
      return -Math.log1p(-reduction / constant);
    }

    @Override
    double standard(double constant, double power) {
      return -Math.expm1(-power);
    }
  },
  /** {@code (chi2_constant - chi2) / 2}. */
  PSD {
    @Override
    double power(double constant, double reduction) {
      return 0.5 * reduction;
    }

    @Override
    double standard(double constant, double power) {
      return 2 * power / constant;
    }
  };

  abstract double power(double constant, double reduction);

  abstract double standard(double constant, double power);
}
