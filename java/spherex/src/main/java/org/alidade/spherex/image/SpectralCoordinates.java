package org.alidade.spherex.image;

import java.util.Locale;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsTable;

/**
 * Wavelength and bandwidth of pixels from the table of the image: bilinear between control points
 * that need not be equidistant, without the distortion of the sky (spec spherex 6.5; FITS WCS paper
 * III, section 6.1).
 *
 * <p>Example: {@code image.spectrum().at(30.2, 31.7).wavelengthMicrons()}. Objects are immutable.
 */
public final class SpectralCoordinates {
  private static final String DESCRIPTION = "W";

  private final TableAxis first;
  private final TableAxis second;
  private final int wavelengthElement;
  private final int bandwidthElement;
  private final double[] values;

  /** A table axis: which image axis looks it up, and where its control points are. */
  private static final class TableAxis {
    private final int imageAxis;
    private final double[] points;

    TableAxis(int imageAxis, double[] points) {
      this.imageAxis = imageAxis;
      this.points = points;
    }
  }

  private final double[] reference = new double[2];
  private final double[] start = new double[2];
  private final double[][] matrix = new double[2][2];

  private SpectralCoordinates(FitsFile file, FitsHeader header) {
    for (int i = 1; i <= 2; i++) {
      reference[i - 1] = header.findDouble("CRPIX" + i + DESCRIPTION).orElse(0.0);
      start[i - 1] = header.findDouble("CRVAL" + i + DESCRIPTION).orElse(0.0);
      double step = header.findDouble("CDELT" + i + DESCRIPTION).orElse(1.0);
      for (int j = 1; j <= 2; j++) {
        matrix[i - 1][j - 1] =
            step * header.findDouble("PC" + i + "_" + j + DESCRIPTION).orElse(i == j ? 1.0 : 0.0);
      }
    }
    wavelengthElement = element(header, 1);
    bandwidthElement = element(header, 2);
    if (wavelengthElement == bandwidthElement) {
      throw unusable(header, "both axes have the same place in the table");
    }
    String extension = header.find("PS1_0" + DESCRIPTION).orElse("WCS-WAVE");
    FitsTable table = file.table(extension);
    values = only(table, header.find("PS1_1" + DESCRIPTION).orElse("VALUES"), header);
    first = axis(table, header, wavelengthElement == 1 ? 1 : 2);
    second = axis(table, header, wavelengthElement == 1 ? 2 : 1);
    if (values.length != 2 * first.points.length * second.points.length) {
      throw unusable(header, "the table has another size than its axes");
    }
  }

  /**
   * Reads the description W of an image and its table.
   *
   * @throws FormatException if table and description do not fit
   * @throws org.alidade.array.MissingDatasetException if the table is missing
   */
  static SpectralCoordinates of(FitsFile file, FitsHeader header) {
    for (int i = 1; i <= 2; i++) {
      String type = header.find("CTYPE" + i + DESCRIPTION).orElse("");
      if (!type.toUpperCase(Locale.ROOT).endsWith("-TAB")) {
        throw unusable(header, "the image has no wavelength table");
      }
    }
    return new SpectralCoordinates(file, header);
  }

  /** Wavelength and bandwidth at a place of the image; NaN too far outside the table. */
  public Channel at(double x, double y) {
    double[] psi = new double[2];
    for (int i = 0; i < 2; i++) {
      psi[i] =
          start[i] + matrix[i][0] * (x + 1 - reference[0]) + matrix[i][1] * (y + 1 - reference[1]);
    }
    double column = index(first.points, psi[first.imageAxis - 1]);
    double row = index(second.points, psi[second.imageAxis - 1]);
    return new Channel(
        between(column, row, wavelengthElement), between(column, row, bandwidthElement));
  }

  private double between(double column, double row, int element) {
    if (Double.isNaN(column) || Double.isNaN(row)) {
      return Double.NaN;
    }
    int i = cell(column, first.points.length);
    int j = cell(row, second.points.length);
    double fx = column - i;
    double fy = row - j;
    return (1 - fy) * ((1 - fx) * value(i, j, element) + fx * value(i + 1, j, element))
        + fy * ((1 - fx) * value(i, j + 1, element) + fx * value(i + 1, j + 1, element));
  }

  private static int cell(double index, int length) {
    return Math.max(0, Math.min(length - 2, (int) Math.floor(index)));
  }

  private double value(int i, int j, int element) {
    return values[2 * (j * first.points.length + i) + element - 1];
  }

  /** Fractional index of a coordinate; half an interval is extrapolated on either side. */
  private static double index(double[] points, double psi) {
    int low = 0;
    int high = points.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (points[middle] <= psi) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double index = low + (psi - points[low]) / (points[low + 1] - points[low]);
    return index >= -0.5 && index <= points.length - 0.5 ? index : Double.NaN;
  }

  private static int element(FitsHeader header, int axis) {
    double element = header.findDouble("PV" + axis + "_3" + DESCRIPTION).orElse((double) axis);
    if (element != 1 && element != 2) {
      throw unusable(header, "the table has no axis " + element);
    }
    return (int) element;
  }

  private static TableAxis axis(FitsTable table, FitsHeader header, int imageAxis) {
    String column = header.find("PS" + imageAxis + "_2" + DESCRIPTION).orElse("");
    double[] points = only(table, column, header);
    if (points.length < 2) {
      throw unusable(header, "the table has fewer than two control points along " + column);
    }
    for (int i = 1; i < points.length; i++) {
      if (!(points[i] > points[i - 1])) {
        throw unusable(header, "the control points along " + column + " do not increase");
      }
    }
    return new TableAxis(imageAxis, points);
  }

  private static double[] only(FitsTable table, String column, FitsHeader header) {
    double[][] rows = table.vectors(column);
    if (rows.length != 1) {
      throw unusable(header, "the wavelength table has " + rows.length + " rows instead of one");
    }
    return rows[0];
  }

  private static FormatException unusable(FitsHeader header, String what) {
    return new FormatException(what, header.where(), "fetch the file again");
  }
}
