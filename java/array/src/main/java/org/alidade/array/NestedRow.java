package org.alidade.array;

import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One list of nested values, whatever holds it.
 *
 * @param length number of elements
 * @param element gives an element, boxed
 */
record NestedRow(int length, IntFunction<@Nullable Object> element) {
  private static final String WIDER = "pass a list, or an array or buffer of 32 or 64 bits";

  /** The elements of a list, array or buffer; null if it is none of these. */
  static @Nullable NestedRow of(@Nullable Object values, String where) {
    if (values instanceof Buffer buffer) {
      return ofBuffer(buffer, where);
    }
    if (values instanceof Iterable<?> elements) {
      return ofIterable(elements, where);
    }
    return values != null && values.getClass().isArray() ? ofArray(values, where) : null;
  }

  private static NestedRow ofBuffer(Buffer buffer, String where) {
    int first = buffer.position();
    int length = buffer.remaining();
    if (buffer instanceof DoubleBuffer doubles) {
      return new NestedRow(length, i -> doubles.get(first + i));
    }
    if (buffer instanceof FloatBuffer floats) {
      return new NestedRow(length, i -> floats.get(first + i));
    }
    if (buffer instanceof IntBuffer ints) {
      return new NestedRow(length, i -> ints.get(first + i));
    }
    if (buffer instanceof LongBuffer longs) {
      return new NestedRow(length, i -> longs.get(first + i));
    }
    throw new BadInputException(
        "a buffer that does not say what its bytes mean",
        where,
        "say it, as in buffer.asDoubleBuffer()");
  }

  private static NestedRow ofIterable(Iterable<?> elements, String where) {
    if (elements instanceof Set) {
      throw new BadInputException("a set has no order", where, "pass a list");
    }
    List<@Nullable Object> list = new ArrayList<>();
    elements.forEach(list::add);
    return new NestedRow(list.size(), list::get);
  }

  private static NestedRow ofArray(Object array, String where) {
    if (array instanceof byte[] || array instanceof short[] || array instanceof char[]) {
      throw new BadInputException(
          "an array of 8 or 16 bits does not say whether its numbers have a sign", where, WIDER);
    }
    return new NestedRow(Array.getLength(array), i -> Array.get(array, i));
  }

  /** An element. */
  @Nullable Object get(int i) {
    return element.apply(i);
  }

  /** Whether the elements are rows themselves, as far as the first one tells. */
  boolean nests() {
    if (length == 0) {
      return false;
    }
    Object first = get(0);
    return first instanceof Iterable
        || first instanceof Buffer
        || (first != null && first.getClass().isArray());
  }

  /** A value as part of a sentence. */
  static String describe(@Nullable Object value) {
    if (value == null) {
      return "null (None)";
    }
    String name = value.getClass().getSimpleName();
    boolean plain = value instanceof String || value instanceof Boolean || value instanceof Number;
    return plain ? "the " + name + " '" + value + "'" : "an element of class " + name;
  }
}
