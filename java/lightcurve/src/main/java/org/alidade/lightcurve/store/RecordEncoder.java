package org.alidade.lightcurve.store;

import com.github.luben.zstd.Zstd;
import java.util.List;
import org.alidade.lightcurve.LightCurve;
import org.jspecify.annotations.Nullable;

/**
 * Writes light curves as records. One object serves one thread.
 *
 * <p>The body of a packed record: which times of the axis, or the times themselves; which epochs
 * were measured; the values, errors and flags of those. An epoch is without measurement if value
 * and error are both the plain NaN ("not covered") or both 99 ("not detected").
 */
final class RecordEncoder {
  static final int NAN_BITS = 0x7fc00000;
  static final int UNDETECTED_BITS = Float.floatToRawIntBits(LightCurve.NOT_DETECTED);
  private static final int ZSTD_LEVEL = 3;
  private static final int RUN_GOES_ON = 255;

  private final ByteSink out = new ByteSink();
  private final BlockFit fit = new BlockFit();
  private int[] work = new int[0];
  private int[] flags = new int[0];
  private float[] values = new float[0];
  private float[] errors = new float[0];
  private int coding;
  private int missingFlags;

  /**
   * Writes one record; it lies in the result until the next one is written.
   *
   * @param axes time axes to choose from, the likeliest first
   * @param previous place of the record that this one continues, 0 if none
   */
  ByteSink encode(LightCurve curve, List<TimeAxis> axes, boolean packed, long previous) {
    out.clear();
    out.extend(RecordHeader.BYTES);
    coding = packed ? Coding.PACKED : 0;
    missingFlags = 0;
    int axis = putTimes(curve.times(), axes);
    if (packed) {
      putPacked(curve);
    } else {
      out.align();
      putPlain(curve);
    }
    out.align();
    RecordHeader.write(
        out,
        new RecordHeader(
            out.size(),
            0,
            coding,
            curve.objectId(),
            curve.typeId(),
            curve.size(),
            axis,
            missingFlags,
            previous));
    return out;
  }

  private int putTimes(double[] times, List<TimeAxis> axes) {
    for (TimeAxis axis : axes) {
      if (axis.is(times)) {
        return axis.number();
      }
    }
    for (TimeAxis axis : axes) {
      long @Nullable [] members = axis.size() > times.length ? axis.members(times) : null;
      // A bit per time of the axis must cost less than the times themselves, eight bytes each.
      if (members != null && axis.size() < Long.SIZE * times.length) {
        coding |= Coding.SOME_TIMES;
        putBits(members, axis.size());
        return axis.number();
      }
    }
    putOwnTimes(times);
    return RecordHeader.OWN_TIMES;
  }

  private void putOwnTimes(double[] times) {
    byte[] shuffled = new byte[times.length * Double.BYTES];
    long before = 0;
    for (int i = 0; i < times.length; i++) {
      long bits = Double.doubleToRawLongBits(times[i]);
      long change = bits ^ before;
      before = bits;
      for (int b = 0; b < Double.BYTES; b++) {
        shuffled[b * times.length + i] = (byte) (change >>> (8 * b));
      }
    }
    byte[] packed = Zstd.compress(shuffled, ZSTD_LEVEL);
    out.putInt(packed.length);
    out.putBytes(packed, 0, packed.length);
  }

  private void putBits(long[] bits, int count) {
    for (int i = 0; i < count; i += Byte.SIZE) {
      out.putByte((int) (bits[i >> 6] >>> (i & 63)));
    }
  }

  private void putPlain(LightCurve curve) {
    for (float value : curve.values()) {
      out.putInt(Float.floatToRawIntBits(value));
    }
    for (float error : curve.errors()) {
      out.putInt(Float.floatToRawIntBits(error));
    }
    boolean shorts = true;
    for (int flag : curve.flags()) {
      shorts &= flag == (short) flag;
    }
    coding |= shorts ? Coding.SHORT_FLAGS : 0;
    for (int flag : curve.flags()) {
      out.putLow(flag, shorts ? Short.BYTES : Integer.BYTES);
    }
  }

  private void putPacked(LightCurve curve) {
    int size = curve.size();
    makeRoom(size);
    long[] measured = new long[Bits.words(size)];
    long[] undetected = new long[Bits.words(size)];
    int missing = sort(curve, measured, undetected);
    int kept = size - missing;
    if (missing > 0) {
      coding |= Coding.SOME_MEASURED;
      putMeasured(measured, size);
      putUndetected(undetected, missing);
      putMissingFlags(curve, measured);
    }
    FloatColumn.encode(values, kept, out, work, fit);
    FloatColumn.encode(errors, kept, out, work, fit);
    boolean all = (coding & Coding.FLAGS_OF_ALL) != 0;
    PackedColumn.encode(all ? curve.flags() : flags, all ? size : kept, out, fit);
  }

  /** Takes out what was measured; tells how many epochs were not. */
  private int sort(LightCurve curve, long[] measured, long[] undetected) {
    int kept = 0;
    int missing = 0;
    for (int i = 0; i < curve.size(); i++) {
      int value = Float.floatToRawIntBits(curve.values()[i]);
      int error = Float.floatToRawIntBits(curve.errors()[i]);
      if (value == error && (value == NAN_BITS || value == UNDETECTED_BITS)) {
        if (value == UNDETECTED_BITS) {
          Bits.set(undetected, missing);
        }
        missing++;
      } else {
        Bits.set(measured, i);
        values[kept] = curve.values()[i];
        errors[kept] = curve.errors()[i];
        flags[kept++] = curve.flags()[i];
      }
    }
    return missing;
  }

  /** By the lengths of runs where that is shorter than a bit per epoch. */
  private void putMeasured(long[] measured, int size) {
    int start = out.size();
    boolean is = true;
    int length = 0;
    for (int i = 0; i < size; i++) {
      if (Bits.get(measured, i) != is) {
        putRun(length);
        is = !is;
        length = 0;
      }
      length++;
    }
    putRun(length);
    if (out.size() - start < (size + 7) / 8) {
      coding |= Coding.RUNS;
    } else {
      out.cutTo(start);
      putBits(measured, size);
    }
  }

  private void putRun(int length) {
    int left = length;
    for (; left >= RUN_GOES_ON; left -= RUN_GOES_ON) {
      out.putByte(RUN_GOES_ON);
    }
    out.putByte(left);
  }

  private void putUndetected(long[] undetected, int missing) {
    if (Bits.count(undetected, Bits.words(missing)) > 0) {
      coding |= Coding.SOME_UNDETECTED;
      putBits(undetected, missing);
    }
  }

  private void putMissingFlags(LightCurve curve, long[] measured) {
    boolean first = true;
    for (int i = 0; i < curve.size(); i++) {
      if (!Bits.get(measured, i)) {
        int flag = curve.flags()[i];
        if (!first && flag != missingFlags) {
          coding |= Coding.FLAGS_OF_ALL;
          return;
        }
        first = false;
        missingFlags = flag;
      }
    }
  }

  private void makeRoom(int size) {
    if (work.length < size) {
      work = new int[size];
      flags = new int[size];
      values = new float[size];
      errors = new float[size];
    }
  }
}
