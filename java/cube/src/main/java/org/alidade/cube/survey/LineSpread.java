package org.alidade.cube.survey;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;

/**
 * Full width at half maximum of a line-spread function against wavelength, both in Angstrom; linear
 * between the given points, constant beyond them.
 */
public final class LineSpread {
  private final double[] wavelength;
  private final double[] fwhm;

  private LineSpread(double[] wavelength, double[] fwhm) {
    this.wavelength = wavelength;
    this.fwhm = fwhm;
  }

  /**
   * The same width everywhere.
   *
   * @throws BadInputException if the width is not positive
   */
  public static LineSpread constant(double fwhmAngstrom) {
    return of(new double[] {1}, new double[] {fwhmAngstrom}, "line spread");
  }

  /**
   * Reads a text file with the columns wavelength and FWHM; lines that begin with # are comments.
   *
   * @throws MissingDatasetException if there is no such file
   * @throws FormatException if a line does not hold two numbers
   */
  public static LineSpread read(Path path) {
    List<double[]> rows = NumberTable.read(path, 2);
    double[] wavelength = rows.stream().mapToDouble(row -> row[0]).toArray();
    double[] fwhm = rows.stream().mapToDouble(row -> row[1]).toArray();
    return of(wavelength, fwhm, path.toString());
  }

  private static LineSpread of(double[] wavelength, double[] fwhm, String where) {
    boolean valid = wavelength.length > 0;
    for (int i = 0; i < wavelength.length; i++) {
      valid &= fwhm[i] > 0 && (i == 0 || wavelength[i] > wavelength[i - 1]);
    }
    if (!valid) {
      throw new BadInputException(
          "line widths must be positive and wavelengths must increase", where, "correct the table");
    }
    return new LineSpread(wavelength, fwhm);
  }

  /** The same instrument seen in the rest frame of a source at this redshift. */
  public LineSpread atRest(double redshift) {
    double[] restWavelength = new double[wavelength.length];
    double[] restFwhm = new double[fwhm.length];
    for (int i = 0; i < fwhm.length; i++) {
      restWavelength[i] = wavelength[i] / (1 + redshift);
      restFwhm[i] = fwhm[i] / (1 + redshift);
    }
    return new LineSpread(restWavelength, restFwhm);
  }

  /** Width in Angstrom at a wavelength in Angstrom. */
  public double fwhmAt(double angstrom) {
    int last = wavelength.length - 1;
    if (angstrom <= wavelength[0]) {
      return fwhm[0];
    }
    if (angstrom >= wavelength[last]) {
      return fwhm[last];
    }
    int position = Arrays.binarySearch(wavelength, angstrom);
    int right = position >= 0 ? position + 1 : -position - 1;
    double share = (angstrom - wavelength[right - 1]) / (wavelength[right] - wavelength[right - 1]);
    return fwhm[right - 1] + share * (fwhm[right] - fwhm[right - 1]);
  }
}
