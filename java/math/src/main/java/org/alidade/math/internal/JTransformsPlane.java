package org.alidade.math.internal;

import org.alidade.array.NativeArray;
import org.alidade.math.BlockedPlaneFft;
import org.alidade.math.Precision;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Rows through {@link RowSpectra}, columns gathered into Java arrays; always in double precision.
 */
final class JTransformsPlane<A extends NativeArray> extends BlockedPlaneFft<A> {
  private final Precision<A> precision;
  private final DoubleFFT_1D alongRows;
  private final DoubleFFT_1D alongColumns;
  private final RowSpectra packing;

  JTransformsPlane(Precision<A> precision, int rows, int columns) {
    super(rows, columns);
    JTransformsFft.useOneThread();
    this.precision = precision;
    this.alongRows = new DoubleFFT_1D(columns);
    this.alongColumns = new DoubleFFT_1D(rows);
    this.packing = new RowSpectra(columns);
  }

  @Override
  protected void forwardRows(A in, A out, int first, int count) {
    double[] row = new double[columns()];
    double[] spectrum = new double[2 * frequencies()];
    for (int r = first; r < first + count; r++) {
      precision.read(in, (long) r * row.length, row, 0, row.length);
      alongRows.realForward(row);
      packing.unpack(row, spectrum);
      precision.write(spectrum, 0, out, (long) r * spectrum.length, spectrum.length);
    }
  }

  @Override
  protected void inverseRows(A in, A out, int first, int count) {
    double[] row = new double[columns()];
    double[] spectrum = new double[2 * frequencies()];
    for (int r = first; r < first + count; r++) {
      precision.read(in, (long) r * spectrum.length, spectrum, 0, spectrum.length);
      packing.pack(spectrum, row);
      alongRows.realInverse(row, true);
      precision.write(row, 0, out, (long) r * row.length, row.length);
    }
  }

  @Override
  protected void forwardColumns(A spectrum, int first, int count) {
    transformColumns(spectrum, first, count, alongColumns::complexForward);
  }

  @Override
  protected void inverseColumns(A spectrum, int first, int count) {
    // Divided by the rows already here, so that the rows have to divide by the columns only.
    transformColumns(spectrum, first, count, column -> alongColumns.complexInverse(column, true));
  }

  private void transformColumns(A spectrum, int first, int count, Transform transform) {
    int width = 2 * count;
    double[] block = new double[rows() * width];
    for (int r = 0; r < rows(); r++) {
      precision.read(spectrum, at(r, first), block, r * width, width);
    }
    double[] column = new double[2 * rows()];
    for (int c = 0; c < count; c++) {
      for (int r = 0; r < rows(); r++) {
        column[2 * r] = block[r * width + 2 * c];
        column[2 * r + 1] = block[r * width + 2 * c + 1];
      }
      transform.apply(column);
      for (int r = 0; r < rows(); r++) {
        block[r * width + 2 * c] = column[2 * r];
        block[r * width + 2 * c + 1] = column[2 * r + 1];
      }
    }
    for (int r = 0; r < rows(); r++) {
      precision.write(block, r * width, spectrum, at(r, first), width);
    }
  }

  private long at(int row, int column) {
    return 2 * ((long) row * frequencies() + column);
  }

  @Override
  protected void free() {
    // Java's heap only.
  }

  /** Transforms one column in place. */
  private interface Transform {
    void apply(double[] column);
  }
}
