package org.alidade.web.internal.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.ServedFile;

/** The folder of a SPHEREx run: how far it is, its light curve and spectrum, its files. */
final class SpherexPage implements ServedFile, WithContent {
  private static final String CURVE = "results/lightcurve.csv";
  private static final String RESULTS = "results";
  private static final int MOST_FILES = 200;
  private static final long MOST_STATE_BYTES = 64L << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;
  private final String name;
  private final FolderContent content;

  SpherexPage(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    this.content = new FolderContent(folder);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "spherex";
  }

  @Override
  public String description() {
    return "SPHEREx run";
  }

  @Override
  public Reply document(String document, Map<String, String> query) {
    try {
      return switch (document) {
        case "state" -> Reply.json(state());
        case "products" -> Reply.json(products());
        case "curve" -> Reply.json(curve());
        default -> throw new MissingDatasetException("no such document", name, "see the page");
      };
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException("the run cannot be read", name, "check its permissions");
      failure.initCause(e);
      throw failure;
    }
  }

  private Json state() throws IOException {
    Path file = Files.isDirectory(folder) ? Recognition.stateFile(folder) : null;
    Json json = new Json().text("name", name);
    if (file == null) {
      return json.text("phase", "missing")
          .text("problem", "The state of the run is not there any more.")
          .text("summary", "");
    }
    JsonNode state = read(file);
    JsonNode source = state.path("config").path("query").path("source");
    List<String> done = texts(state.path("completed_stages"));
    List<String> stages = texts(state.path("pipeline_stages"));
    boolean complete = !stages.isEmpty() && done.containsAll(stages);
    return json.text("phase", complete ? "done" : "stopped")
        .text("problem", "")
        .text("summary", summary(source.path("name").asText(""), done, stages, state))
        .text("source", source.path("name").asText(""))
        .number("ra", source.path("ra").asDouble(Double.NaN))
        .number("dec", source.path("dec").asDouble(Double.NaN))
        .texts("completed", done)
        .texts("stages", stages)
        .integer("measurements", state.path("photometry_results").size());
  }

  private static String summary(
      String source, List<String> done, List<String> stages, JsonNode state) {
    return (source.isEmpty() ? "" : source + ": ")
        + done.size()
        + " of "
        + stages.size()
        + " stages, "
        + state.path("photometry_results").size()
        + " measurements";
  }

  /** A state in YAML is known by its name alone. */
  private static JsonNode read(Path file) throws IOException {
    if (!String.valueOf(file).endsWith(".json") || Files.size(file) > MOST_STATE_BYTES) {
      return MAPPER.createObjectNode();
    }
    return MAPPER.readTree(Files.readAllBytes(file));
  }

  private static List<String> texts(JsonNode list) {
    return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
        .map(i -> list.path(i).asText())
        .toList();
  }

  private Json products() throws IOException {
    Path results = folder.resolve(RESULTS);
    if (!Files.isDirectory(results)) {
      return new Json().texts("files", List.of());
    }
    try (Stream<Path> files = Files.list(results)) {
      return new Json()
          .texts(
              "files",
              files
                  .map(file -> RESULTS + "/" + file.getFileName())
                  .filter(content::has)
                  .sorted()
                  .limit(MOST_FILES)
                  .toList());
    }
  }

  private Json curve() throws IOException {
    Path file =
        content
            .path(CURVE)
            .orElseThrow(
                () ->
                    new MissingDatasetException(
                        "there is no light curve yet", name, "wait for the processing"));
    try {
      return MeasurementTable.read(Files.readString(file, StandardCharsets.UTF_8)).document();
    } catch (NumberFormatException e) {
      FormatException failure =
          new FormatException("the light curve is damaged", name, "run the processing again");
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public Optional<Reply> content(String file) {
    return file.startsWith(RESULTS + "/") ? content.find(file) : Optional.empty();
  }
}
