package org.alidade.bindings.internal;

import java.util.Arrays;
import org.alidade.bindings.PackedCurves;

/** Unpacks light curves in plain Java. */
final class JavaCurves implements PackedCurves {
  private static final float NOT_DETECTED = 99f;
  private static final int RUN_GOES_ON = 255;

  @Override
  public void unpack(
      byte[] record,
      int start,
      int end,
      int coding,
      int missingFlags,
      float[] values,
      float[] errors,
      int[] flags) {
    PackedBytes bytes = new PackedBytes(record, start, end);
    boolean[] measured = new boolean[values.length];
    int count = readMeasured(bytes, coding, measured);
    boolean[] undetected = new boolean[values.length - count];
    if ((coding & SOME_UNDETECTED) != 0) {
      readBits(bytes, undetected);
    }
    spread(bytes.floats(count), measured, values);
    spread(bytes.floats(count), measured, errors);
    if ((coding & FLAGS_OF_ALL) != 0) {
      System.arraycopy(bytes.column(flags.length), 0, flags, 0, flags.length);
    } else {
      spread(bytes.column(count), measured, missingFlags, flags);
    }
    mark(undetected, measured, values, errors);
  }

  private static int readMeasured(PackedBytes bytes, int coding, boolean[] measured) {
    if ((coding & SOME_MEASURED) == 0) {
      Arrays.fill(measured, true);
    } else if ((coding & RUNS) != 0) {
      readRuns(bytes, measured);
    } else {
      readBits(bytes, measured);
    }
    int count = 0;
    for (boolean one : measured) {
      count += one ? 1 : 0;
    }
    return count;
  }

  private static void readRuns(PackedBytes bytes, boolean[] measured) {
    boolean is = true;
    int at = 0;
    while (at < measured.length) {
      int length = 0;
      int part;
      do {
        part = bytes.unsignedByte();
        length += part;
      } while (part == RUN_GOES_ON);
      if (length > measured.length - at || (length == 0 && at > 0)) {
        throw CurveUnpacking.damaged();
      }
      Arrays.fill(measured, at, at + length, is);
      at += length;
      is = !is;
    }
  }

  private static void readBits(PackedBytes bytes, boolean[] set) {
    int bits = 0;
    for (int i = 0; i < set.length; i++) {
      bits = i % Byte.SIZE == 0 ? bytes.unsignedByte() : bits >>> 1;
      set[i] = (bits & 1) != 0;
    }
  }

  private static void spread(float[] from, boolean[] measured, float[] out) {
    int taken = 0;
    for (int i = 0; i < out.length; i++) {
      out[i] = measured[i] ? from[taken++] : Float.NaN;
    }
  }

  private static void spread(int[] from, boolean[] measured, int missing, int[] out) {
    int taken = 0;
    for (int i = 0; i < out.length; i++) {
      out[i] = measured[i] ? from[taken++] : missing;
    }
  }

  private static void mark(
      boolean[] undetected, boolean[] measured, float[] values, float[] errors) {
    int missing = 0;
    for (int i = 0; i < values.length; i++) {
      if (!measured[i] && undetected[missing++]) {
        values[i] = NOT_DETECTED;
        errors[i] = NOT_DETECTED;
      }
    }
  }
}
