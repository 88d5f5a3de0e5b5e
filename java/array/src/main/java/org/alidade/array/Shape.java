package org.alidade.array;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The lengths of an array's axes, slowest first (row-major, C order).
 *
 * <p>Example: {@code Shape.of(2854, 1247).size()} is the number of data values of a galaxy.
 */
public final class Shape {
  private final long[] lengths;
  private final long size;

  private Shape(long[] lengths) {
    this.lengths = lengths;
    this.size = product(lengths);
  }

  /**
   * A shape with the given axis lengths; no length at all is a scalar.
   *
   * @param lengths axis lengths, each zero or more
   * @throws BadInputException if a length is negative or the product overflows 64 bits
   */
  public static Shape of(long... lengths) {
    return new Shape(lengths.clone());
  }

  private static long product(long[] lengths) {
    long size = 1;
    for (long length : lengths) {
      if (length < 0) {
        throw new BadInputException(
            "axis length " + length, Arrays.toString(lengths), "use lengths of zero or more");
      }
      size = multiply(size, length, lengths);
    }
    return size;
  }

  private static long multiply(long size, long factor, long[] lengths) {
    try {
      return Math.multiplyExact(size, factor);
    } catch (ArithmeticException e) {
      BadInputException failure =
          new BadInputException("too many elements", Arrays.toString(lengths), "split the array");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Size of the elements together, in bytes; refuses what 64 bits cannot count. */
  long bytes(int elementBytes) {
    return multiply(size, elementBytes, lengths);
  }

  /** Number of axes. */
  public int rank() {
    return lengths.length;
  }

  /** Length of one axis; axis 0 is the slowest. */
  public long length(int axis) {
    return lengths[axis];
  }

  /** Number of elements. */
  public long size() {
    return size;
  }

  /** The axis lengths, as a copy. */
  public long[] toArray() {
    return lengths.clone();
  }

  /** The shape without its slowest axis. */
  public Shape inner() {
    return of(Arrays.copyOfRange(lengths, 1, lengths.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && Arrays.equals(lengths, that.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  @Override
  public String toString() {
    return LongStream.of(lengths)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
