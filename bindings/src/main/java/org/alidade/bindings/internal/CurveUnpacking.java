package org.alidade.bindings.internal;

import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.bindings.PackedCurves;

/** The implementations of {@link PackedCurves}, and which of them runs. */
public final class CurveUnpacking {
  private static final PackedCurves REFERENCE = checked(new JavaCurves());
  private static final PackedCurves COMPILED = checked(CurveUnpacking::unpackNatively);

  private CurveUnpacking() {}

  /** That of the process's kernels. */
  public static PackedCurves active() {
    return KernelChoice.isNative() ? COMPILED : REFERENCE;
  }

  /** Plain Java. */
  public static PackedCurves reference() {
    return REFERENCE;
  }

  /** Native code, loaded. */
  public static PackedCurves compiled() {
    NativeLibrary.load();
    return COMPILED;
  }

  private static PackedCurves checked(PackedCurves implementation) {
    return (record, start, end, coding, missingFlags, values, errors, flags) -> {
      Objects.checkFromToIndex(start, end, record.length);
      if (errors.length != values.length || flags.length != values.length) {
        throw new BadInputException(
            "room for " + values.length + ", " + errors.length + " and " + flags.length,
            "light curve",
            "give arrays of one length");
      }
      implementation.unpack(record, start, end, coding, missingFlags, values, errors, flags);
    };
  }

  private static void unpackNatively(
      byte[] record,
      int start,
      int end,
      int coding,
      int missingFlags,
      float[] values,
      float[] errors,
      int[] flags) {
    int status =
        NativeKernels.ald_light_curve_unpack(
            record, start, end, values.length, coding, missingFlags, values, errors, flags);
    if (status == NativeKernels.ALD_BAD_ARGUMENT) {
      throw damaged();
    }
    NativeStatus.check(status, "light curve");
  }

  static FormatException damaged() {
    return new FormatException(
        "the packed measurements make no sense", "light curve", "restore the file from a copy");
  }
}
