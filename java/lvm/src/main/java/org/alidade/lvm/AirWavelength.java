package org.alidade.lvm;

import org.alidade.array.BadInputException;

/**
 * Formulas for the refractive index of standard air (15 C, 101325 Pa, dry), and wavelengths in air
 * and vacuum by them. Wavelengths of LVM files are those in air.
 *
 * <p>The formulas agree within 2.5e-8 of the wavelength over the LVM grid, which is 7 m/s. They
 * give the index at a vacuum wavelength; air wavelengths are turned into vacuum ones by iterating,
 * so that the two directions undo each other.
 *
 * <pre>{@code
 * double[] vacuum = AirWavelength.MORTON_2000.toVacuum(tile.wavelengthAngstrom());
 * }</pre>
 */
public enum AirWavelength {
  /** Morton 2000 (ApJS 130, 403, eq. 8), the usual choice of line lists and surveys. */
  MORTON_2000 {
    @Override
    double refractivity(double square) {
      return 8.34254e-5 + 2.406147e-2 / (130 - square) + 1.5998e-4 / (38.9 - square);
    }
  },
  /** Ciddor 1996 (Applied Optics 35, 1566) for standard air with 450 ppm carbon dioxide. */
  CIDDOR_1996 {
    @Override
    double refractivity(double square) {
      return 0.05792105 / (238.0185 - square) + 0.00167917 / (57.362 - square);
    }
  },
  /** Edlen 1953 (JOSA 43, 339), the older standard of the IAU. */
  EDLEN_1953 {
    @Override
    double refractivity(double square) {
      return 6.4328e-5 + 2.94981e-2 / (146 - square) + 2.5540e-4 / (41 - square);
    }
  };

  /** Below it light does not pass air, and the formulas do not hold. */
  private static final double SHORTEST_ANGSTROM = 2000;

  private static final int ITERATIONS = 5; // each gains more than three digits

  /**
   * Index minus one.
   *
   * @param square squared wave number in vacuum, in inverse square micrometres
   */
  abstract double refractivity(double square);

  /**
   * Refractive index of standard air.
   *
   * @param vacuumAngstrom wavelength in vacuum in Angstrom, 2000 or more
   * @throws BadInputException if the wavelength is shorter
   */
  public double index(double vacuumAngstrom) {
    if (vacuumAngstrom < SHORTEST_ANGSTROM) {
      throw new BadInputException(
          "wavelength of " + vacuumAngstrom + " Angstrom has no counterpart in air",
          "AirWavelength",
          "pass wavelengths of 2000 Angstrom or more");
    }
    double waveNumber = 1e4 / vacuumAngstrom;
    return 1 + refractivity(waveNumber * waveNumber);
  }

  /**
   * Wavelength in air of a wavelength in vacuum.
   *
   * @param vacuumAngstrom wavelength in Angstrom, 2000 or more; NaN stays NaN
   * @throws BadInputException if the wavelength is shorter
   */
  public double toAir(double vacuumAngstrom) {
    return vacuumAngstrom / index(vacuumAngstrom);
  }

  /**
   * Wavelength in vacuum of a wavelength in air.
   *
   * @param airAngstrom wavelength in Angstrom, 2000 or more; NaN stays NaN
   * @throws BadInputException if the wavelength is shorter
   */
  public double toVacuum(double airAngstrom) {
    double vacuum = airAngstrom;
    for (int i = 0; i < ITERATIONS; i++) {
      vacuum = airAngstrom * index(vacuum);
    }
    return vacuum;
  }

  /**
   * Wavelengths in air of wavelengths in vacuum.
   *
   * @param vacuumAngstrom wavelengths in Angstrom
   * @return wavelengths in Angstrom, as many
   */
  public double[] toAir(double[] vacuumAngstrom) {
    double[] air = new double[vacuumAngstrom.length];
    for (int i = 0; i < air.length; i++) {
      air[i] = toAir(vacuumAngstrom[i]);
    }
    return air;
  }

  /**
   * Wavelengths in vacuum of wavelengths in air.
   *
   * @param airAngstrom wavelengths in Angstrom
   * @return wavelengths in Angstrom, as many
   */
  public double[] toVacuum(double[] airAngstrom) {
    double[] vacuum = new double[airAngstrom.length];
    for (int i = 0; i < vacuum.length; i++) {
      vacuum[i] = toVacuum(airAngstrom[i]);
    }
    return vacuum;
  }
}
