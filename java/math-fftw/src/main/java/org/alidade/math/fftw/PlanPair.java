package org.alidade.math.fftw;

import static org.bytedeco.fftw.global.fftw3.FFTW_ESTIMATE;
import static org.bytedeco.fftw.global.fftw3.FFTW_PRESERVE_INPUT;
import static org.bytedeco.fftw.global.fftw3.fftw_destroy_plan;
import static org.bytedeco.fftw.global.fftw3.fftw_plan_many_dft_c2r;
import static org.bytedeco.fftw.global.fftw3.fftw_plan_many_dft_r2c;

import org.alidade.array.DoubleArray;
import org.alidade.array.ResourceExhaustedException;
import org.bytedeco.fftw.global.fftw3.fftw_plan;
import org.bytedeco.javacpp.IntPointer;

/**
 * The native plans of both directions.
 *
 * <p>FFTW executes plans in parallel but makes and destroys them one at a time: everything of that
 * kind in the process goes through one lock.
 */
record PlanPair(fftw_plan forward, fftw_plan inverse) {
  static final Object PLANNER = new Object();

  /** Plans for contiguous rows in arrays aligned like ours. */
  static PlanPair create(int length, int batch, int flags) {
    int frequencies = length / 2 + 1;
    // A planner that measures writes to the arrays, one that estimates looks at addresses only.
    long rows = (flags & FFTW_ESTIMATE) != 0 ? 1 : batch;
    try (DoubleArray values = DoubleArray.allocate("math.fftw.plan", rows, length);
        DoubleArray spectra = DoubleArray.allocate("math.fftw.plan", rows, frequencies, 2);
        IntPointer lengths = new IntPointer(new int[] {length})) {
      synchronized (PLANNER) {
        fftw_plan forward =
            fftw_plan_many_dft_r2c(
                1,
                lengths,
                batch,
                values.pointer(),
                lengths,
                1,
                length,
                spectra.pointer(),
                lengths,
                1,
                frequencies,
                flags | FFTW_PRESERVE_INPUT);
        fftw_plan inverse =
            fftw_plan_many_dft_c2r(
                1,
                lengths,
                batch,
                spectra.pointer(),
                lengths,
                1,
                frequencies,
                values.pointer(),
                lengths,
                1,
                length,
                flags | FFTW_PRESERVE_INPUT);
        return checked(new PlanPair(forward, inverse), length, batch);
      }
    }
  }

  private static PlanPair checked(PlanPair plans, int length, int batch) {
    if (isMissing(plans.forward) || isMissing(plans.inverse)) {
      plans.destroy();
      throw new ResourceExhaustedException(
          "FFTW made no plan", batch + " rows of " + length + " values", "use a smaller batch");
    }
    return plans;
  }

  private static boolean isMissing(fftw_plan plan) {
    return plan == null || plan.isNull();
  }

  void destroy() {
    synchronized (PLANNER) {
      if (!isMissing(forward)) {
        fftw_destroy_plan(forward);
      }
      if (!isMissing(inverse)) {
        fftw_destroy_plan(inverse);
      }
    }
  }
}
