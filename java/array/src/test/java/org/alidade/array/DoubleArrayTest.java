package org.alidade.array;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;

class DoubleArrayTest extends NativeArrayContract<DoubleArray> {
  private static double[] cast(int[] values) {
    double[] cast = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      cast[i] = (double) values[i];
    }
    return cast;
  }

  private static int[] whole(double[] values) {
    int[] whole = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      whole[i] = (int) values[i];
    }
    return whole;
  }

  @Override
  DoubleArray allocate(long... lengths) {
    return DoubleArray.allocate(TAG, lengths);
  }

  @Override
  DoubleArray uninitialized(long... lengths) {
    return DoubleArray.allocateUninitialized(TAG, lengths);
  }

  @Override
  DoubleArray copyOf(int[] values, long... lengths) {
    return DoubleArray.copyOf(TAG, cast(values), lengths);
  }

  @Override
  int get(DoubleArray array, long index) {
    return (int) array.get(index);
  }

  @Override
  int get(DoubleArray array, long i, long j) {
    return (int) array.get(i, j);
  }

  @Override
  void set(DoubleArray array, long index, int value) {
    array.set(index, (double) value);
  }

  @Override
  void set(DoubleArray array, long i, long j, int value) {
    array.set(i, j, (double) value);
  }

  @Override
  void fill(DoubleArray array, int value) {
    array.fill((double) value);
  }

  @Override
  int[] toArray(DoubleArray array) {
    return whole(array.toArray());
  }

  @Override
  int[] copyTo(DoubleArray array, long first, int targetOffset, int count, int targetLength) {
    double[] target = new double[targetLength];
    array.copyTo(first, target, targetOffset, count);
    return whole(target);
  }

  @Override
  void copyFrom(DoubleArray array, int[] source, int sourceOffset, long first, int count) {
    array.copyFrom(cast(source), sourceOffset, first, count);
  }

  @Override
  DoubleArray slice(DoubleArray array, long first, long count) {
    return array.slice(first, count);
  }

  @Override
  DoubleArray reshape(DoubleArray array, long... lengths) {
    return array.reshape(lengths);
  }

  @Override
  Pointer pointer(DoubleArray array) {
    return array.pointer();
  }

  @Override
  int getNative(Pointer pointer, long index) {
    return (int) ((DoublePointer) pointer).get(index);
  }

  @Override
  boolean isPoison(DoubleArray array, long index) {
    return Double.isNaN(array.get(index));
  }
}
