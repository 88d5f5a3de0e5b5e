package org.alidade.math;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.NativeArray;

/**
 * Double or single precision of native arrays, for algorithms that are written once for both: they
 * compute in double precision on Java's heap and keep what is large in this one.
 *
 * <p>Example: {@code try (A plane = precision.allocate("difference", rows, columns)) { ... }}.
 *
 * @param <A> the arrays
 */
public abstract sealed class Precision<A extends NativeArray> {
  /** 8 bytes per number. */
  public static final Precision<DoubleArray> DOUBLE = new DoublePrecision();

  /** 4 bytes per number. */
  public static final Precision<FloatArray> SINGLE = new SinglePrecision();

  private Precision() {}

  /** An array whose elements have no value yet. */
  public abstract A allocate(String tag, long... lengths);

  /** A view of elements {@code first .. first+count-1} of an array of rank 1. */
  public abstract A slice(A array, long first, long count);

  /** Copies elements {@code first .. first+count-1} of an array to the heap. */
  public abstract void read(A array, long first, double[] target, int offset, int count);

  /** Copies values from the heap, rounded to this precision, to elements of an array. */
  public abstract void write(double[] source, int offset, A array, long first, int count);

  /** A plan for images; see {@link Ffts#plane}. */
  public abstract PlaneFft<A> plane(int rows, int columns);

  /** The distance from 1 to the next number. */
  public abstract double epsilon();

  private static final class DoublePrecision extends Precision<DoubleArray> {
    @Override
    public DoubleArray allocate(String tag, long... lengths) {
      return DoubleArray.allocateUninitialized(tag, lengths);
    }

    @Override
    public DoubleArray slice(DoubleArray array, long first, long count) {
      return array.slice(first, count);
    }

    @Override
    public void read(DoubleArray array, long first, double[] target, int offset, int count) {
      array.copyTo(first, target, offset, count);
    }

    @Override
    public void write(double[] source, int offset, DoubleArray array, long first, int count) {
      array.copyFrom(source, offset, first, count);
    }

    @Override
    public PlaneFft<DoubleArray> plane(int rows, int columns) {
      return Ffts.plane(rows, columns);
    }

    @Override
    public double epsilon() {
      return Math.ulp(1.0);
    }
  }

  private static final class SinglePrecision extends Precision<FloatArray> {
    @Override
    public FloatArray allocate(String tag, long... lengths) {
      return FloatArray.allocateUninitialized(tag, lengths);
    }

    @Override
    public FloatArray slice(FloatArray array, long first, long count) {
      return array.slice(first, count);
    }

    @Override
    public void read(FloatArray array, long first, double[] target, int offset, int count) {
      float[] values = new float[count];
      array.copyTo(first, values, 0, count);
      for (int i = 0; i < count; i++) {
        target[offset + i] = values[i];
      }
    }

    @Override
    public void write(double[] source, int offset, FloatArray array, long first, int count) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) source[offset + i];
      }
      array.copyFrom(values, 0, first, count);
    }

    @Override
    public PlaneFft<FloatArray> plane(int rows, int columns) {
      return Ffts.floatPlane(rows, columns);
    }

    @Override
    public double epsilon() {
      return Math.ulp(1.0f);
    }
  }
}
