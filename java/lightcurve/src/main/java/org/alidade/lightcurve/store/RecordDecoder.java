package org.alidade.lightcurve.store;

import com.github.luben.zstd.Zstd;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.alidade.bindings.PackedCurves;
import org.alidade.lightcurve.LightCurve;

/** Reads the light curves that {@link RecordEncoder} wrote. One object serves one thread. */
final class RecordDecoder {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] record = new byte[0];
  private short[] shorts = new short[0];
  private int at;

  /**
   * Reads a record whose checksum is right.
   *
   * @param bytes the record, little-endian
   * @param axes time axes by number
   */
  LightCurve decode(ByteBuffer bytes, RecordHeader header, IntFunction<TimeAxis> axes) {
    boolean packed = has(header, Coding.PACKED);
    boolean plain =
        !packed && header.axis() != RecordHeader.OWN_TIMES && !has(header, Coding.SOME_TIMES);
    if (!plain) {
      copy(bytes, header.length());
    }
    at = RecordHeader.BYTES;
    double[] times = times(header, axes);
    int size = header.epochs();
    float[] values = new float[size];
    float[] errors = new float[size];
    int[] flags = new int[size];
    if (packed) {
      PackedCurves.active()
          .unpack(
              record,
              at,
              header.length(),
              header.coding(),
              header.missingFlags(),
              values,
              errors,
              flags);
    } else {
      readPlain(bytes, has(header, Coding.SHORT_FLAGS), values, errors, flags);
    }
    return new LightCurve(header.objectId(), header.typeId(), times, values, errors, flags);
  }

  private void copy(ByteBuffer bytes, int length) {
    if (record.length < length) {
      record = new byte[2 * length];
    }
    bytes.get(0, record, 0, length);
  }

  private double[] times(RecordHeader header, IntFunction<TimeAxis> axes) {
    if (header.axis() == RecordHeader.OWN_TIMES) {
      return ownTimes(record, header.epochs());
    }
    TimeAxis axis = axes.apply(header.axis());
    if (!has(header, Coding.SOME_TIMES)) {
      return axis.times().clone();
    }
    double[] times = new double[header.epochs()];
    int found = 0;
    for (int i = 0; i < axis.size(); i++) {
      if (bit(record, at, i)) {
        times[found++] = axis.times()[i];
      }
    }
    at += bitBytes(axis.size());
    return times;
  }

  private double[] ownTimes(byte[] bytes, int size) {
    int packed = (int) INT.get(bytes, at);
    at += Integer.BYTES;
    byte[] shuffled =
        Zstd.decompress(Arrays.copyOfRange(bytes, at, at + packed), size * Double.BYTES);
    at += packed;
    double[] times = new double[size];
    long before = 0;
    for (int i = 0; i < size; i++) {
      for (int b = 0; b < Double.BYTES; b++) {
        before ^= (shuffled[b * size + i] & 0xffL) << (8 * b);
      }
      times[i] = Double.longBitsToDouble(before);
    }
    return times;
  }

  private void readPlain(
      ByteBuffer bytes, boolean shortFlags, float[] values, float[] errors, int[] flags) {
    at = (at + 7) & ~7;
    int columnBytes = values.length * Float.BYTES;
    column(bytes, columnBytes).asFloatBuffer().get(values);
    column(bytes, columnBytes).asFloatBuffer().get(errors);
    if (shortFlags) {
      readShorts(bytes, flags);
    } else {
      column(bytes, columnBytes).asIntBuffer().get(flags);
    }
  }

  private void readShorts(ByteBuffer bytes, int[] flags) {
    if (shorts.length < flags.length) {
      shorts = new short[flags.length];
    }
    column(bytes, flags.length * Short.BYTES).asShortBuffer().get(shorts, 0, flags.length);
    for (int i = 0; i < flags.length; i++) {
      flags[i] = shorts[i];
    }
  }

  private ByteBuffer column(ByteBuffer bytes, int length) {
    ByteBuffer column = bytes.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
    at += length;
    return column;
  }

  private static boolean has(RecordHeader header, int bit) {
    return (header.coding() & bit) != 0;
  }

  private static boolean bit(byte[] bytes, int start, int index) {
    return (bytes[start + (index >> 3)] >>> (index & 7) & 1) != 0;
  }

  private static int bitBytes(int bits) {
    return (bits + Byte.SIZE - 1) / Byte.SIZE;
  }
}
