package org.alidade.lvm;

import org.alidade.array.BadInputException;

/**
 * Takes the width of the line spread function out of a measured line width: {@code
 * sigma_intrinsic^2 = sigma_observed^2 - sigma_lsf^2} (spec lvm 17; exact for Gaussian profiles).
 *
 * <p>Example: {@code double sigma = LsfSubtraction.intrinsic(0.95, 0.74);} in the unit of its
 * arguments.
 */
public final class LsfSubtraction {
  private LsfSubtraction() {}

  /**
   * Squared intrinsic width; negative where noise made the line narrower than the instrument, which
   * averages over many lines must keep.
   *
   * @param observedSigma measured standard deviation
   * @param lsfSigma standard deviation of the line spread function, same unit
   */
  public static double intrinsicSquare(double observedSigma, double lsfSigma) {
    return (observedSigma - lsfSigma) * (observedSigma + lsfSigma);
  }

  /**
   * Intrinsic standard deviation; NaN where the line is not broader than the instrument.
   *
   * @param observedSigma measured standard deviation
   * @param lsfSigma standard deviation of the line spread function, same unit
   */
  public static double intrinsic(double observedSigma, double lsfSigma) {
    double square = intrinsicSquare(observedSigma, lsfSigma);
    return square >= 0 ? Math.sqrt(square) : Double.NaN;
  }

  /**
   * Intrinsic standard deviations.
   *
   * @param observedSigma measured standard deviations
   * @param lsfSigma standard deviations of the line spread function, as many, same unit
   * @return as many, NaN where the line is not broader than the instrument
   * @throws BadInputException if the lengths differ
   */
  public static double[] intrinsic(double[] observedSigma, double[] lsfSigma) {
    if (observedSigma.length != lsfSigma.length) {
      throw new BadInputException(
          observedSigma.length + " measured widths and " + lsfSigma.length + " instrumental ones",
          "LsfSubtraction",
          "pass one instrumental width per measured width");
    }
    double[] result = new double[observedSigma.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = intrinsic(observedSigma[i], lsfSigma[i]);
    }
    return result;
  }

  /**
   * A width in wavelength as a width in velocity.
   *
   * @param sigmaAngstrom standard deviation in Angstrom
   * @param angstrom wavelength of the line in Angstrom
   * @return standard deviation in km/s
   */
  public static double kilometresPerSecond(double sigmaAngstrom, double angstrom) {
    return BarycentricVelocity.LIGHT_KILOMETRES_PER_SECOND * sigmaAngstrom / angstrom;
  }
}
