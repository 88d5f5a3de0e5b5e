package org.alidade.math.fftw;

import static org.bytedeco.fftw.global.fftw3.FFTW_BACKWARD;
import static org.bytedeco.fftw.global.fftw3.FFTW_FORWARD;
import static org.bytedeco.fftw.global.fftw3.FFTW_UNALIGNED;
import static org.bytedeco.fftw.global.fftw3.fftw_destroy_plan;
import static org.bytedeco.fftw.global.fftw3.fftw_execute_dft;
import static org.bytedeco.fftw.global.fftw3.fftw_execute_dft_c2r;
import static org.bytedeco.fftw.global.fftw3.fftw_execute_dft_r2c;
import static org.bytedeco.fftw.global.fftw3.fftw_plan_many_dft;
import static org.bytedeco.fftw.global.fftw3.fftw_plan_many_dft_c2r;
import static org.bytedeco.fftw.global.fftw3.fftw_plan_many_dft_r2c;

import org.alidade.array.DoubleArray;
import org.alidade.array.ResourceExhaustedException;
import org.bytedeco.fftw.global.fftw3.fftw_plan;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Native plans in double precision for {@code rowCount} rows or {@code columnCount} columns of an
 * image of one size. Made and destroyed under the planner's lock, see {@link PlanPair}.
 */
record PlanePlans(
    fftw_plan forwardRows,
    fftw_plan inverseRows,
    fftw_plan forwardColumns,
    fftw_plan inverseColumns) {
  static PlanePlans create(int rows, int columns, int rowCount, int columnCount, int flags) {
    int frequencies = columns / 2 + 1;
    // Arrays that exist while an estimate is made; a planner that measures writes to all of them.
    try (DoubleArray values = DoubleArray.allocate("math.fftw.plan", rowCount, columns);
        DoubleArray spectrum =
            DoubleArray.allocate("math.fftw.plan", Math.max(rows, rowCount), frequencies, 2);
        IntPointer alongRow = new IntPointer(new int[] {columns});
        IntPointer alongColumn = new IntPointer(new int[] {rows})) {
      DoublePointer real = values.pointer();
      DoublePointer complex = spectrum.pointer();
      synchronized (PlanPair.PLANNER) {
        PlanePlans plans =
            new PlanePlans(
                fftw_plan_many_dft_r2c(
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
                fftw_plan_many_dft_c2r(
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
                fftw_plan_many_dft(
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
                fftw_plan_many_dft(
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

  private PlanePlans checked(int rows, int columns) {
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

  private static boolean isMissing(fftw_plan plan) {
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

  private static void destroy(fftw_plan plan) {
    if (!isMissing(plan)) {
      fftw_destroy_plan(plan);
    }
  }

  static PlanePlans single(int rows, int columns, int flags) {
    return create(rows, columns, 1, 1, flags | FFTW_UNALIGNED);
  }

  void forwardRows(DoublePointer in, DoublePointer out) {
    fftw_execute_dft_r2c(forwardRows, in, out);
  }

  void inverseRows(DoublePointer in, DoublePointer out) {
    fftw_execute_dft_c2r(inverseRows, in, out);
  }

  void forwardColumns(DoublePointer spectrum) {
    fftw_execute_dft(forwardColumns, spectrum, spectrum);
  }

  void inverseColumns(DoublePointer spectrum) {
    fftw_execute_dft(inverseColumns, spectrum, spectrum);
  }
}
