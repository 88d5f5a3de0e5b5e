package org.alidade.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class ByteArrayTest extends NativeArrayContract<ByteArray> {
  private static byte[] cast(int[] values) {
    byte[] cast = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      cast[i] = (byte) values[i];
    }
    return cast;
  }

  private static int[] whole(byte[] values) {
    int[] whole = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      whole[i] = values[i];
    }
    return whole;
  }

  @Override
  ByteArray allocate(long... lengths) {
    return ByteArray.allocate(TAG, lengths);
  }

  @Override
  ByteArray uninitialized(long... lengths) {
    return ByteArray.allocateUninitialized(TAG, lengths);
  }

  @Override
  ByteArray copyOf(int[] values, long... lengths) {
    return ByteArray.copyOf(TAG, cast(values), lengths);
  }

  @Override
  int get(ByteArray array, long index) {
    return array.get(index);
  }

  @Override
  int get(ByteArray array, long i, long j) {
    return array.get(i, j);
  }

  @Override
  void set(ByteArray array, long index, int value) {
    array.set(index, (byte) value);
  }

  @Override
  void set(ByteArray array, long i, long j, int value) {
    array.set(i, j, (byte) value);
  }

  @Override
  void fill(ByteArray array, int value) {
    array.fill((byte) value);
  }

  @Override
  int[] toArray(ByteArray array) {
    return whole(array.toArray());
  }

  @Override
  int[] copyTo(ByteArray array, long first, int targetOffset, int count, int targetLength) {
    byte[] target = new byte[targetLength];
    array.copyTo(first, target, targetOffset, count);
    return whole(target);
  }

  @Override
  void copyFrom(ByteArray array, int[] source, int sourceOffset, long first, int count) {
    array.copyFrom(cast(source), sourceOffset, first, count);
  }

  @Override
  ByteArray slice(ByteArray array, long first, long count) {
    return array.slice(first, count);
  }

  @Override
  ByteArray reshape(ByteArray array, long... lengths) {
    return array.reshape(lengths);
  }

  @Override
  Pointer pointer(ByteArray array) {
    return array.pointer();
  }

  @Override
  int getNative(Pointer pointer, long index) {
    return ((BytePointer) pointer).get(index);
  }

  @Override
  boolean isPoison(ByteArray array, long index) {
    return array.get(index) == -1;
  }

  @Test
  void adoptedMemoryIsReturnedOnce() {
    AtomicInteger released = new AtomicInteger();
    try (BytePointer foreign = new BytePointer(100)) {
      for (int i = 0; i < 100; i++) {
        foreign.put(i, (byte) i);
      }
      foreign.position(10);
      ByteArray array = ByteArray.adopt(TAG, foreign, 50, released::incrementAndGet);
      assertThat(array.get(0)).isEqualTo((byte) 10);
      assertThat(array.pointer().get(49)).isEqualTo((byte) 59);
      assertThat(NativeMemory.bytesByTag()).containsEntry(TAG, 50L);
      array.close();
      array.close();
      assertThat(released).hasValue(1);
    }
  }

  @Test
  void bytesCanBeSeenAsFloats() {
    try (ByteArray array = ByteArray.allocate(TAG, 64)) {
      FloatArray floats = array.asFloats(16, 2, 3);
      floats.set(1, 2, 1.5f);
      int bits = Float.floatToRawIntBits(1.5f);
      assertThat(array.get(16 + 5 * 4 + 3)).isEqualTo((byte) (bits >>> 24));
      assertThat(floats.pointer().get(5)).isEqualTo(1.5f);
      assertThat(array.slice(8, 56).asFloats(8, 6).get(5)).isEqualTo(1.5f);
    }
  }

  @Test
  void refusesFloatsThatDoNotFit() {
    try (ByteArray array = ByteArray.allocate(TAG, 64)) {
      assertThatThrownBy(() -> array.asFloats(2, 4))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("multiple of 4");
      assertThatThrownBy(() -> array.asFloats(52, 4)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> array.asFloats(0, 1L << 62)).isInstanceOf(BadInputException.class);
    }
  }
}
