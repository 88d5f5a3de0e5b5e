package org.alidade.spherex.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryResults;
import org.jspecify.annotations.Nullable;

/** A state as a tree, with the names that other programs know (spec spherex 11.2). */
final class StateWriter {
  static final int SCHEMA_VERSION = 1;

  private final StatePaths paths;
  private final ObjectNode tree = JsonNodeFactory.instance.objectNode();

  private StateWriter(Path folder) {
    this.paths = new StatePaths(folder, Path.of(""));
  }

  /**
   * The tree of a state.
   *
   * @param folder that paths are relative to
   */
  static ObjectNode tree(SpherexState state, Path folder) {
    return new StateWriter(folder).write(state);
  }

  private ObjectNode write(SpherexState state) {
    tree.put(StateKeys.SCHEMA, SCHEMA_VERSION);
    tree.put(StateKeys.SOFTWARE, Software.NAME);
    tree.put(StateKeys.STAGE, state.stage());
    stages(StateKeys.COMPLETED, state.completedStages());
    stages(StateKeys.STAGES, state.config().pipelineStages());
    tree.set(StateKeys.CONFIG, state.config().toTree());
    tree.set(StateKeys.QUERY, queryResults(state.queryResults()));
    ArrayNode files = tree.putArray(StateKeys.FILES);
    state.downloadedFiles().forEach(file -> files.add(paths.text(file)));
    list(StateKeys.DOWNLOAD_FAILURES, state.downloadFailures(), StateWriter::write);
    list(StateKeys.RESULTS, state.photometryResults(), StateWriter::write);
    list(StateKeys.PHOTOMETRY_FAILURES, state.photometryFailures(), this::write);
    tree.put(StateKeys.CSV, text(state.csvPath()));
    tree.put(StateKeys.PLOT, text(state.plotPath()));
    state.others().forEach(tree::set);
    return tree;
  }

  private void stages(String key, List<PipelineStage> stages) {
    ArrayNode names = tree.putArray(key);
    stages.forEach(stage -> names.add(stage.text()));
  }

  private <T> void list(String key, List<T> items, BiConsumer<ObjectNode, T> writer) {
    ArrayNode list = tree.putArray(key);
    items.forEach(item -> writer.accept(list.addObject(), item));
  }

  private @Nullable String text(@Nullable Path path) {
    return path == null ? null : paths.text(path);
  }

  private static @Nullable ObjectNode queryResults(@Nullable QueryResults results) {
    if (results == null) {
      return null;
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode observations = node.putArray("observations");
    results.observations().forEach(item -> write(observations.addObject(), item));
    node.put("query_time", results.queryTime().toString());
    node.put("total_size_gb", results.totalSizeGb());
    node.put("total_size_gb_estimated", results.totalSizeGbEstimated());
    node.put("time_span_days", results.timeSpanDays());
    ObjectNode counts = node.putObject("band_counts");
    results.bandCounts().forEach((band, count) -> counts.put(band.text(), count));
    return node;
  }

  /** An image of the archive. */
  static void write(ObjectNode node, Observation item) {
    node.put("obs_id", item.obsId());
    node.put("band", item.band().text());
    node.put("mjd", item.mjd());
    node.put("wavelength_min", item.wavelengthMinimumMicrons());
    node.put("wavelength_max", item.wavelengthMaximumMicrons());
    node.put("download_url", item.downloadUrl());
    node.put("t_min", item.startMjd());
    node.put("t_max", item.endMjd());
    Observation.ArchiveRecord archive = item.archive();
    putIfKnown(node, "collection", archive.collection());
    putIfKnown(node, "provenance_version", archive.provenanceVersion());
    archive.contentLength().ifPresent(bytes -> node.put("content_length", bytes));
    putIfKnown(node, "checksum", archive.checksum());
  }

  private static void putIfKnown(ObjectNode node, String key, @Nullable String value) {
    if (value != null) {
      node.put(key, value);
    }
  }

  private static void write(ObjectNode node, DownloadFailure item) {
    node.put("obs_id", item.obsId());
    node.put("band", item.band().text());
    node.put("url", item.url());
    node.put("message", item.message());
  }

  private static void write(ObjectNode node, PhotometryResult item) {
    node.put("obs_id", item.obsId());
    number(node, "mjd", item.mjd());
    number(node, "flux", item.fluxMicrojansky());
    number(node, "flux_error", item.fluxErrorMicrojansky());
    number(node, "wavelength", item.wavelengthMicrons());
    number(node, "bandwidth", item.bandwidthMicrons());
    node.put("flag", item.flag());
    number(node, "pix_x", item.pixelX());
    number(node, "pix_y", item.pixelY());
    node.put("band", item.band().text());
    number(node, "mag_ab", orNaN(item.magnitudeAb()));
    number(node, "mag_ab_error", orNaN(item.magnitudeErrorAb()));
  }

  private static double orNaN(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  /** JSON has no NaN: null. */
  private static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  private void write(ObjectNode node, PhotometryFailure item) {
    node.put("obs_id", item.obsId());
    node.put("band", item.band().text());
    node.put("file", paths.text(item.file()));
    node.put("reason", item.reason().text());
    node.put("message", item.message());
  }
}
