package org.alidade.math.fftw;

import static org.bytedeco.fftw.global.fftw3.fftwf_alignment_of;

import org.alidade.array.FloatArray;
import org.alidade.math.BlockedPlaneFft;
import org.alidade.math.Precision;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Images in single precision by FFTW. Whole blocks of an aligned array have plans of their own; the
 * rest of the rows and columns, and arrays that are not aligned, go one by one.
 */
final class FftwFloatPlane extends BlockedPlaneFft<FloatArray> {
  private final FloatPlanePlans blocks;
  private final FloatPlanePlans singles;

  FftwFloatPlane(int rows, int columns, int flags) {
    super(rows, columns);
    this.blocks = FloatPlanePlans.create(rows, columns, ROW_BLOCK, COLUMN_BLOCK, flags);
    this.singles = FloatPlanePlans.single(rows, columns, flags);
  }

  @Override
  protected void forwardRows(FloatArray in, FloatArray out, int first, int count) {
    FloatPointer from = in.pointer();
    FloatPointer to = out.pointer();
    if (count == ROW_BLOCK && isAligned(from) && isAligned(to)) {
      blocks.forwardRows(from.position(value(first)), to.position(frequency(first, 0)));
      return;
    }
    for (int r = first; r < first + count; r++) {
      singles.forwardRows(from.position(value(r)), to.position(frequency(r, 0)));
    }
  }

  @Override
  protected void inverseRows(FloatArray in, FloatArray out, int first, int count) {
    FloatPointer from = in.pointer();
    FloatPointer to = out.pointer();
    if (count == ROW_BLOCK && isAligned(from) && isAligned(to)) {
      blocks.inverseRows(from.position(frequency(first, 0)), to.position(value(first)));
    } else {
      for (int r = first; r < first + count; r++) {
        singles.inverseRows(from.position(frequency(r, 0)), to.position(value(r)));
      }
    }
    scale(out, first, count);
  }

  /** While the rows are still in the cache. */
  private void scale(FloatArray out, int first, int count) {
    double factor = 1.0 / ((double) rows() * columns());
    double[] row = new double[columns()];
    for (int r = first; r < first + count; r++) {
      Precision.SINGLE.read(out, value(r), row, 0, row.length);
      for (int i = 0; i < row.length; i++) {
        row[i] *= factor;
      }
      Precision.SINGLE.write(row, 0, out, value(r), row.length);
    }
  }

  @Override
  protected void forwardColumns(FloatArray spectrum, int first, int count) {
    FloatPointer at = spectrum.pointer();
    if (count == COLUMN_BLOCK && isAligned(at)) {
      blocks.forwardColumns(at.position(frequency(0, first)));
      return;
    }
    for (int c = first; c < first + count; c++) {
      singles.forwardColumns(at.position(frequency(0, c)));
    }
  }

  @Override
  protected void inverseColumns(FloatArray spectrum, int first, int count) {
    FloatPointer at = spectrum.pointer();
    if (count == COLUMN_BLOCK && isAligned(at)) {
      blocks.inverseColumns(at.position(frequency(0, first)));
      return;
    }
    for (int c = first; c < first + count; c++) {
      singles.inverseColumns(at.position(frequency(0, c)));
    }
  }

  private static boolean isAligned(FloatPointer pointer) {
    return fftwf_alignment_of(pointer) == 0;
  }

  private long value(int row) {
    return (long) row * columns();
  }

  private long frequency(int row, int column) {
    return 2 * ((long) row * frequencies() + column);
  }

  @Override
  protected void free() {
    blocks.destroy();
    singles.destroy();
  }
}
