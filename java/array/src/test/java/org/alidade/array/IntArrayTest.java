package org.alidade.array;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

class IntArrayTest extends NativeArrayContract<IntArray> {
  @Override
  IntArray allocate(long... lengths) {
    return IntArray.allocate(TAG, lengths);
  }

  @Override
  IntArray uninitialized(long... lengths) {
    return IntArray.allocateUninitialized(TAG, lengths);
  }

  @Override
  IntArray copyOf(int[] values, long... lengths) {
    return IntArray.copyOf(TAG, values, lengths);
  }

  @Override
  int get(IntArray array, long index) {
    return array.get(index);
  }

  @Override
  int get(IntArray array, long i, long j) {
    return array.get(i, j);
  }

  @Override
  void set(IntArray array, long index, int value) {
    array.set(index, value);
  }

  @Override
  void set(IntArray array, long i, long j, int value) {
    array.set(i, j, value);
  }

  @Override
  void fill(IntArray array, int value) {
    array.fill(value);
  }

  @Override
  int[] toArray(IntArray array) {
    return array.toArray();
  }

  @Override
  int[] copyTo(IntArray array, long first, int targetOffset, int count, int targetLength) {
    int[] target = new int[targetLength];
    array.copyTo(first, target, targetOffset, count);
    return target;
  }

  @Override
  void copyFrom(IntArray array, int[] source, int sourceOffset, long first, int count) {
    array.copyFrom(source, sourceOffset, first, count);
  }

  @Override
  IntArray slice(IntArray array, long first, long count) {
    return array.slice(first, count);
  }

  @Override
  IntArray reshape(IntArray array, long... lengths) {
    return array.reshape(lengths);
  }

  @Override
  Pointer pointer(IntArray array) {
    return array.pointer();
  }

  @Override
  int getNative(Pointer pointer, long index) {
    return ((IntPointer) pointer).get(index);
  }

  @Override
  boolean isPoison(IntArray array, long index) {
    return array.get(index) == -1;
  }
}
