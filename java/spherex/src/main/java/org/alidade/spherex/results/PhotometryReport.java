package org.alidade.spherex.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.alidade.array.FormatException;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.document.Document;
import org.alidade.spherex.internal.results.JsonFields;

/**
 * {@code results/photometry.json}: every measurement with how it was made, and every image that
 * gave none (spec spherex 8.2).
 *
 * <p>Example: {@code new PhotometryReport(source, Instant.now(), config, results,
 * failures).write(folder.resolve("photometry.json"))}.
 *
 * @param source what was measured
 * @param generatedAt when
 * @param config the options of the photometry by their names in files
 * @param results measurements, in the order of {@link LightCurve#ORDER}
 * @param failures images without a measurement
 */
public record PhotometryReport(
    Source source,
    Instant generatedAt,
    ObjectNode config,
    List<PhotometryResult> results,
    List<PhotometryFailure> failures) {
  /** Sorts copies. */
  public PhotometryReport {
    Objects.requireNonNull(source);
    Objects.requireNonNull(generatedAt);
    config = config.deepCopy();
    results = results.stream().sorted(LightCurve.ORDER).toList();
    failures =
        failures.stream()
            .sorted(
                Comparator.comparing(PhotometryFailure::obsId)
                    .thenComparing(PhotometryFailure::band))
            .toList();
  }

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written; an existing file is then as it was
   */
  public void write(Path file) throws IOException {
    Document.write(file, tree());
  }

  private ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putObject("source")
        .put("ra", source.raDegrees())
        .put("dec", source.decDegrees())
        .put("name", source.name());
    tree.put("generated_at", generatedAt.toString());
    tree.put("n_ok", results.size());
    tree.put("n_failed", failures.size());
    tree.set("config", config);
    ArrayNode measured = tree.putArray("results");
    results.forEach(result -> measured.add(ResultJson.of(result)));
    ArrayNode failed = tree.putArray("failures");
    failures.forEach(failure -> failed.add(ResultJson.of(failure)));
    return tree;
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @throws FormatException if it is another kind of file or damaged
   * @throws IOException if it cannot be read
   */
  public static PhotometryReport read(Path file) throws IOException {
    JsonFields tree = new JsonFields(Document.read(file), file.toString());
    JsonFields source = new JsonFields(tree.value("source"), file + " source");
    JsonNode name = source.value("name");
    List<PhotometryResult> results = new ArrayList<>();
    for (JsonNode item : tree.value("results")) {
      results.add(ResultJson.result(new JsonFields(item, file + " result " + results.size())));
    }
    List<PhotometryFailure> failures = new ArrayList<>();
    for (JsonNode item : tree.value("failures")) {
      failures.add(ResultJson.failure(new JsonFields(item, file + " failure " + failures.size())));
    }
    return new PhotometryReport(
        new Source(
            source.number("ra"), source.number("dec"), name.isTextual() ? name.asText() : null),
        instant(tree),
        tree.value("config") instanceof ObjectNode config
            ? config
            : JsonNodeFactory.instance.objectNode(),
        results,
        failures);
  }

  private static Instant instant(JsonFields tree) {
    String text = tree.text("generated_at");
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      FormatException failure =
          new FormatException(
              "generated_at is " + text + ", no time", tree.where(), "write the file again");
      failure.initCause(e);
      throw failure;
    }
  }
}
