package org.alidade.lvm;

import org.alidade.array.BadInputException;

/**
 * A spectral line with its wavelength in air.
 *
 * <pre>{@code
 * Range window = LineList.HALPHA.window(-300, 300);   // Angstrom, for DataConfig.lambdaRanges
 * double velocity = LineList.HALPHA.velocity(6565.0); // km/s
 * }</pre>
 *
 * @param name name, as in {@link LineList}
 * @param airAngstrom rest wavelength in air, in Angstrom
 */
public record SpectralLine(String name, double airAngstrom) {
  /**
   * Checks the wavelength.
   *
   * @throws BadInputException if it is not 2000 Angstrom or more
   */
  public SpectralLine {
    if (!(airAngstrom >= 2000 && airAngstrom < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(
          "rest wavelength of " + airAngstrom + " Angstrom in air",
          "line " + name,
          "pass a wavelength of 2000 Angstrom or more");
    }
  }

  /** Rest wavelength in vacuum in Angstrom, by {@link AirWavelength#MORTON_2000}. */
  public double vacuumAngstrom() {
    return AirWavelength.MORTON_2000.toVacuum(airAngstrom);
  }

  /**
   * Velocity of a wavelength in air relative to the line.
   *
   * @param angstrom wavelength in air in Angstrom
   * @return velocity in km/s
   */
  public double velocity(double angstrom) {
    return Doppler.velocity(angstrom, airAngstrom);
  }

  /**
   * Wavelength window between two velocities.
   *
   * @param lowKilometresPerSecond velocity of the blue end
   * @param highKilometresPerSecond velocity of the red end, higher
   * @return window in air, in Angstrom
   * @throws BadInputException if the velocities do not increase
   */
  public Range window(double lowKilometresPerSecond, double highKilometresPerSecond) {
    if (!(lowKilometresPerSecond < highKilometresPerSecond)) {
      throw new BadInputException(
          "velocities " + lowKilometresPerSecond + " and " + highKilometresPerSecond + " km/s",
          "window around " + name,
          "pass the lower one first");
    }
    return new Range(
        Doppler.wavelength(airAngstrom, lowKilometresPerSecond),
        Doppler.wavelength(airAngstrom, highKilometresPerSecond));
  }
}
