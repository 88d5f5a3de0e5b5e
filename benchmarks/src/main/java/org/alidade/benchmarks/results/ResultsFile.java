package org.alidade.benchmarks.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.jspecify.annotations.Nullable;

/** Results as a file (docs/formats/bench-results.md). */
public final class ResultsFile {
  private static final String FORMAT = "alidade-bench";
  private static final int VERSION = 1;
  private static final String REMEDY = "measure again with --results";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private ResultsFile() {}

  /** Writes results, replacing an older file. */
  public static void write(Path file, Results results) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", FORMAT);
    document.put("version", VERSION);
    document.put("made", results.made().toString());
    document.put("form", results.form());
    document.put("about", results.about());
    document.put("machine", results.machine());
    document.put("limits", results.limits());
    document.put("figures", results.figures().stream().map(ResultsFile::document).toList());
    Files.writeString(file, JSON.writeValueAsString(document) + "\n");
  }

  private static Map<String, @Nullable Object> document(Figure figure) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("name", figure.name());
    document.put("parameters", figure.parameters());
    document.put("unit", figure.unit());
    document.put("better", figure.lessIsBetter() ? "less" : "more");
    document.put("peer", figure.peer());
    document.put("value", finite(figure.value()));
    document.put("spread", finite(figure.spread()));
    document.put("limit", figure.limit());
    document.put("at_limit", finite(figure.atLimit()));
    document.put("ratio", finite(figure.ratio()));
    document.put("failure", figure.failure());
    document.put("details", figure.details());
    return document;
  }

  /** JSON knows neither NaN nor infinity. */
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /**
   * Reads results.
   *
   * @throws BadInputException if there is no such file
   * @throws FormatException if it is not such a file, or damaged
   */
  public static Results read(Path file) throws IOException {
    try {
      return results(JSON.readTree(Files.readString(file)), file);
    } catch (NoSuchFileException e) {
      throw caused(new BadInputException("no such file", file.toString(), "check the path"), e);
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw caused(new FormatException("damaged results", file.toString(), REMEDY), e);
    }
  }

  private static <E extends BadInputException> E caused(E refusal, Exception cause) {
    refusal.initCause(cause);
    return refusal;
  }

  private static Results results(JsonNode document, Path file) throws JsonProcessingException {
    if (!document.path("format").asText().equals(FORMAT)) {
      throw new FormatException("not results of alidade bench", file.toString(), REMEDY);
    }
    if (document.path("version").asInt() != VERSION) {
      throw new FormatException(
          "version " + document.path("version") + " of the format", file.toString(), REMEDY);
    }
    Map<String, Double> limits = new LinkedHashMap<>();
    needed(document, "limits")
        .properties()
        .forEach(limit -> limits.put(limit.getKey(), limit.getValue().asDouble()));
    List<Figure> figures = new ArrayList<>();
    for (JsonNode figure : needed(document, "figures")) {
      figures.add(figure(figure));
    }
    return new Results(
        Instant.parse(needed(document, "made").asText()),
        needed(document, "form").asText(),
        JSON.treeToValue(needed(document, "machine"), Machine.class),
        limits,
        map(needed(document, "about")),
        figures);
  }

  private static Figure figure(JsonNode figure) {
    Map<String, String> parameters = new LinkedHashMap<>();
    needed(figure, "parameters")
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
    return new Figure(
        needed(figure, "name").asText(),
        parameters,
        needed(figure, "unit").asText(),
        needed(figure, "better").asText().equals("less"),
        needed(figure, "peer").asBoolean(),
        number(figure, "value"),
        number(figure, "spread"),
        needed(figure, "limit").asText(),
        number(figure, "at_limit"),
        needed(figure, "failure").asText(),
        map(needed(figure, "details")));
  }

  private static Map<String, Object> map(JsonNode object) {
    return JSON.convertValue(
        object,
        JSON.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
  }

  private static double number(JsonNode object, String name) {
    JsonNode value = needed(object, name);
    if (!value.isNull() && !value.isNumber()) {
      throw new IllegalArgumentException(name + " is not a number: " + value);
    }
    return value.isNull() ? Double.NaN : value.doubleValue();
  }

  private static JsonNode needed(JsonNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return value;
  }
}
