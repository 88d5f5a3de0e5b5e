package org.alidade.lightcurve.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.alidade.testing.GoldenData;

/** JSON of the golden cases, with their spelling of special values. */
public final class GoldenJson {
  private GoldenJson() {}

  /** A golden file of light curves. */
  public static JsonNode read(String name) {
    try {
      return JsonMapper.builder().build().readTree(GoldenData.golden("lightcurve", name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases of a list. */
  public static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** A number. */
  public static double number(JsonNode node) {
    if (!node.isTextual()) {
      return node.doubleValue();
    }
    return switch (node.textValue()) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> throw new IllegalArgumentException(node.textValue());
    };
  }

  /** An array of numbers. */
  public static double[] numbers(JsonNode list) {
    return each(list).mapToDouble(GoldenJson::number).toArray();
  }
}
