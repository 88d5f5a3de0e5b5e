package org.alidade.math.fftw;

import static org.bytedeco.fftw.global.fftw3.FFTW_BACKWARD;
import static org.bytedeco.fftw.global.fftw3.FFTW_FORWARD;
import static org.bytedeco.fftw.global.fftw3.FFTW_UNALIGNED;
import static org.bytedeco.fftw.global.fftw3.fftwf_destroy_plan;
import static org.bytedeco.fftw.global.fftw3.fftwf_execute_dft;
import static org.bytedeco.fftw.global.fftw3.fftwf_execute_dft_c2r;
import static org.bytedeco.fftw.global.fftw3.fftwf_execute_dft_r2c;
import static org.bytedeco.fftw.global.fftw3.fftwf_plan_many_dft;
import static org.bytedeco.fftw.global.fftw3.fftwf_plan_many_dft_c2r;
import static org.bytedeco.fftw.global.fftw3.fftwf_plan_many_dft_r2c;

import org.alidade.array.FloatArray;
import org.alidade.array.ResourceExhaustedException;
import org.bytedeco.fftw.global.fftw3.fftwf_plan;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Native plans in single precision for {@code rowCount} rows or {@code columnCount} columns of an
 * image of one size. Made and destroyed under the planner's lock, see {@link PlanPair}.
 */
record FloatPlanePlans(
    fftwf_plan forwardRows,
    fftwf_plan inverseRows,
    fftwf_plan forwardColumns,
    fftwf_plan inverseColumns) {
  static FloatPlanePlans create(int rows, int columns, int rowCount, int columnCount, int flags) {
    int frequencies = columns / 2 + 1;
    // Arrays that exist while an estimate is made; a planner that measures writes to all of them.
    try (FloatArray values = FloatArray.allocate("math.fftw.plan", rowCount, columns);
        FloatArray spectrum =
            FloatArray.allocate("math.fftw.plan", Math.max(rows, rowCount), frequencies, 2);
        IntPointer alongRow = new IntPointer(new int[] {columns});
        IntPointer alongColumn = new IntPointer(new int[] {rows})) {
      FloatPointer real = values.pointer();
      FloatPointer complex = spectrum.pointer();
      synchronized (PlanPair.PLANNER) {
        FloatPlanePlans plans =
            new FloatPlanePlans(
                fftwf_plan_many_dft_r2c(
                    1,
                    alongRow,
                    rowCount,
                    real,
                    alongRow,
                    1,
                    columns,
                    complex,
                    alongRow,
                    1,
                    frequencies,
                    flags),
                fftwf_plan_many_dft_c2r(
                    1,
                    alongRow,
                    rowCount,
                    complex,
                    alongRow,
                    1,
                    frequencies,
                    real,
                    alongRow,
                    1,
                    columns,
                    flags),
                fftwf_plan_many_dft(
                    1,
                    alongColumn,
                    columnCount,
                    complex,
                    alongColumn,
                    frequencies,
                    1,
                    complex,
                    alongColumn,
                    frequencies,
                    1,
                    FFTW_FORWARD,
                    flags),
                fftwf_plan_many_dft(
                    1,
                    alongColumn,
                    columnCount,
                    complex,
                    alongColumn,
                    frequencies,
                    1,
                    complex,
                    alongColumn,
                    frequencies,
                    1,
                    FFTW_BACKWARD,
                    flags));
        return plans.checked(rows, columns);
      }
    }
  }

  private FloatPlanePlans checked(int rows, int columns) {
    if (isMissing(forwardRows)
        || isMissing(inverseRows)
        || isMissing(forwardColumns)
        || isMissing(inverseColumns)) {
      destroy();
      throw new ResourceExhaustedException(
          "FFTW made no plan", rows + " x " + columns + " values", "use smaller images");
    }
    return this;
  }

  private static boolean isMissing(fftwf_plan plan) {
    return plan == null || plan.isNull();
  }

  void destroy() {
    synchronized (PlanPair.PLANNER) {
      destroy(forwardRows);
      destroy(inverseRows);
      destroy(forwardColumns);
      destroy(inverseColumns);
    }
  }

  private static void destroy(fftwf_plan plan) {
    if (!isMissing(plan)) {
      fftwf_destroy_plan(plan);
    }
  }

  static FloatPlanePlans single(int rows, int columns, int flags) {
    return create(rows, columns, 1, 1, flags | FFTW_UNALIGNED);
  }

  void forwardRows(FloatPointer in, FloatPointer out) {
    fftwf_execute_dft_r2c(forwardRows, in, out);
  }

  void inverseRows(FloatPointer in, FloatPointer out) {
    fftwf_execute_dft_c2r(inverseRows, in, out);
  }

  void forwardColumns(FloatPointer spectrum) {
    fftwf_execute_dft(forwardColumns, spectrum, spectrum);
  }

  void inverseColumns(FloatPointer spectrum) {
    fftwf_execute_dft(inverseColumns, spectrum, spectrum);
  }
}
