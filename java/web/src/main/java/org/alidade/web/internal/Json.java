package org.alidade.web.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * A JSON object that is written entry by entry. Arrays of numbers keep seven digits, which is more
 * than a screen shows; what is not finite becomes null.
 *
 * <p>Example: {@code new Json().text("name", "a").numbers("y", values).bytes()}.
 */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final double FLOAT_SAFE_LOW = 1e-30;
  private static final double FLOAT_SAFE_HIGH = 1e30;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonGenerator generator;

  /** An object without entries. */
  public Json() {
    try {
      generator = FACTORY.createGenerator(out);
      generator.writeStartObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void write() throws IOException;
  }

  private Json write(Step step) {
    try {
      step.write();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a text. */
  public Json text(String name, String value) {
    return write(() -> generator.writeStringField(name, value));
  }

  /** Adds texts. */
  public Json texts(String name, Collection<String> values) {
    return write(
        () -> {
          generator.writeArrayFieldStart(name);
          for (String value : values) {
            generator.writeString(value);
          }
          generator.writeEndArray();
        });
  }

  /** Adds an integer. */
  public Json integer(String name, long value) {
    return write(() -> generator.writeNumberField(name, value));
  }

  /** Adds integers. */
  public Json integers(String name, int[] values) {
    return write(
        () -> {
          generator.writeFieldName(name);
          generator.writeArray(values, 0, values.length);
        });
  }

  /** Adds a number with all its digits; null if it is not finite. */
  public Json number(String name, double value) {
    return write(
        () -> {
          generator.writeFieldName(name);
          if (Double.isFinite(value)) {
            generator.writeNumber(value);
          } else {
            generator.writeNull();
          }
        });
  }

  /** Adds numbers with seven digits. */
  public Json numbers(String name, double[] values) {
    return write(
        () -> {
          generator.writeArrayFieldStart(name);
          for (double value : values) {
            rounded(value);
          }
          generator.writeEndArray();
        });
  }

  /** Adds numbers with all their digits; what is not finite becomes null. */
  public Json exactNumbers(String name, double[] values) {
    return write(
        () -> {
          generator.writeArrayFieldStart(name);
          for (double value : values) {
            if (!Double.isFinite(value)) {
              generator.writeNull();
            } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
              generator.writeNumber((long) value);
            } else {
              generator.writeNumber(value);
            }
          }
          generator.writeEndArray();
        });
  }

  private void rounded(double value) throws IOException {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      generator.writeNull();
    } else if (value == Math.rint(value) && size < 1e9) {
      generator.writeNumber((long) value);
    } else if (size > FLOAT_SAFE_LOW && size < FLOAT_SAFE_HIGH) {
      generator.writeNumber((float) value);
    } else {
      generator.writeNumber(value);
    }
  }

  /** Adds a truth value. */
  public Json flag(String name, boolean value) {
    return write(() -> generator.writeBooleanField(name, value));
  }

  /** Adds null. */
  public Json nothing(String name) {
    return write(() -> generator.writeNullField(name));
  }

  /** Adds an object. */
  public Json object(String name, Consumer<Json> content) {
    write(() -> generator.writeObjectFieldStart(name));
    content.accept(this);
    return write(generator::writeEndObject);
  }

  /** Adds an array of objects, one for each element. */
  public <T> Json objects(
      String name, Collection<T> elements, java.util.function.BiConsumer<Json, T> content) {
    write(() -> generator.writeArrayFieldStart(name));
    for (T element : elements) {
      write(generator::writeStartObject);
      content.accept(this, element);
      write(generator::writeEndObject);
    }
    return write(generator::writeEndArray);
  }

  /** The finished text in UTF-8; nothing can be added afterwards. */
  public byte[] bytes() {
    write(
        () -> {
          generator.writeEndObject();
          generator.close();
        });
    return out.toByteArray();
  }
}
