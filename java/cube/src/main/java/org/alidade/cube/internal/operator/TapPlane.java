package org.alidade.cube.internal.operator;

import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.OperatorPrecision;

/**
 * Room for one block of taps at all pixels: a row per pixel, a column per tap. Holds shifted and
 * rebinned spectra G in the forward product, correlations B in the adjoint.
 */
final class TapPlane implements AutoCloseable {
  private final TemplateShift shift;
  private final long stride;
  private final Reals values;

  /**
   * Room for the widest of the blocks.
   *
   * @param scale factor that brings the largest values near 1
   */
  TapPlane(OperatorPrecision precision, TemplateShift shift, List<TapBlock> blocks, double scale) {
    int columns = blocks.stream().mapToInt(TapBlock::columns).max().orElse(0);
    this.shift = shift;
    this.stride = KernelTile.goodStride(columns);
    this.values = Reals.allocate(precision, shift.pixels() * stride, scale);
  }

  /** Shifts and rebins the spectrum of the piece's component, row of a (C, T) array. */
  void fill(DoubleArray spectra, TapPiece piece) {
    long templatePixels = spectra.shape().length(1);
    double[] reversed = shift.reversed(spectra, piece.component() * templatePixels);
    double[] line = new double[piece.count()];
    for (int l = 0; l < shift.pixels(); l++) {
      shift.pixel(reversed, l, piece.low(), piece.high(), line);
      values.put(l * stride + piece.start(), line, 0, line.length);
    }
  }

  /** The transpose of {@link #fill}: adds the piece's columns to a reversed spectrum. */
  void spread(TapPiece piece, double[] reversed) {
    double[] line = new double[piece.count()];
    for (int l = 0; l < shift.pixels(); l++) {
      values.get(l * stride + piece.start(), line, 0, line.length);
      shift.spread(line, l, piece.low(), piece.high(), reversed);
    }
  }

  /** Writes zeros to some columns. */
  void clear(PixelRange pixels, int firstColumn, int columns) {
    double[] zeros = new double[columns];
    for (int l = pixels.first(); l < pixels.first() + pixels.count(); l++) {
      values.put(l * stride + firstColumn, zeros, 0, columns);
    }
  }

  /** Factor by which stored numbers differ from what they stand for. */
  double scale() {
    return values.scale();
  }

  RealMatrix block(PixelRange pixels, int firstColumn, int columns) {
    return new RealMatrix(
        values, pixels.first() * stride + firstColumn, pixels.count(), columns, stride);
  }

  @Override
  public void close() {
    values.close();
  }
}
