package org.alidade.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What holds for arrays of every element type. Elements are handled as small whole numbers, which
 * all types represent exactly.
 */
@ExtendWith(NothingLeft.class)
abstract class NativeArrayContract<A extends NativeArray> {
  static final String TAG = "test.contract";

  abstract A allocate(long... lengths);

  abstract A uninitialized(long... lengths);

  abstract A copyOf(int[] values, long... lengths);

  abstract int get(A array, long index);

  abstract int get(A array, long i, long j);

  abstract void set(A array, long index, int value);

  abstract void set(A array, long i, long j, int value);

  abstract void fill(A array, int value);

  abstract int[] toArray(A array);

  abstract int[] copyTo(A array, long first, int targetOffset, int count, int targetLength);

  abstract void copyFrom(A array, int[] source, int sourceOffset, long first, int count);

  abstract A slice(A array, long first, long count);

  abstract A reshape(A array, long... lengths);

  abstract Pointer pointer(A array);

  /** Element read by its address, as native code does. */
  abstract int getNative(Pointer pointer, long index);

  abstract boolean isPoison(A array, long index);

  /** An array of shape (rows, columns) that holds 0, 1, 2, ... */
  private A counting(int rows, int columns) {
    int[] values = new int[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return copyOf(values, rows, columns);
  }

  @Test
  void allocatedArraysAreZero() {
    try (A array = allocate(3, 5)) {
      assertThat(toArray(array)).hasSize(15).containsOnly(0);
      assertThat(array.shape()).isEqualTo(Shape.of(3, 5));
      assertThat(array.byteSize()).isEqualTo(15L * array.elementBytes());
    }
  }

  @Test
  void uninitializedArraysArePoisonedInTests() {
    try (A array = uninitialized(1000)) {
      for (long i = 0; i < array.size(); i++) {
        assertThat(isPoison(array, i)).as("element %d", i).isTrue();
      }
    }
  }

  @Test
  void elementsAreRowMajor() {
    try (A array = counting(4, 6)) {
      assertThat(get(array, 2, 3)).isEqualTo(15);
      set(array, 3, 5, 99);
      assertThat(get(array, 23)).isEqualTo(99);
      set(array, 0, 77);
      assertThat(get(array, 0, 0)).isEqualTo(77);
    }
  }

  @Test
  void nativeCodeSeesTheSameElements() {
    try (A array = counting(5, 7)) {
      Pointer all = pointer(array);
      Pointer part = pointer(slice(slice(array, 1, 4), 2, 2));
      for (int i = 0; i < 35; i++) {
        assertThat(getNative(all, i)).isEqualTo(i);
      }
      for (int i = 0; i < 14; i++) {
        assertThat(getNative(part, i)).isEqualTo(21 + i);
      }
      assertThat(all.capacity()).isEqualTo(35);
      assertThat(part.capacity()).isEqualTo(14);
      assertThat(part.position()).isZero();
    }
  }

  @Test
  void startsAreAligned() {
    for (int length = 1; length < 200; length += 13) {
      try (A array = allocate(length);
          A other = uninitialized(length)) {
        assertThat(pointer(array).address() % 64).isZero();
        assertThat(pointer(other).address() % 64).isZero();
      }
    }
  }

  @Test
  void slicesShareMemory() {
    try (A array = counting(4, 3)) {
      A rows = slice(array, 1, 2);
      assertThat(rows.shape()).isEqualTo(Shape.of(2, 3));
      assertThat(toArray(rows)).containsExactly(3, 4, 5, 6, 7, 8);
      set(rows, 1, 2, 55);
      assertThat(get(array, 2, 2)).isEqualTo(55);
      assertThat(toArray(slice(array, 4, 0))).isEmpty();
    }
  }

  @Test
  void reshapedArraysShareMemory() {
    try (A array = counting(4, 3)) {
      A wide = reshape(array, 2, 6);
      set(wide, 1, 0, 66);
      assertThat(get(array, 2, 0)).isEqualTo(66);
      assertThatThrownBy(() -> reshape(array, 5, 2))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("(4, 3)")
          .hasMessageContaining("(5, 2)");
    }
  }

  @Test
  void copiesPartsInAndOut() {
    try (A array = allocate(10)) {
      copyFrom(array, new int[] {1, 2, 3, 4, 5}, 1, 4, 3);
      assertThat(toArray(array)).containsExactly(0, 0, 0, 0, 2, 3, 4, 0, 0, 0);
      assertThat(copyTo(array, 3, 2, 4, 7)).containsExactly(0, 0, 0, 2, 3, 4, 0);
      assertThat(copyTo(array, 10, 0, 0, 1)).containsExactly(0);
    }
  }

  @Test
  void fillsWithoutTouchingNeighbours() {
    try (A array = allocate(3, 9000)) {
      fill(slice(array, 1, 1), 7);
      assertThat(toArray(slice(array, 0, 1))).containsOnly(0);
      assertThat(toArray(slice(array, 1, 1))).containsOnly(7);
      assertThat(toArray(slice(array, 2, 1))).containsOnly(0);
    }
  }

  @Test
  void emptyArraysWork() {
    try (A array = allocate(0, 4)) {
      fill(array, 1);
      assertThat(toArray(array)).isEmpty();
      assertThat(array.byteSize()).isZero();
      assertThatThrownBy(() -> get(array, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void refusesIndicesOutside() {
    try (A array = allocate(2, 3)) {
      assertThatThrownBy(() -> get(array, 6)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> get(array, -1)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> get(array, 0, 3))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining("(0, 3)");
      assertThatThrownBy(() -> set(array, 1, -1, 5)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> copyTo(array, 4, 0, 3, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> slice(array, 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> get(slice(array, 0, 1), 3))
          .as("a view ends where it ends")
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> get(reshape(array, 1, 2, 3), 0, 0))
          .as("two indices for three axes")
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void refusesMoreBytesThan64BitsCount() {
    assertThatThrownBy(() -> allocate(1L << 62, 2)).isInstanceOf(BadInputException.class);
    if (elementBytes() > 1) {
      assertThatThrownBy(() -> allocate(Long.MAX_VALUE / elementBytes() + 1))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("too many elements");
    }
  }

  private int elementBytes() {
    try (A array = allocate(1)) {
      return array.elementBytes();
    }
  }

  @Test
  void refusesAWrongNumberOfValues() {
    assertThatThrownBy(() -> copyOf(new int[5], 2, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("5 values for shape (2, 3)");
  }

  @Test
  void refusesUseAfterClose() {
    A array = counting(2, 3);
    A view = slice(array, 0, 1);
    array.close();
    array.close();
    assertThat(array.isClosed()).isTrue();
    assertThat(view.isClosed()).isTrue();
    assertThatThrownBy(() -> get(array, 0)).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> get(view, 0))
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining(TAG);
    assertThatThrownBy(() -> pointer(view)).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> toArray(array)).isInstanceOf(ClosedException.class);
    assertThat(array).hasToString(array.getClass().getSimpleName() + "(2, 3) " + TAG + " closed");
  }

  @Test
  void closingAViewKeepsTheOwnerOpen() {
    try (A array = counting(2, 3)) {
      slice(array, 0, 1).close();
      reshape(array, 6).close();
      assertThat(get(array, 5)).isEqualTo(5);
    }
  }

  @Test
  void memoryIsCountedUnderTheTag() {
    try (A array = allocate(10, 10)) {
      assertThat(NativeMemory.bytesByTag()).containsEntry(TAG, array.byteSize());
    }
    assertThat(NativeMemory.bytesByTag()).doesNotContainKey(TAG);
  }

  @Test
  void elementsBeyondOneSegmentAreReached() {
    long perSegment = (1L << 30) / elementBytes();
    try (A array = allocate(perSegment + 100)) {
      int[] around = {1, 2, 3, 4, 5, 6};
      copyFrom(array, around, 0, perSegment - 3, 6);
      assertThat(copyTo(array, perSegment - 3, 0, 6, 6)).containsExactly(around);
      assertThat(get(array, perSegment)).isEqualTo(4);
      assertThat(getNative(pointer(array), perSegment + 1)).isEqualTo(5);
      A tail = slice(array, perSegment - 1, 3);
      assertThat(toArray(tail)).containsExactly(3, 4, 5);
    }
  }
}
