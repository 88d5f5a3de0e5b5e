package org.alidade.lightcurve.internal.store;

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

  private int at;

  /**
   * Reads a record whose checksum is right.
   *
   * @param bytes the record, perhaps with more bytes behind
   * @param axes time axes by number
   */
  LightCurve decode(byte[] bytes, RecordHeader header, IntFunction<TimeAxis> axes) {
    at = RecordHeader.BYTES;
    double[] times = times(bytes, header, axes);
    int size = header.epochs();
    float[] values = new float[size];
    float[] errors = new float[size];
    int[] flags = new int[size];
    if (has(header, Coding.PACKED)) {
      PackedCurves.active()
          .unpack(
              bytes,
              at,
              header.length(),
              header.coding(),
              header.missingFlags(),
              values,
              errors,
              flags);
    } else {
      readPlain(bytes, values, errors, flags);
    }
    return new LightCurve(header.objectId(), header.typeId(), times, values, errors, flags);
  }

  private double[] times(byte[] bytes, RecordHeader header, IntFunction<TimeAxis> axes) {
    if (header.axis() == RecordHeader.OWN_TIMES) {
      return ownTimes(bytes, header.epochs());
    }
    TimeAxis axis = axes.apply(header.axis());
    if (!has(header, Coding.SOME_TIMES)) {
      return axis.times().clone();
    }
    double[] times = new double[header.epochs()];
    int found = 0;
    for (int i = 0; i < axis.size(); i++) {
      if (bit(bytes, at, i)) {
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

  private void readPlain(byte[] bytes, float[] values, float[] errors, int[] flags) {
    at = (at + 7) & ~7;
    int size = values.length;
    ByteBuffer plain = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    plain.position(at).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    plain.position(at + size * Float.BYTES);
    plain.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(errors);
    plain.position(at + 2 * size * Float.BYTES);
    plain.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(flags);
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
