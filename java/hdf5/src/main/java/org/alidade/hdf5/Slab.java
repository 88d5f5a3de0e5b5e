package org.alidade.hdf5;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.Shape;

/**
 * A rectangular part of a dataset: first element, number of elements and step per axis.
 *
 * <p>Example: {@code Slab.of(new long[] {0, 100}, new long[] {28, 50})} is columns 100 to 149 of 28
 * rows.
 */
public final class Slab {
  private final long[] offset;
  private final long[] count;
  private final long[] stride;

  private Slab(long[] offset, long[] count, long[] stride) {
    this.offset = offset.clone();
    this.count = count.clone();
    this.stride = stride.clone();
    check();
  }

  /**
   * Every element from an offset on.
   *
   * @param offset index of the first element, per axis
   * @param count number of elements, per axis
   * @throws BadInputException if the ranks differ or a number is negative
   */
  public static Slab of(long[] offset, long[] count) {
    long[] ones = new long[count.length];
    Arrays.fill(ones, 1);
    return new Slab(offset, count, ones);
  }

  /**
   * Every {@code stride}-th element from an offset on.
   *
   * @param offset index of the first element, per axis
   * @param count number of elements taken, per axis
   * @param stride step between them, per axis, one or more
   * @throws BadInputException if the ranks differ or a number is out of range
   */
  public static Slab of(long[] offset, long[] count, long[] stride) {
    return new Slab(offset, count, stride);
  }

  /** All elements of a dataset of that shape. */
  public static Slab all(Shape shape) {
    return of(new long[shape.rank()], shape.toArray());
  }

  /**
   * Whole entries of the slowest axis; the other axes are filled in from the dataset.
   *
   * @param first first entry
   * @param count number of entries
   */
  public static Slab rows(long first, long count) {
    return of(new long[] {first}, new long[] {count});
  }

  private void check() {
    boolean sound = offset.length == count.length && stride.length == count.length;
    for (int axis = 0; sound && axis < count.length; axis++) {
      sound = offset[axis] >= 0 && count[axis] >= 0 && stride[axis] >= 1;
    }
    if (!sound) {
      throw new BadInputException(
          "slab with unequal ranks or negative numbers", toString(), "give one number per axis");
    }
  }

  /** Index of the first element, per axis (a copy). */
  public long[] offset() {
    return offset.clone();
  }

  /** Number of elements, per axis (a copy). */
  public long[] count() {
    return count.clone();
  }

  /** Step between elements, per axis (a copy). */
  public long[] stride() {
    return stride.clone();
  }

  /** Number of axes. */
  public int rank() {
    return count.length;
  }

  /** Number of elements. */
  public long size() {
    return Shape.of(count).size();
  }

  /**
   * The slab with an entry for every axis of a dataset, checked against its shape.
   *
   * @param shape shape of the dataset; axes that the slab does not name are taken whole
   * @param where the dataset, for the exception
   * @throws BadInputException if the slab does not lie inside the shape
   */
  public Slab within(Shape shape, String where) {
    Slab full = rank() < shape.rank() ? completed(shape) : this;
    boolean inside = full.rank() == shape.rank();
    for (int axis = 0; inside && axis < full.rank(); axis++) {
      long length = shape.length(axis);
      long steps = full.count[axis] - 1;
      inside =
          full.count[axis] == 0
              ? full.offset[axis] <= length
              : full.offset[axis] < length
                  && steps <= (length - 1 - full.offset[axis]) / full.stride[axis];
    }
    if (!inside) {
      throw new BadInputException(
          "slab " + this + " outside shape " + shape, where, "choose offsets and counts inside it");
    }
    return full;
  }

  private Slab completed(Shape shape) {
    long[] newOffset = Arrays.copyOf(offset, shape.rank());
    long[] newCount = Arrays.copyOf(count, shape.rank());
    long[] newStride = Arrays.copyOf(stride, shape.rank());
    for (int axis = rank(); axis < shape.rank(); axis++) {
      newCount[axis] = shape.length(axis);
      newStride[axis] = 1;
    }
    return new Slab(newOffset, newCount, newStride);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slab that
        && Arrays.equals(offset, that.offset)
        && Arrays.equals(count, that.count)
        && Arrays.equals(stride, that.stride);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(offset) + Arrays.hashCode(count)) + Arrays.hashCode(stride);
  }

  @Override
  public String toString() {
    return "offset "
        + Arrays.toString(offset)
        + " count "
        + Arrays.toString(count)
        + " stride "
        + Arrays.toString(stride);
  }
}
