package org.alidade.array;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as scripts hold them: lists of lists, arrays of arrays, buffers of {@code java.nio}, in
 * any mixture, seen as one row-major block with a shape.
 *
 * <p>No conversion changes a number unseen. What the wanted type holds exactly is taken: floats as
 * doubles, whole numbers up to 2<sup>53</sup> as doubles and up to 2<sup>24</sup> as floats. All
 * else is refused in one sentence that names the element; {@link #toRoundedFloats} rounds doubles
 * because it was asked to. NaN and infinities stay. Arrays and buffers of 8 and 16 bits are refused
 * as well, because nothing in them says whether their numbers have a sign.
 *
 * <p>Example, in Jython:
 *
 * <pre>{@code
 * cube = NestedNumbers.of([[1.0, 2.5], array("f", [3, 4])])
 * cube.shape()                       # (2, 2)
 * spectra = cube.toDoubleArray("example.spectra")
 * spectra.toNestedList()             # [[1.0, 2.5], [3.0, 4.0]]
 * }</pre>
 */
public final class NestedNumbers {
  private static final long WHOLE_DOUBLES = 1L << 53;
  private static final long WHOLE_FLOATS = 1L << 24;
  private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;
  private static final String NAME = "values";
  private static final String NUMBERS_WANTED = "pass numbers, NaN for one that is missing";

  private final Shape shape;
  private final List<NestedRow> rows;

  private NestedNumbers(Shape shape, List<NestedRow> rows) {
    this.shape = shape;
    this.rows = rows;
  }

  /**
   * Sees nested values as one block. Lists and iterators are read here, arrays and buffers by each
   * conversion.
   *
   * @param values a number, or a list (any {@link Iterable} but a set), a Java array or a buffer
   *     from its position to its limit, whose elements are the same again
   * @throws BadInputException if lists of one level differ in length or depth, or if what was
   *     handed over is no such thing
   */
  public static NestedNumbers of(@Nullable Object values) {
    NestedWalk walk = new NestedWalk();
    walk.visit(values, NAME, 0);
    return new NestedNumbers(Shape.of(walk.lengths()), walk.rows());
  }

  /** Lengths of the levels, outermost first; a single number has none. */
  public Shape shape() {
    return shape;
  }

  /**
   * The numbers as doubles, row-major.
   *
   * @throws BadInputException if an element is no number or a whole one beyond 2<sup>53</sup>
   */
  public double[] toDoubles() {
    double[] values = new double[count()];
    forEach((at, value) -> values[at] = toDouble(value, at));
    return values;
  }

  /**
   * The numbers as floats, row-major.
   *
   * @throws BadInputException if an element is a double, no number, or a whole one beyond
   *     2<sup>24</sup>
   */
  public float[] toFloats() {
    float[] values = new float[count()];
    forEach((at, value) -> values[at] = toFloat(value, at));
    return values;
  }

  /**
   * The numbers rounded to the nearest floats, row-major.
   *
   * @throws BadInputException if an element is no number or larger than any float, or a whole one
   *     beyond 2<sup>53</sup>
   */
  public float[] toRoundedFloats() {
    float[] values = new float[count()];
    forEach((at, value) -> values[at] = toRoundedFloat(value, at));
    return values;
  }

  /**
   * The numbers as 32-bit integers, row-major.
   *
   * @throws BadInputException if an element is no whole number or does not fit into 32 bits
   */
  public int[] toInts() {
    int[] values = new int[count()];
    forEach((at, value) -> values[at] = toInt(value, at));
    return values;
  }

  /**
   * A new native array of this shape, to be closed by the caller.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @throws BadInputException as {@link #toDoubles}
   */
  public DoubleArray toDoubleArray(String tag) {
    double[] values = toDoubles();
    DoubleArray array = DoubleArray.allocateUninitialized(tag, shape.toArray());
    array.copyFrom(values, 0, 0, values.length);
    return array;
  }

  /**
   * A new native array of this shape, to be closed by the caller.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @throws BadInputException as {@link #toFloats}
   */
  public FloatArray toFloatArray(String tag) {
    return floatArray(tag, toFloats());
  }

  /**
   * A new native array of this shape, to be closed by the caller.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @throws BadInputException as {@link #toRoundedFloats}
   */
  public FloatArray toRoundedFloatArray(String tag) {
    return floatArray(tag, toRoundedFloats());
  }

  /**
   * A new native array of this shape, to be closed by the caller.
   *
   * @param tag purpose, as counted by {@link NativeMemory}
   * @throws BadInputException as {@link #toInts}
   */
  public IntArray toIntArray(String tag) {
    int[] values = toInts();
    IntArray array = IntArray.allocateUninitialized(tag, shape.toArray());
    array.copyFrom(values, 0, 0, values.length);
    return array;
  }

  private FloatArray floatArray(String tag, float[] values) {
    FloatArray array = FloatArray.allocateUninitialized(tag, shape.toArray());
    array.copyFrom(values, 0, 0, values.length);
    return array;
  }

  private int count() {
    if (shape.size() > MOST_ELEMENTS) {
      throw new BadInputException(
          shape.size() + " elements", NAME, "hand over at most " + MOST_ELEMENTS + " at once");
    }
    return (int) shape.size();
  }

  private void forEach(Receiver receiver) {
    int at = 0;
    for (NestedRow row : rows) {
      for (int i = 0; i < row.length(); i++, at++) {
        receiver.take(at, row.get(i));
      }
    }
  }

  private double toDouble(@Nullable Object value, int at) {
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    return whole(value, at, WHOLE_DOUBLES, "convert it by float(...) if it may be rounded");
  }

  private float toFloat(@Nullable Object value, int at) {
    if (value instanceof Double) {
      throw refused(value + " is a double", at, "round with toRoundedFloats");
    }
    return value instanceof Float number
        ? number
        : whole(value, at, WHOLE_FLOATS, "round with toRoundedFloats");
  }

  private float toRoundedFloat(@Nullable Object value, int at) {
    double exact = toDouble(value, at);
    float rounded = (float) exact;
    if (Float.isInfinite(rounded) && !Double.isInfinite(exact)) {
      throw refused(exact + " is larger than any float", at, "use doubles or another unit");
    }
    return rounded;
  }

  private int toInt(@Nullable Object value, int at) {
    if (value instanceof Double || value instanceof Float) {
      throw refused(value + " is a floating-point number", at, "convert it by int(...)");
    }
    long number = whole(value, at, -(long) Integer.MIN_VALUE, "use doubles");
    if (number > Integer.MAX_VALUE) {
      throw refused(number + " is beyond " + Integer.MAX_VALUE, at, "use doubles");
    }
    return (int) number;
  }

  /** A whole number not beyond a limit on either side. */
  private long whole(@Nullable Object value, int at, long limit, String remedy) {
    if (value instanceof BigInteger number && number.bitLength() >= Long.SIZE) {
      throw refused(number + " is beyond " + limit, at, remedy);
    }
    if (!(value instanceof Integer || value instanceof Long || value instanceof BigInteger)) {
      throw refused(NestedRow.describe(value) + " is not a number", at, NUMBERS_WANTED);
    }
    long number = ((Number) value).longValue();
    if (number > limit || number < -limit) {
      throw refused(number + " is beyond " + limit, at, remedy);
    }
    return number;
  }

  private BadInputException refused(String what, int at, String remedy) {
    return new BadInputException(what, NAME + index(at), remedy);
  }

  /** The place of an element, such as {@code [1][2]}. */
  private String index(int at) {
    String index = "";
    long rest = at;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index = "[" + rest % shape.length(axis) + "]" + index;
      rest /= shape.length(axis);
    }
    return index;
  }

  /** Takes elements in row-major order. */
  private interface Receiver {
    void take(int at, @Nullable Object value);
  }
}
