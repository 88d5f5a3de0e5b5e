package org.alidade.array;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

class FloatArrayTest extends NativeArrayContract<FloatArray> {
  private static float[] cast(int[] values) {
    float[] cast = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      cast[i] = (float) values[i];
    }
    return cast;
  }

  private static int[] whole(float[] values) {
    int[] whole = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      whole[i] = (int) values[i];
    }
    return whole;
  }

  @Override
  FloatArray allocate(long... lengths) {
    return FloatArray.allocate(TAG, lengths);
  }

  @Override
  FloatArray uninitialized(long... lengths) {
    return FloatArray.allocateUninitialized(TAG, lengths);
  }

  @Override
  FloatArray copyOf(int[] values, long... lengths) {
    return FloatArray.copyOf(TAG, cast(values), lengths);
  }

  @Override
  int get(FloatArray array, long index) {
    return (int) array.get(index);
  }

  @Override
  int get(FloatArray array, long i, long j) {
    return (int) array.get(i, j);
  }

  @Override
  void set(FloatArray array, long index, int value) {
    array.set(index, (float) value);
  }

  @Override
  void set(FloatArray array, long i, long j, int value) {
    array.set(i, j, (float) value);
  }

  @Override
  void fill(FloatArray array, int value) {
    array.fill((float) value);
  }

  @Override
  int[] toArray(FloatArray array) {
    return whole(array.toArray());
  }

  @Override
  int[] copyTo(FloatArray array, long first, int targetOffset, int count, int targetLength) {
    float[] target = new float[targetLength];
    array.copyTo(first, target, targetOffset, count);
    return whole(target);
  }

  @Override
  void copyFrom(FloatArray array, int[] source, int sourceOffset, long first, int count) {
    array.copyFrom(cast(source), sourceOffset, first, count);
  }

  @Override
  FloatArray slice(FloatArray array, long first, long count) {
    return array.slice(first, count);
  }

  @Override
  FloatArray reshape(FloatArray array, long... lengths) {
    return array.reshape(lengths);
  }

  @Override
  Pointer pointer(FloatArray array) {
    return array.pointer();
  }

  @Override
  int getNative(Pointer pointer, long index) {
    return (int) ((FloatPointer) pointer).get(index);
  }

  @Override
  boolean isPoison(FloatArray array, long index) {
    return Float.isNaN(array.get(index));
  }
}
