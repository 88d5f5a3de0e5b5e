package org.alidade.hdf5.internal;

import org.alidade.array.BadInputException;
import org.alidade.array.ByteArray;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Moves elements between datasets and Java arrays, through native memory. */
public final class JavaArrays {
  private static final String TAG = "hdf5.transfer";

  private JavaArrays() {}

  /** Turns filled native memory into a Java array. */
  private interface Copying<T> {
    T copy(BytePointer memory, int values);
  }

  /** Fills native memory from a Java array. */
  private interface Filling {
    void fill(BytePointer memory);
  }

  private static <T> T read(
      DatasetHandle dataset, @Nullable Slab slab, ElementKind kind, Copying<T> copying) {
    long values = dataset.valueCount(slab);
    if (values > Integer.MAX_VALUE - 8) {
      throw new BadInputException(
          values + " values do not fit a Java array", dataset.where(), "read it in slabs");
    }
    try (ByteArray memory = ByteArray.allocateUninitialized(TAG, values * kind.bytes())) {
      dataset.read(slab, kind, memory.pointer(), values);
      return copying.copy(memory.pointer(), (int) values);
    }
  }

  private static void write(
      DatasetHandle dataset, @Nullable Slab slab, ElementKind kind, int values, Filling filling) {
    try (ByteArray memory = ByteArray.allocateUninitialized(TAG, (long) values * kind.bytes())) {
      filling.fill(memory.pointer());
      dataset.write(slab, kind, memory.pointer(), values);
    }
  }

  /** Elements as doubles. */
  public static double[] doubles(DatasetHandle dataset, @Nullable Slab slab) {
    return read(
        dataset,
        slab,
        ElementKind.DOUBLE,
        (memory, count) -> {
          double[] values = new double[count];
          new DoublePointer((Pointer) memory).get(values);
          return values;
        });
  }

  /** Elements as floats. */
  public static float[] floats(DatasetHandle dataset, @Nullable Slab slab) {
    return read(
        dataset,
        slab,
        ElementKind.FLOAT,
        (memory, count) -> {
          float[] values = new float[count];
          new FloatPointer((Pointer) memory).get(values);
          return values;
        });
  }

  /** Elements as 32-bit integers. */
  public static int[] ints(DatasetHandle dataset, @Nullable Slab slab) {
    return read(
        dataset,
        slab,
        ElementKind.INT,
        (memory, count) -> {
          int[] values = new int[count];
          new IntPointer((Pointer) memory).get(values);
          return values;
        });
  }

  /** Elements as 64-bit integers. */
  public static long[] longs(DatasetHandle dataset, @Nullable Slab slab) {
    return read(
        dataset,
        slab,
        ElementKind.LONG,
        (memory, count) -> {
          long[] values = new long[count];
          new LongPointer((Pointer) memory).get(values);
          return values;
        });
  }

  /** Elements as bytes. */
  public static byte[] bytes(DatasetHandle dataset, @Nullable Slab slab) {
    return read(
        dataset,
        slab,
        ElementKind.BYTE,
        (memory, count) -> {
          byte[] values = new byte[count];
          memory.get(values);
          return values;
        });
  }

  /** Elements of a boolean or integer dataset as truth values. */
  public static boolean[] booleans(DatasetHandle dataset, @Nullable Slab slab) {
    Hdf5Type type = dataset.type();
    if (type != Hdf5Type.BOOLEAN && !type.isInteger()) {
      throw new BadInputException(
          "elements of type " + type + " are not truth values",
          dataset.where(),
          "use the method for that type");
    }
    long[] numbers = type.bytes() == 1 ? widened(bytes(dataset, slab)) : longs(dataset, slab);
    boolean[] values = new boolean[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[i] != 0;
    }
    return values;
  }

  private static long[] widened(byte[] bytes) {
    long[] numbers = new long[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      numbers[i] = bytes[i];
    }
    return numbers;
  }

  /** Writes doubles. */
  public static void write(DatasetHandle dataset, @Nullable Slab slab, double[] values) {
    write(
        dataset,
        slab,
        ElementKind.DOUBLE,
        values.length,
        memory -> new DoublePointer((Pointer) memory).put(values));
  }

  /** Writes floats. */
  public static void write(DatasetHandle dataset, @Nullable Slab slab, float[] values) {
    write(
        dataset,
        slab,
        ElementKind.FLOAT,
        values.length,
        memory -> new FloatPointer((Pointer) memory).put(values));
  }

  /** Writes 32-bit integers. */
  public static void write(DatasetHandle dataset, @Nullable Slab slab, int[] values) {
    write(
        dataset,
        slab,
        ElementKind.INT,
        values.length,
        memory -> new IntPointer((Pointer) memory).put(values));
  }

  /** Writes 64-bit integers. */
  public static void write(DatasetHandle dataset, @Nullable Slab slab, long[] values) {
    write(
        dataset,
        slab,
        ElementKind.LONG,
        values.length,
        memory -> new LongPointer((Pointer) memory).put(values));
  }

  /** Writes bytes. */
  public static void write(DatasetHandle dataset, @Nullable Slab slab, byte[] values) {
    write(dataset, slab, ElementKind.BYTE, values.length, memory -> memory.put(values));
  }

  /** Writes truth values as 0 and 1. */
  public static void write(DatasetHandle dataset, @Nullable Slab slab, boolean[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    write(dataset, slab, bytes);
  }
}
