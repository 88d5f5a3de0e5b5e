package org.alidade.lightcurve.store;

import com.github.luben.zstd.Zstd;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
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
   * @param mapped what holds the record
   * @param offset where in it the record begins, a multiple of eight
   * @param axes time axes by number
   */
  LightCurve decode(
      MappedSegment mapped, int offset, RecordHeader header, IntFunction<TimeAxis> axes) {
    boolean packed = has(header, Coding.PACKED);
    boolean plain =
        !packed && header.axis() != RecordHeader.OWN_TIMES && !has(header, Coding.SOME_TIMES);
    if (!plain) {
      copy(mapped.bytes(), offset, header.length());
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
      at = offset + ((at + 7) & ~7);
      boolean shortFlags = has(header, Coding.SHORT_FLAGS);
      int perEpoch = 2 * Float.BYTES + (shortFlags ? Short.BYTES : Integer.BYTES);
      Objects.checkFromIndexSize(
          at - (long) offset, (long) perEpoch * size, (long) header.length());
      readPlain(mapped, shortFlags, values, errors, flags);
    }
    return new LightCurve(header.objectId(), header.typeId(), times, values, errors, flags);
  }

  private void copy(ByteBuffer bytes, int offset, int length) {
    if (record.length < length) {
      record = new byte[2 * length];
    }
    bytes.get(offset, record, 0, length);
  }

  private double[] times(RecordHeader header, IntFunction<TimeAxis> axes) {
    if (header.axis() == RecordHeader.OWN_TIMES) {
      return ownTimes(record, header.epochs());
    }
    TimeAxis axis = axes.apply(header.axis());
    if (!has(header, Coding.SOME_TIMES)) {
      return axis.times();
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
    Objects.checkFromIndexSize(at, packed, bytes.length);
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
      MappedSegment mapped, boolean shortFlags, float[] values, float[] errors, int[] flags) {
    int size = values.length;
    int word = at / Float.BYTES;
    mapped.floats().get(word, values, 0, size);
    mapped.floats().get(word + size, errors, 0, size);
    if (shortFlags) {
      readShorts(mapped, (word + 2 * size) * (Float.BYTES / Short.BYTES), flags);
    } else {
      mapped.ints().get(word + 2 * size, flags, 0, size);
    }
  }

  private void readShorts(MappedSegment mapped, int first, int[] flags) {
    if (shorts.length < flags.length) {
      shorts = new short[flags.length];
    }
    mapped.shorts().get(first, shorts, 0, flags.length);
    for (int i = 0; i < flags.length; i++) {
      flags[i] = shorts[i];
    }
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
