package org.alidade.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.bytedeco.javacpp.Pointer;

/**
 * What all typed arrays share: shape, owner, place in native memory.
 *
 * <p>An array made by {@code allocate} or {@code copyOf} owns its memory and must be closed. A view
 * ({@code slice}, {@code reshape}) borrows it: closing a view does nothing, using it after its
 * owner was closed throws {@link ClosedException}.
 */
public abstract sealed class NativeArray implements AutoCloseable
    permits FloatArray, DoubleArray, IntArray, ByteArray {
  private final Allocation allocation;
  private final boolean owner;
  private final long offsetBytes;
  private final Shape shape;

  NativeArray(Allocation allocation, boolean owner, long offsetBytes, Shape shape) {
    this.allocation = allocation;
    this.owner = owner;
    this.offsetBytes = offsetBytes;
    this.shape = shape;
  }

  /** Lengths of the axes, slowest first. */
  public final Shape shape() {
    return shape;
  }

  /** Number of elements. */
  public final long size() {
    return shape.size();
  }

  /** Size of the elements together, in bytes. */
  public final long byteSize() {
    return shape.size() * elementBytes();
  }

  /** Purpose of the allocation, as counted by {@link NativeMemory}. */
  public final String tag() {
    return allocation.tag();
  }

  /** Whether the memory is gone. */
  public final boolean isClosed() {
    return allocation.isClosed();
  }

  /** Frees the memory if this array owns it; a second call does nothing. */
  @Override
  public final void close() {
    if (owner) {
      allocation.close();
    }
  }

  /** Bytes per element. */
  public abstract int elementBytes();

  @Override
  public final String toString() {
    return getClass().getSimpleName() + shape + " " + tag() + (isClosed() ? " closed" : "");
  }

  /**
   * Part of the memory as a direct buffer in the machine's byte order, for channels; valid while
   * the owner is open.
   *
   * @param firstByte offset of the first byte
   * @param count number of bytes, not across a multiple of 1 GiB from the start of the allocation
   */
  public final ByteBuffer bytes(long firstByte, int count) {
    if (firstByte < 0 || count < 0 || firstByte > byteSize() - count) {
      throw new IndexOutOfBoundsException(
          "bytes " + firstByte + " + " + count + " of " + byteSize() + " in " + tag());
    }
    if (count == 0) {
      return ByteBuffer.allocateDirect(0);
    }
    long at = offsetBytes + firstByte;
    ByteBuffer segment = allocation.segment(at);
    return segment.slice(Allocation.inSegment(at), count).order(segment.order());
  }

  final Allocation allocation() {
    return allocation;
  }

  final long offsetBytes() {
    return offsetBytes;
  }

  final long byteIndex(long index) {
    if (index < 0 || index >= shape.size()) {
      throw new IndexOutOfBoundsException(
          "index " + index + " of " + shape.size() + " in " + tag());
    }
    return offsetBytes + index * elementBytes();
  }

  /** Flat index of element (i, j), after checking that there are two axes and both indices fit. */
  final long flatIndex(long i, long j) {
    if (shape.rank() != 2 || i < 0 || i >= shape.length(0) || j < 0 || j >= shape.length(1)) {
      throw new IndexOutOfBoundsException(
          "element (" + i + ", " + j + ") of " + shape + " in " + tag());
    }
    return i * shape.length(1) + j;
  }

  final void checkRange(long first, long count) {
    if (first < 0 || count < 0 || first > shape.size() - count) {
      throw new IndexOutOfBoundsException(
          "elements " + first + " to " + (first + count) + " of " + shape.size() + " in " + tag());
    }
  }

  /**
   * Byte offset of entry {@code first} of the slowest axis, after checking the range of a slice.
   */
  final long sliceOffset(long first, long count) {
    if (shape.rank() == 0 || first < 0 || count < 0 || first > shape.length(0) - count) {
      throw new IndexOutOfBoundsException(
          "slice " + first + " + " + count + " of " + shape + " in " + tag());
    }
    return offsetBytes + first * shape.inner().size() * elementBytes();
  }

  final Shape sliceShape(long count) {
    long[] lengths = shape.toArray();
    lengths[0] = count;
    return Shape.of(lengths);
  }

  final Shape reshaped(long[] lengths) {
    Shape wanted = Shape.of(lengths);
    if (wanted.size() != shape.size()) {
      throw new BadInputException(
          "cannot reshape " + shape + " to " + wanted, tag(), "keep the number of elements");
    }
    return wanted;
  }

  /** Lists of lists of the elements that a function gives for flat indices. */
  final List<Object> nestedList(LongFunction<? extends Number> element) {
    if (shape.rank() == 0) {
      throw new BadInputException("a scalar is no list", tag(), "read it with get(0)");
    }
    return nestedList(shape, 0, element);
  }

  private static List<Object> nestedList(
      Shape shape, long first, LongFunction<? extends Number> element) {
    Shape inner = shape.inner();
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < shape.length(0); i++) {
      long at = first + i * inner.size();
      list.add(inner.rank() == 0 ? element.apply(at) : nestedList(inner, at, element));
    }
    return list;
  }

  /** The address of the first element, valid while the owner is open. */
  final Pointer address() {
    return allocation.pointer(offsetBytes, size());
  }
}
