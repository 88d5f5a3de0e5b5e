package org.alidade.cube.survey;

import org.alidade.array.BadInputException;

/**
 * Uniform grid of pixels in the natural logarithm of the wavelength in Angstrom.
 *
 * @param start centre of the first pixel, ln(wavelength / Angstrom)
 * @param step pixel width
 * @param count number of pixels
 */
public record LogGrid(double start, double step, int count) {
  private static final double UNIFORM = 1e-4;

  /**
   * Checks the values.
   *
   * @throws BadInputException if the step is not positive or there is no pixel
   */
  public LogGrid {
    if (!(step > 0) || !Double.isFinite(start) || count < 1) {
      throw new BadInputException(
          "start " + start + ", step " + step + ", " + count + " pixels make no grid",
          "logarithmic grid",
          "use a positive step and at least one pixel");
    }
  }

  /**
   * Recognises a uniform grid.
   *
   * @param centres pixel centres, ln(wavelength / Angstrom)
   * @param where file or argument, for the message
   * @throws BadInputException if the steps differ by more than 1e-4 of a step
   */
  public static LogGrid of(double[] centres, String where) {
    if (centres.length < 2) {
      throw new BadInputException("the grid has fewer than two pixels", where, "check the file");
    }
    double step = (centres[centres.length - 1] - centres[0]) / (centres.length - 1);
    for (int i = 0; i < centres.length; i++) {
      if (!(Math.abs(centres[i] - centres[0] - i * step) <= UNIFORM * step)) {
        throw new BadInputException(
            "the wavelength grid is not uniform in ln(wavelength) at pixel " + i,
            where,
            "rebin the spectra to a logarithmic grid first");
      }
    }
    return new LogGrid(centres[0], step, centres.length);
  }

  /**
   * Grid between two wavelengths.
   *
   * @param firstAngstrom centre of the first pixel
   * @param lastAngstrom the last pixel centre does not exceed this wavelength
   * @param velocityStepKms pixel width as a velocity, step = v / c
   */
  public static LogGrid between(double firstAngstrom, double lastAngstrom, double velocityStepKms) {
    double step = velocityStepKms / SpeedOfLight.KMS;
    double start = Math.log(firstAngstrom);
    return new LogGrid(start, step, (int) Math.floor((Math.log(lastAngstrom) - start) / step) + 1);
  }

  /** Pixel centres. */
  public double[] centres() {
    double[] centres = new double[count];
    for (int i = 0; i < count; i++) {
      centres[i] = start + i * step;
    }
    return centres;
  }

  /** Lower edge of a pixel; {@code edge(count())} is the upper edge of the last one. */
  public double edge(int pixel) {
    return start + (pixel - 0.5) * step;
  }

  /** Pixel width as a velocity in km/s. */
  public double velocityStepKms() {
    return step * SpeedOfLight.KMS;
  }
}
