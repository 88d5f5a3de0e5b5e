package org.alidade.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * An n-dimensional array of {@code byte} in native memory, row-major, 64-bit indexed.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (ByteArray flux = ByteArray.allocate("example.flux", 28, 583)) {
 *   flux.set(3, 100, (byte) 1);
 * }
 * }</pre>
 */
public final class ByteArray extends NativeArray {
  /** Bytes per element. */
  public static final int BYTES = 1;

  private ByteArray(Allocation allocation, boolean owner, long offsetBytes, Shape shape) {
    super(allocation, owner, offsetBytes, shape);
  }

  /**
   * A new array of zeros.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @param lengths axis lengths, slowest first
   * @throws ResourceExhaustedException if the memory is not to be had
   */
  public static ByteArray allocate(String tag, long... lengths) {
    Shape shape = Shape.of(lengths);
    return new ByteArray(Allocation.zeroed(tag, shape.bytes(BYTES)), true, 0, shape);
  }

  /**
   * A new array whose elements the caller promises to write before reading any.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @param lengths axis lengths, slowest first
   * @throws ResourceExhaustedException if the memory is not to be had
   */
  public static ByteArray allocateUninitialized(String tag, long... lengths) {
    Shape shape = Shape.of(lengths);
    return new ByteArray(Allocation.uninitialized(tag, shape.bytes(BYTES)), true, 0, shape);
  }

  /**
   * A new array with a copy of the values.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @param values the elements in row-major order
   * @param lengths axis lengths, slowest first; none means one axis of {@code values.length}
   * @throws BadInputException if the lengths do not multiply to the number of values
   */
  public static ByteArray copyOf(String tag, byte[] values, long... lengths) {
    Shape shape = lengths.length == 0 ? Shape.of(values.length) : Shape.of(lengths);
    if (shape.size() != values.length) {
      throw new BadInputException(
          values.length + " values for shape " + shape, tag, "pass one value per element");
    }
    ByteArray array = allocateUninitialized(tag, shape.toArray());
    array.copyFrom(values, 0, 0, values.length);
    return array;
  }

  /**
   * Memory that somebody else made, such as a file mapping, as an array of bytes.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @param start first byte
   * @param bytes number of bytes
   * @param release gives the memory back; called once, by {@code close()}
   */
  public static ByteArray adopt(String tag, Pointer start, long bytes, Runnable release) {
    return new ByteArray(Allocation.adopted(tag, start, bytes, release), true, 0, Shape.of(bytes));
  }

  /**
   * Part of the bytes seen as 32-bit floats in the machine's byte order.
   *
   * @param firstByte offset of the first float, a multiple of 4
   * @param lengths axis lengths of the view
   * @throws BadInputException if the floats would not start at a multiple of 4 bytes
   */
  public FloatArray asFloats(long firstByte, long... lengths) {
    Shape shape = Shape.of(lengths);
    checkRange(firstByte, shape.bytes(FloatArray.BYTES));
    long from = offsetBytes() + firstByte;
    if (from % FloatArray.BYTES != 0) {
      throw new BadInputException(
          "floats from byte " + from, tag(), "start at a multiple of " + FloatArray.BYTES);
    }
    return FloatArray.view(allocation(), from, shape);
  }

  /** Element at a flat row-major index. */
  public byte get(long index) {
    long at = byteIndex(index);
    return allocation().segment(at).get(Allocation.inSegment(at));
  }

  /** Element (i, j) of a two-dimensional array. */
  public byte get(long i, long j) {
    return get(flatIndex(i, j));
  }

  /** Sets the element at a flat row-major index. */
  public void set(long index, byte value) {
    long at = byteIndex(index);
    allocation().segment(at).put(Allocation.inSegment(at), value);
  }

  /** Sets element (i, j) of a two-dimensional array. */
  public void set(long i, long j, byte value) {
    set(flatIndex(i, j), value);
  }

  /** Sets every element. */
  public void fill(byte value) {
    byte[] block = new byte[(int) Math.min(size(), 8192)];
    Arrays.fill(block, value);
    for (long at = 0; at < size(); at += block.length) {
      copyFrom(block, 0, at, (int) Math.min(block.length, size() - at));
    }
  }

  /**
   * Copies elements out.
   *
   * @param first flat index of the first element
   * @param target Java array to fill
   * @param targetOffset first index to fill
   * @param count number of elements
   */
  public void copyTo(long first, byte[] target, int targetOffset, int count) {
    checkRange(first, count);
    int done = 0;
    while (done < count) {
      long at = offsetBytes() + (first + done) * BYTES;
      int part = (int) Math.min(count - done, Allocation.leftInSegment(at) / BYTES);
      ByteBuffer segment = allocation().segment(at);
      segment
          .slice(Allocation.inSegment(at), part * BYTES)
          .order(segment.order())
          .get(target, targetOffset + done, part);
      done += part;
    }
  }

  /**
   * Copies elements in.
   *
   * @param source Java array to read
   * @param sourceOffset first index to read
   * @param first flat index of the first element to set
   * @param count number of elements
   */
  public void copyFrom(byte[] source, int sourceOffset, long first, int count) {
    checkRange(first, count);
    int done = 0;
    while (done < count) {
      long at = offsetBytes() + (first + done) * BYTES;
      int part = (int) Math.min(count - done, Allocation.leftInSegment(at) / BYTES);
      ByteBuffer segment = allocation().segment(at);
      segment
          .slice(Allocation.inSegment(at), part * BYTES)
          .order(segment.order())
          .put(source, sourceOffset + done, part);
      done += part;
    }
  }

  /** All elements as a Java array (a copy). */
  public byte[] toArray() {
    byte[] values = new byte[Math.toIntExact(size())];
    copyTo(0, values, 0, values.length);
    return values;
  }

  /** A view of {@code count} entries of the slowest axis, starting at {@code first}. */
  public ByteArray slice(long first, long count) {
    return new ByteArray(allocation(), false, sliceOffset(first, count), sliceShape(count));
  }

  /** A view of the same elements in another shape. */
  public ByteArray reshape(long... lengths) {
    return new ByteArray(allocation(), false, offsetBytes(), reshaped(lengths));
  }

  /**
   * The address of the first element for native calls, valid while the owner is open; its capacity
   * is the number of elements.
   */
  public BytePointer pointer() {
    return new BytePointer(address());
  }

  @Override
  public int elementBytes() {
    return BYTES;
  }
}
