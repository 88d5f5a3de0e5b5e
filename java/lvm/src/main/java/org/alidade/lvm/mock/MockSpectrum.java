package org.alidade.lvm.mock;

import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsImage;

/**
 * The spectrum that a mock frame shows, scaled from fibre to fibre, with its error.
 *
 * <p>The grid is the survey's: 12401 pixels, 3600 to 9800 Angstrom in air, steps of 0.5 Angstrom.
 * Flux density and error are in erg / (Angstrom s cm2).
 */
public final class MockSpectrum {
  /** Pixels of the survey's wavelength grid. */
  public static final int PIXELS = 12401;

  /** First wavelength, Angstrom. */
  public static final double FIRST_ANGSTROM = 3600;

  /** Step of the grid, Angstrom. */
  public static final double STEP_ANGSTROM = 0.5;

  private static final double MEDIAN_SPECTRUM_UNIT = 1e-16;
  private static final double SPEED_OF_LIGHT_KMS = 299792.458;
  private static final double LINE_WIDTH_KMS = 45;

  /** Wavelength in air and strength relative to H alpha. */
  private static final double[][] NEBULAR = {
    {4861.33, 0.35}, {4958.91, 0.20}, {5006.84, 0.60}, {6548.05, 0.12},
    {6562.80, 1.00}, {6583.45, 0.36}, {6716.44, 0.20}, {6730.82, 0.15}
  };

  /** Residuals of bright sky lines: wavelength in air and height in units of the continuum. */
  private static final double[][] SKY_RESIDUALS = {
    {5577.34, 1.5}, {6300.30, -0.6}, {6363.78, 0.3}, {7276.41, 0.2}, {8399.17, -0.4}, {8885.85, 0.4}
  };

  private final double[] flux;
  private final double[] error;

  private MockSpectrum(double[] flux, double[] error) {
    this.flux = flux;
    this.error = error;
  }

  /**
   * A spectrum of the caller's.
   *
   * @param flux flux density per pixel of the grid
   * @param error its standard deviation; where it is zero, negative or NaN the frame says "unknown"
   *     by an inverse variance of 0
   * @throws BadInputException if the lengths are not {@link #PIXELS}
   */
  public static MockSpectrum of(double[] flux, double[] error) {
    if (flux.length != PIXELS || error.length != PIXELS) {
      throw new BadInputException(
          "a spectrum of " + flux.length + " and an error of " + error.length + " pixels",
          "mock spectrum",
          "pass " + PIXELS + " pixels each");
    }
    return new MockSpectrum(flux.clone(), error.clone());
  }

  /**
   * The median spectrum of an exposure, first row of an image in units of 1e-16 erg / (Angstrom s
   * cm2), and its error likewise.
   *
   * @throws BadInputException if the rows do not have {@link #PIXELS} pixels
   */
  public static MockSpectrum read(Path flux, Path error) {
    return of(firstRow(flux), firstRow(error));
  }

  private static double[] firstRow(Path path) {
    try (FitsFile file = FitsFile.open(path)) {
      FitsImage image = file.image(0);
      int[] shape = image.shape();
      double[] row = image.doubles(0, shape[shape.length - 1]);
      for (int i = 0; i < row.length; i++) {
        row[i] *= MEDIAN_SPECTRUM_UNIT;
      }
      return row;
    }
  }

  /**
   * A built-in spectrum: stellar continuum, residuals of sky lines, and H beta, [O III], H alpha,
   * [N II] and [S II] in emission.
   */
  public static MockSpectrum synthetic() {
    double[] flux = new double[PIXELS];
    double[] error = new double[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      double wavelength = wavelength(i);
      double continuum = 2e-15 * Math.pow(wavelength / 6500, -0.5);
      flux[i] = continuum;
      for (double[] line : NEBULAR) {
        double width = line[0] * LINE_WIDTH_KMS / SPEED_OF_LIGHT_KMS;
        flux[i] += 6e-14 * line[1] * bell(wavelength, line[0], width);
      }
      for (double[] line : SKY_RESIDUALS) {
        flux[i] += continuum * line[1] * bell(wavelength, line[0], 0.8);
      }
      error[i] = 4e-16 * (1 + 2 * Math.exp((FIRST_ANGSTROM - wavelength) / 400));
    }
    return new MockSpectrum(flux, error);
  }

  private static double bell(double wavelength, double centre, double width) {
    double distance = (wavelength - centre) / width;
    return Math.abs(distance) > 12 ? 0 : Math.exp(-0.5 * distance * distance);
  }

  /** Wavelength of a pixel in Angstrom. */
  public static double wavelength(int pixel) {
    return FIRST_ANGSTROM + STEP_ANGSTROM * pixel;
  }

  /** Flux density of a pixel. */
  double flux(int pixel) {
    return flux[pixel];
  }

  /** Standard deviation of a pixel, 0 where it is not known. */
  double error(int pixel) {
    double value = error[pixel];
    return value > 0 && Double.isFinite(value) ? value : 0;
  }
}
