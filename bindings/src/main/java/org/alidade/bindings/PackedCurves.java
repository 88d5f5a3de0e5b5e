package org.alidade.bindings;

import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.bindings.internal.CurveUnpacking;

/**
 * Unpacks the measurements of light curves; docs/formats/light-curve-folder.md has the layout of
 * what they are packed into.
 *
 * <p>There are two implementations with the same results, chosen as {@link Kernels#active()} is.
 *
 * <pre>{@code
 * PackedCurves.active().unpack(record, start, end, coding, 0, values, errors, flags);
 * }</pre>
 */
public interface PackedCurves {
  /** A coding: some epochs have no measurement. */
  int SOME_MEASURED = 4;

  /** A coding: at some of them nothing was detected. */
  int SOME_UNDETECTED = 8;

  /** A coding: epochs without measurement have flags of their own. */
  int FLAGS_OF_ALL = 16;

  /** A coding: which epochs have a measurement is told by lengths of runs, not by bits. */
  int RUNS = 32;

  /** Numbers in a block of a packed column. */
  int BLOCK = 256;

  /** Decimals of a column of floating-point numbers that holds bit patterns instead. */
  int BIT_PATTERNS = 127;

  /** The implementation of this process. */
  static PackedCurves active() {
    return CurveUnpacking.active();
  }

  /** The plain Java implementation. */
  static PackedCurves reference() {
    return CurveUnpacking.reference();
  }

  /**
   * The native implementation.
   *
   * @throws InvalidStateException if its library cannot be loaded
   */
  static PackedCurves compiled() {
    return CurveUnpacking.compiled();
  }

  /**
   * Unpacks one light curve.
   *
   * @param record bytes that hold it
   * @param start where its body begins
   * @param end where its body ends, at most
   * @param coding sum of the codings above
   * @param missingFlags flags of the epochs without measurement
   * @param values output: values, NaN where not measured, 99 where not detected (epochs)
   * @param errors output: their standard deviations, likewise (epochs)
   * @param flags output: quality bits (epochs)
   * @throws FormatException if the body makes no sense
   */
  void unpack(
      byte[] record,
      int start,
      int end,
      int coding,
      int missingFlags,
      float[] values,
      float[] errors,
      int[] flags);
}
