package org.alidade.lightcurve.store;

import org.alidade.bindings.PackedCurves;

/** Bits of a record's header that say how its body is written. */
final class Coding {
  /** Values, errors and flags are packed; otherwise they lie there as they are. */
  static final int PACKED = 1;

  /** A bit per time of the axis tells the times of this light curve; otherwise it has them all. */
  static final int SOME_TIMES = 1 << 1;

  /** A bit per epoch tells which were measured; otherwise all were. */
  static final int SOME_MEASURED = PackedCurves.SOME_MEASURED;

  /** A bit per epoch that was not measured tells those that were not detected; else none was. */
  static final int SOME_UNDETECTED = PackedCurves.SOME_UNDETECTED;

  /** Epochs without measurement have flags of their own in the column of flags. */
  static final int FLAGS_OF_ALL = PackedCurves.FLAGS_OF_ALL;

  /** Which epochs were measured is told by lengths of runs instead of bits. */
  static final int RUNS = PackedCurves.RUNS;

  /** Flags of a light curve that is not packed are 16-bit numbers; otherwise 32-bit. */
  static final int SHORT_FLAGS = 1 << 6;

  private Coding() {}
}
