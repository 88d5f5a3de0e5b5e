package org.alidade.spherex.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.alidade.array.FormatException;
import org.alidade.spherex.Band;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.Source;
import org.jspecify.annotations.Nullable;

/** A state from its tree, in every layout that was ever written (spec spherex 11.2). */
final class StateReader {
  private final ObjectNode tree;
  private final Path file;
  private final StatePaths paths;

  private StateReader(ObjectNode tree, Path file, StatePaths paths) {
    this.tree = tree;
    this.file = file;
    this.paths = paths;
  }

  /**
   * Reads a state.
   *
   * @param file where the tree comes from
   * @param folder of the run
   * @param config that the file holds
   * @throws FormatException if something is not what it should be
   */
  static SpherexState read(ObjectNode tree, Path file, Path folder, QueryConfig config) {
    Path saved = tree.has(StateKeys.SCHEMA) ? Path.of("") : savedFolder(tree);
    return new StateReader(tree, file, new StatePaths(folder, saved)).read(config);
  }

  private static Path savedFolder(ObjectNode tree) {
    JsonNode config = tree.path(StateKeys.CONFIG);
    String nested = config.path("query").path("output_dir").asText("");
    return Path.of(nested.isEmpty() ? config.path("output_dir").asText("") : nested);
  }

  private SpherexState read(QueryConfig config) {
    return new SpherexState(
        tree.path(StateKeys.STAGE).asText(PipelineStage.QUERY.text()),
        stages(tree.path(StateKeys.COMPLETED)),
        config,
        queryResults(tree.path(StateKeys.QUERY), config.source()),
        list(StateKeys.FILES, item -> paths.path(item.asText())),
        list(StateKeys.DOWNLOAD_FAILURES, this::downloadFailure),
        list(StateKeys.RESULTS, this::result),
        list(StateKeys.PHOTOMETRY_FAILURES, this::photometryFailure),
        path(StateKeys.CSV),
        path(StateKeys.PLOT),
        others());
  }

  private Map<String, JsonNode> others() {
    Map<String, JsonNode> others = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      if (!StateKeys.ALL.contains(entry.getKey())) {
        others.put(entry.getKey(), entry.getValue());
      }
    }
    return others;
  }

  private static List<PipelineStage> stages(JsonNode names) {
    List<PipelineStage> stages = new ArrayList<>();
    names.forEach(name -> PipelineStage.of(name.asText()).ifPresent(stages::add));
    return stages.stream().distinct().toList();
  }

  private <T> List<T> list(String key, Function<JsonNode, T> reader) {
    List<T> list = new ArrayList<>();
    tree.path(key).forEach(item -> list.add(reader.apply(item)));
    return list;
  }

  private @Nullable Path path(String key) {
    return tree.hasNonNull(key) ? paths.path(tree.get(key).asText()) : null;
  }

  private @Nullable QueryResults queryResults(JsonNode results, Source source) {
    if (!results.isObject()) {
      return null;
    }
    List<Observation> observations = new ArrayList<>();
    results.path("observations").forEach(item -> observations.add(observation(item)));
    Map<Band, Integer> counts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : results.path("band_counts").properties()) {
      counts.put(band(entry.getKey()), entry.getValue().asInt());
    }
    return new QueryResults(
        observations,
        time(results.path("query_time").asText("")),
        source,
        results.path("total_size_gb").asDouble(0),
        results.path("total_size_gb_estimated").asBoolean(false),
        results.path("time_span_days").asDouble(0),
        counts);
  }

  /**
   * An image of the archive.
   *
   * @param file where it comes from
   */
  static Observation observation(JsonNode item, Path file) {
    StatePaths paths = new StatePaths(Path.of(""), Path.of(""));
    return new StateReader(JsonNodeFactory.instance.objectNode(), file, paths).observation(item);
  }

  private Observation observation(JsonNode item) {
    return new Observation(
        text(item, "obs_id"),
        band(text(item, "band")),
        number(item, "mjd"),
        number(item, "wavelength_min"),
        number(item, "wavelength_max"),
        text(item, "download_url"),
        number(item, "t_min"),
        number(item, "t_max"),
        new Observation.ArchiveRecord(
            item.path("collection").asText(null),
            item.path("provenance_version").asText(null),
            item.path("content_length").canConvertToLong()
                ? OptionalLong.of(item.path("content_length").asLong())
                : OptionalLong.empty(),
            item.path("checksum").asText(null)));
  }

  private DownloadFailure downloadFailure(JsonNode item) {
    return new DownloadFailure(
        text(item, "obs_id"),
        band(text(item, "band")),
        text(item, "url"),
        item.path("message").asText(""));
  }

  private PhotometryResult result(JsonNode item) {
    return new PhotometryResult(
        text(item, "obs_id"),
        band(text(item, "band")),
        number(item, "mjd"),
        number(item, "flux"),
        number(item, "flux_error"),
        number(item, "wavelength"),
        number(item, "bandwidth"),
        item.path("flag").asInt(),
        number(item, "pix_x"),
        number(item, "pix_y"),
        null);
  }

  private PhotometryFailure photometryFailure(JsonNode item) {
    return new PhotometryFailure(
        text(item, "obs_id"),
        band(text(item, "band")),
        paths.path(text(item, "file")),
        reason(item.path("reason").asText("")),
        item.path("message").asText(""));
  }

  private static RejectionReason reason(String text) {
    try {
      return RejectionReason.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return RejectionReason.INTERNAL;
    }
  }

  private static Band band(String name) {
    return Band.of(name).orElse(Band.UNKNOWN);
  }

  private String text(JsonNode item, String key) {
    if (!item.path(key).isTextual()) {
      throw wrong(key, item.path(key));
    }
    return item.path(key).textValue();
  }

  /** A number; null, which stands for what is no number, as NaN. */
  private double number(JsonNode item, String key) {
    JsonNode value = item.path(key);
    if (value.isNull()) {
      return Double.NaN;
    }
    if (!value.isNumber()) {
      throw wrong(key, value);
    }
    return value.doubleValue();
  }

  /** With or without a zone; without one it is UTC. */
  private Instant time(String text) {
    if (text.isEmpty()) {
      return Instant.EPOCH;
    }
    try {
      return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      FormatException failure = wrong("query_time", tree.path(StateKeys.QUERY).path("query_time"));
      failure.initCause(e);
      throw failure;
    }
  }

  private FormatException wrong(String key, JsonNode value) {
    String shown = value.isMissingNode() ? "is missing" : "is " + value;
    return new FormatException(
        key + " " + shown, file.toString(), "correct the state file, or begin a new run");
  }
}
