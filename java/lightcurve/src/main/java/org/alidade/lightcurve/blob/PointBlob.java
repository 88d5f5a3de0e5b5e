package org.alidade.lightcurve.blob;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.LightCurve;

/**
 * Blobs of version 1, byte for byte those of the original program (spec lightcurve 4.2, 4.3): a
 * header and one record of 16 bytes per point. Times lose up to 169 s, all by the same amount, and
 * each up to 21 s more.
 *
 * <pre>{@code
 * byte[] blob = PointBlob.encode(curve);
 * LightCurve decoded = PointBlob.decode(blob);
 * }</pre>
 */
public final class PointBlob {
  /** Bytes before the first point. */
  public static final int HEADER_SIZE = 16;

  /** Bytes per point. */
  public static final int POINT_SIZE = 16;

  private static final long LARGEST_ID = 0xffff_ffffL;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private PointBlob() {}

  /**
   * Encodes a light curve.
   *
   * @throws BadInputException if a number does not fit
   */
  public static byte[] encode(LightCurve curve) {
    long id = curve.objectId();
    if (id < 0 || id > LARGEST_ID || curve.typeId() < 0) {
      throw new BadInputException(
          "object " + id + ", type " + curve.typeId(),
          "light curve as blob",
          "use objects from 0 to " + LARGEST_ID + " and types from 0");
    }
    int size = curve.size();
    double[] times = curve.times();
    double start = size == 0 ? 0 : times[0];
    byte[] blob = new byte[Math.addExact(HEADER_SIZE, Math.multiplyExact(POINT_SIZE, size))];
    INT.set(blob, 0, (int) id);
    INT.set(blob, 4, curve.typeId());
    INT.set(blob, 8, size);
    FLOAT.set(blob, 12, (float) start);
    for (int i = 0; i < size; i++) {
      int at = HEADER_SIZE + i * POINT_SIZE;
      FLOAT.set(blob, at, (float) (times[i] - start));
      FLOAT.set(blob, at + 4, curve.values()[i]);
      FLOAT.set(blob, at + 8, curve.errors()[i]);
      INT.set(blob, at + 12, curve.flags()[i]);
    }
    return blob;
  }

  /**
   * Decodes a blob.
   *
   * @throws FormatException if its length is not that of its points
   */
  public static LightCurve decode(byte[] blob) {
    if (blob.length < HEADER_SIZE) {
      throw new FormatException(
          blob.length + " bytes are too short for a header", "light-curve blob", "store it again");
    }
    long size = points(blob);
    if (!fits(blob)) {
      throw new FormatException(
          blob.length
              + " bytes instead of "
              + (HEADER_SIZE + POINT_SIZE * size)
              + " for "
              + size
              + " points",
          "light-curve blob",
          "store it again");
    }
    int typeId = (int) INT.get(blob, 4);
    if (typeId < 0) {
      throw new FormatException(
          "type " + (typeId & LARGEST_ID), "light-curve blob", "use types below 2147483648");
    }
    return decode(blob, (int) size, typeId);
  }

  /** Whether the length is that of as many points as the header tells. */
  static boolean fits(byte[] blob) {
    return blob.length >= HEADER_SIZE && blob.length == HEADER_SIZE + POINT_SIZE * points(blob);
  }

  private static long points(byte[] blob) {
    return (int) INT.get(blob, 8) & LARGEST_ID;
  }

  private static LightCurve decode(byte[] blob, int size, int typeId) {
    double start = (float) FLOAT.get(blob, 12);
    double[] times = new double[size];
    float[] values = new float[size];
    float[] errors = new float[size];
    int[] flags = new int[size];
    for (int i = 0, at = HEADER_SIZE; i < size; i++, at += POINT_SIZE) {
      times[i] = start + (float) FLOAT.get(blob, at);
      values[i] = (float) FLOAT.get(blob, at + 4);
      errors[i] = (float) FLOAT.get(blob, at + 8);
      flags[i] = (int) INT.get(blob, at + 12);
    }
    long objectId = (int) INT.get(blob, 0) & LARGEST_ID;
    return new LightCurve(objectId, typeId, times, values, errors, flags);
  }
}
