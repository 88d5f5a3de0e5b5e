package org.alidade.lightcurve.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.alidade.array.FormatException;
import org.jspecify.annotations.Nullable;

/** Values as JSON text with the blanks that Python's json writes, and the names of their types. */
final class ValueJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ValueJson() {}

  static String text(@Nullable Object value) {
    try {
      return MAPPER.writer(new Blanks()).writeValueAsString(tree(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree has a text", e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      FormatException failure =
          new FormatException(
              "a kept value is not JSON (" + e.getOriginalMessage() + ")",
              "values of assets",
              "make the asset again");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Python's name of the type. */
  static String type(@Nullable Object value) {
    if (value == null) {
      return "NoneType";
    }
    if (value instanceof Map) {
      return "dict";
    }
    if (value instanceof Collection) {
      return "list";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Number) {
      return isWhole(value) ? "int" : "float";
    }
    return "str";
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof Integer || value instanceof Short;
  }

  private static JsonNode tree(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode node = NODES.objectNode();
      map.forEach((key, part) -> node.set(String.valueOf(key), tree(part)));
      return node;
    }
    if (value instanceof Collection<?> list) {
      ArrayNode node = NODES.arrayNode();
      list.forEach(part -> node.add(tree(part)));
      return node;
    }
    if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    }
    if (value instanceof Number number) {
      return isWhole(value)
          ? NODES.numberNode(number.longValue())
          : NODES.numberNode(number.doubleValue());
    }
    return NODES.textNode(value.toString());
  }

  private static final class Blanks extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator out) throws IOException {
      out.writeRaw(", ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator out) throws IOException {
      out.writeRaw(", ");
    }
  }
}
