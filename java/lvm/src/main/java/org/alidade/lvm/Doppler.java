package org.alidade.lvm;

import static org.alidade.lvm.BarycentricVelocity.LIGHT_KILOMETRES_PER_SECOND;

/**
 * Shifts between wavelengths and velocities, in the optical convention {@code v = c (lambda -
 * lambda_0) / lambda_0}.
 *
 * <p>Example: {@code double[] atBarycentre = Doppler.toBarycentric(tile.wavelengthAngstrom(),
 * 12.3);}
 */
public final class Doppler {
  private Doppler() {}

  /**
   * Velocity of a wavelength relative to a rest wavelength of the same medium.
   *
   * @param angstrom observed wavelength in Angstrom
   * @param restAngstrom rest wavelength in Angstrom
   * @return velocity in km/s, positive for recession
   */
  public static double velocity(double angstrom, double restAngstrom) {
    return LIGHT_KILOMETRES_PER_SECOND * (angstrom / restAngstrom - 1);
  }

  /**
   * Wavelength at a velocity.
   *
   * @param restAngstrom rest wavelength in Angstrom
   * @param kilometresPerSecond velocity in km/s, positive for recession
   * @return wavelength in Angstrom, in the medium of the rest wavelength
   */
  public static double wavelength(double restAngstrom, double kilometresPerSecond) {
    return restAngstrom * (1 + kilometresPerSecond / LIGHT_KILOMETRES_PER_SECOND);
  }

  /**
   * Wavelengths as an observer at the barycentre would see them: {@code lambda (1 + v_b / c)},
   * which adds {@code v_b + v v_b / c} to every velocity (spec lvm 10).
   *
   * @param angstrom wavelengths at the telescope in Angstrom
   * @param barycentricVelocity velocity to add in km/s, for example a value of {@code
   *     FitData.vBary()}
   * @return wavelengths in Angstrom, as many
   */
  public static double[] toBarycentric(double[] angstrom, double barycentricVelocity) {
    double[] shifted = new double[angstrom.length];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = wavelength(angstrom[i], barycentricVelocity);
    }
    return shifted;
  }

  /**
   * Radial velocity at the barycentre from one measured at the telescope: {@code v + v_b + v v_b /
   * c}.
   *
   * @param measured velocity in km/s
   * @param barycentricVelocity velocity to add in km/s
   * @return velocity in km/s
   */
  public static double toBarycentricVelocity(double measured, double barycentricVelocity) {
    return measured
        + barycentricVelocity
        + measured * barycentricVelocity / LIGHT_KILOMETRES_PER_SECOND;
  }
}
