package org.alidade.cli.spherex;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.run.DownloadFailure;
import org.alidade.spherex.run.SpherexState;
import org.jspecify.annotations.Nullable;

/** A state as a document and as warnings. */
final class RunReport {
  private RunReport() {}

  static Map<String, @Nullable Object> document(SpherexState state, Path file) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    Map<String, @Nullable Object> source = new LinkedHashMap<>();
    source.put("ra", state.config().source().raDegrees());
    source.put("dec", state.config().source().decDegrees());
    source.put("name", state.config().source().name());
    document.put("source", source);
    document.put("state_file", file.toString());
    document.put("stage", state.stage());
    document.put(
        "completed_stages", state.completedStages().stream().map(PipelineStage::text).toList());
    state
        .query()
        .ifPresent(
            results -> {
              document.put("n_observations", results.observations().size());
              document.put("time_span_days", results.timeSpanDays());
              document.put("total_size_gb", results.totalSizeGb());
              document.put("total_size_gb_estimated", results.totalSizeGbEstimated());
              Map<String, Integer> counts = new LinkedHashMap<>();
              results.bandCounts().forEach((band, count) -> counts.put(band.text(), count));
              document.put("band_counts", counts);
            });
    document.put("query_warnings", state.queryWarnings());
    document.put("n_files", state.downloadedFiles().size());
    document.put(
        "download_failures", state.downloadFailures().stream().map(RunReport::of).toList());
    document.put("n_results", state.photometryResults().size());
    document.put(
        "photometry_failures", state.photometryFailures().stream().map(RunReport::of).toList());
    document.put("release_warning", state.releaseWarning().orElse(null));
    document.put("csv_path", text(state.csvPath()));
    document.put("plot_path", text(state.plotPath()));
    return document;
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }

  private static Map<String, Object> of(DownloadFailure failure) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("obs_id", failure.obsId());
    entry.put("band", failure.band().text());
    entry.put("url", failure.url());
    entry.put("message", failure.message());
    return entry;
  }

  private static Map<String, Object> of(PhotometryFailure failure) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("obs_id", failure.obsId());
    entry.put("band", failure.band().text());
    entry.put("file", failure.file().toString());
    entry.put("reason", failure.reason().text());
    entry.put("message", failure.message());
    return entry;
  }

  static List<String> warnings(SpherexState state) {
    List<String> warnings = new ArrayList<>(state.queryWarnings());
    for (DownloadFailure failure : state.downloadFailures()) {
      warnings.add(
          failure.obsId() + " " + failure.band().text() + " not fetched: " + failure.message());
    }
    for (PhotometryFailure failure : state.photometryFailures()) {
      warnings.add(
          failure.obsId()
              + " "
              + failure.band().text()
              + " not measured: "
              + failure.reason().text()
              + ", "
              + failure.message());
    }
    return warnings;
  }
}
