package org.alidade.spherex.internal.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import org.alidade.array.FormatException;

/**
 * The named values of a JSON object. JSON knows no NaN: a number that is missing is null.
 *
 * @param node the object
 * @param where file and place, for messages
 */
public record JsonFields(JsonNode node, String where) {
  /** Puts a number; null if it is not finite. */
  public static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  /** A text. */
  public String text(String name) {
    JsonNode value = value(name);
    if (!value.isTextual()) {
      throw unusable(name, value, "a text");
    }
    return value.asText();
  }

  /** A number; NaN where it is null. */
  public double number(String name) {
    JsonNode value = value(name);
    if (value.isNull()) {
      return Double.NaN;
    }
    if (!value.isNumber()) {
      throw unusable(name, value, "a number");
    }
    return value.doubleValue();
  }

  /** An integer. */
  public int integer(String name) {
    JsonNode value = value(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw unusable(name, value, "an integer");
    }
    return value.intValue();
  }

  /** True or false. */
  public boolean logical(String name) {
    JsonNode value = value(name);
    if (!value.isBoolean()) {
      throw unusable(name, value, "true or false");
    }
    return value.booleanValue();
  }

  /** A name of a closed set, in lower case. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    String text = text(name);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                unusable(
                    name,
                    value(name),
                    "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
  }

  /** A value that must be there. */
  public JsonNode value(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new FormatException("there is no " + name, where, "write the file again");
    }
    return value;
  }

  private FormatException unusable(String name, JsonNode value, String wanted) {
    return new FormatException(
        name + " is " + value + ", not " + wanted, where, "correct the file or write it again");
  }
}
