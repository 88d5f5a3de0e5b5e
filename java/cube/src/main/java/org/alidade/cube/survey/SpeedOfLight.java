package org.alidade.cube.survey;

/** Velocities and steps in ln(wavelength). */
final class SpeedOfLight {
  static final double KMS = 299_792.458;

  private SpeedOfLight() {}

  /** Shift in ln(wavelength) of a velocity, classical Doppler formula. */
  static double logShift(double velocityKms) {
    return Math.log1p(velocityKms / KMS);
  }

  /** Velocity of a shift in ln(wavelength). */
  static double velocityKms(double logShift) {
    return KMS * Math.expm1(logShift);
  }
}
