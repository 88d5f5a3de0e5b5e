package org.alidade.transients.image;

import org.alidade.array.BadInputException;
import org.alidade.transients.PsfStamp;

/**
 * The point-spread function of an image at any place: in each cell of the image the pixels of the
 * stamp are polynomials of the position.
 *
 * <p>Example: {@code PsfStamp psf = model.at(512, 300);}
 *
 * @param size pixels per side of the stamps, odd
 * @param width columns of the image
 * @param height rows of the image
 * @param cellColumns cells along x, 1 for one function over the image
 * @param cellRows cells along y
 * @param order order of the polynomials; positions count from -1 to 1 over the image
 * @param coefficients for each cell, row by row, and each term the pixels of a stamp; terms in the
 *     order 1, x, y, x^2, x y, y^2, x^3 and so on
 * @param kind where it comes from
 * @param shape form in the middle of the image
 * @param stars stars it was made from
 * @param chiSquare mean squared deviation of these stars from it in their cores, in units of their
 *     noise; NaN if there are none
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record PsfModel(
    int size,
    int width,
    int height,
    int cellColumns,
    int cellRows,
    int order,
    double[][][] coefficients,
    PsfKind kind,
    PsfShape shape,
    int stars,
    double chiSquare) {
  /**
   * Checks the shape of the coefficients.
   *
   * @throws BadInputException if they do not fit cells, order or size
   */
  public PsfModel {
    boolean fits = coefficients.length == cellColumns * cellRows;
    for (double[][] cell : coefficients) {
      fits &= cell.length == terms(order);
      for (double[] term : cell) {
        fits &= term.length == size * size;
      }
    }
    if (!fits || size % 2 == 0) {
      throw new BadInputException(
          "coefficients that do not fit "
              + cellColumns
              + " x "
              + cellRows
              + " cells, order "
              + order,
          "point-spread function",
          "give a stamp per cell and term");
    }
  }

  /** The same function everywhere. */
  public static PsfModel constant(PsfStamp psf, int width, int height, PsfKind kind) {
    PsfShape shape = MoffatFit.shape(psf, widthGuess(psf));
    return constant(psf, width, height, kind, shape, 0, Double.NaN);
  }

  static PsfModel constant(
      PsfStamp psf,
      int width,
      int height,
      PsfKind kind,
      PsfShape shape,
      int stars,
      double chiSquare) {
    double[][][] coefficients = {{psf.values()}};
    return new PsfModel(
        psf.size(), width, height, 1, 1, 0, coefficients, kind, shape, stars, chiSquare);
  }

  /** Full width at half maximum of a Gaussian with the peak of a stamp. */
  private static double widthGuess(PsfStamp psf) {
    double peak = psf.values()[psf.values().length / 2];
    return peak > 0 ? Math.max(1, 0.94 / Math.sqrt(peak)) : 2;
  }

  /** Number of terms of polynomials of an order in two variables. */
  static int terms(int order) {
    return (order + 1) * (order + 2) / 2;
  }

  /** The terms at a place, both coordinates from -1 to 1. */
  static double[] basis(int order, double u, double v) {
    double[] basis = new double[terms(order)];
    int term = 0;
    for (int degree = 0; degree <= order; degree++) {
      for (int power = 0; power <= degree; power++) {
        basis[term++] = Math.pow(u, degree - power) * Math.pow(v, power);
      }
    }
    return basis;
  }

  /** A coordinate from -1 to 1 over a length. */
  static double scaled(double place, int length) {
    return length > 1 ? 2 * place / (length - 1) - 1 : 0;
  }

  /**
   * The function at a place.
   *
   * @param x column, pixels from 0
   * @param y row, pixels from 0
   */
  public PsfStamp at(double x, double y) {
    int column = (int) Math.min(Math.max(x * cellColumns / width, 0), cellColumns - 1);
    int row = (int) Math.min(Math.max(y * cellRows / height, 0), cellRows - 1);
    double[][] terms = coefficients[row * cellColumns + column];
    double[] basis = basis(order, scaled(x, width), scaled(y, height));
    double[] values = new double[size * size];
    for (int term = 0; term < basis.length; term++) {
      for (int i = 0; i < values.length; i++) {
        values[i] += basis[term] * terms[term][i];
      }
    }
    return PsfStamp.of(size, values);
  }

  /** The function in the middle of the image. */
  public PsfStamp atCentre() {
    return at((width - 1) / 2.0, (height - 1) / 2.0);
  }

  /** Whether it is the same everywhere. */
  public boolean isConstant() {
    return order == 0 && coefficients.length == 1;
  }
}
