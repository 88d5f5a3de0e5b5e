package org.alidade.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;

/**
 * An n-dimensional array of {@code double} in native memory, row-major, 64-bit indexed.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (DoubleArray flux = DoubleArray.allocate("example.flux", 28, 583)) {
 *   flux.set(3, 100, 0.5);
 * }
 * }</pre>
 */
public final class DoubleArray extends NativeArray {
  /** Bytes per element. */
  public static final int BYTES = 8;

  private DoubleArray(Allocation allocation, boolean owner, long offsetBytes, Shape shape) {
    super(allocation, owner, offsetBytes, shape);
  }

  /**
   * A new array of zeros.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @param lengths axis lengths, slowest first
   * @throws ResourceExhaustedException if the memory is not to be had
   */
  public static DoubleArray allocate(String tag, long... lengths) {
    Shape shape = Shape.of(lengths);
    return new DoubleArray(Allocation.zeroed(tag, shape.bytes(BYTES)), true, 0, shape);
  }

  /**
   * A new array whose elements the caller promises to write before reading any.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @param lengths axis lengths, slowest first
   * @throws ResourceExhaustedException if the memory is not to be had
   */
  public static DoubleArray allocateUninitialized(String tag, long... lengths) {
    Shape shape = Shape.of(lengths);
    return new DoubleArray(Allocation.uninitialized(tag, shape.bytes(BYTES)), true, 0, shape);
  }

  /**
   * A new array with a copy of the values.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @param values the elements in row-major order
   * @param lengths axis lengths, slowest first; none means one axis of {@code values.length}
   * @throws BadInputException if the lengths do not multiply to the number of values
   */
  public static DoubleArray copyOf(String tag, double[] values, long... lengths) {
    Shape shape = lengths.length == 0 ? Shape.of(values.length) : Shape.of(lengths);
    if (shape.size() != values.length) {
      throw new BadInputException(
          values.length + " values for shape " + shape, tag, "pass one value per element");
    }
    DoubleArray array = allocateUninitialized(tag, shape.toArray());
    array.copyFrom(values, 0, 0, values.length);
    return array;
  }

  /** Element at a flat row-major index. */
  public double get(long index) {
    long at = byteIndex(index);
    return allocation().segment(at).getDouble(Allocation.inSegment(at));
  }

  /** Element (i, j) of a two-dimensional array. */
  public double get(long i, long j) {
    return get(flatIndex(i, j));
  }

  /** Sets the element at a flat row-major index. */
  public void set(long index, double value) {
    long at = byteIndex(index);
    allocation().segment(at).putDouble(Allocation.inSegment(at), value);
  }

  /** Sets element (i, j) of a two-dimensional array. */
  public void set(long i, long j, double value) {
    set(flatIndex(i, j), value);
  }

  /** Sets every element. */
  public void fill(double value) {
    double[] block = new double[(int) Math.min(size(), 8192)];
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
  public void copyTo(long first, double[] target, int targetOffset, int count) {
    checkRange(first, count);
    int done = 0;
    while (done < count) {
      long at = offsetBytes() + (first + done) * BYTES;
      int part = (int) Math.min(count - done, Allocation.leftInSegment(at) / BYTES);
      ByteBuffer segment = allocation().segment(at);
      segment
          .slice(Allocation.inSegment(at), part * BYTES)
          .order(segment.order())
          .asDoubleBuffer()
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
  public void copyFrom(double[] source, int sourceOffset, long first, int count) {
    checkRange(first, count);
    int done = 0;
    while (done < count) {
      long at = offsetBytes() + (first + done) * BYTES;
      int part = (int) Math.min(count - done, Allocation.leftInSegment(at) / BYTES);
      ByteBuffer segment = allocation().segment(at);
      segment
          .slice(Allocation.inSegment(at), part * BYTES)
          .order(segment.order())
          .asDoubleBuffer()
          .put(source, sourceOffset + done, part);
      done += part;
    }
  }

  /** All elements as a Java array (a copy). */
  public double[] toArray() {
    double[] values = new double[Math.toIntExact(size())];
    copyTo(0, values, 0, values.length);
    return values;
  }

  /**
   * All elements as lists of lists, one level per axis (a copy); the way back from {@link
   * NestedNumbers}.
   *
   * @throws BadInputException if this is a scalar, which {@link #get(long)} reads
   */
  public List<Object> toNestedList() {
    return nestedList(this::get);
  }

  /** A view of {@code count} entries of the slowest axis, starting at {@code first}. */
  public DoubleArray slice(long first, long count) {
    return new DoubleArray(allocation(), false, sliceOffset(first, count), sliceShape(count));
  }

  /** A view of the same elements in another shape. */
  public DoubleArray reshape(long... lengths) {
    return new DoubleArray(allocation(), false, offsetBytes(), reshaped(lengths));
  }

  /**
   * The address of the first element for native calls, valid while the owner is open; its capacity
   * is the number of elements.
   */
  public DoublePointer pointer() {
    return new DoublePointer(address());
  }

  @Override
  public int elementBytes() {
    return BYTES;
  }
}
