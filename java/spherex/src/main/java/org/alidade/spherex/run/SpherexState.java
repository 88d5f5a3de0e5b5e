package org.alidade.spherex.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.results.ReleaseCheck;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows: the content of {@code NAME.json} (spec spherex 11.2). Immutable.
 *
 * @param stage what comes next: a stage's name, or {@code complete}
 * @param completedStages stages that are finished, in the order they were
 * @param config everything the run was told
 * @param queryResults what the archive has, or null before the query
 * @param downloadedFiles images on the disk, in the order of the query
 * @param downloadFailures images that could not be fetched
 * @param photometryResults measurements
 * @param photometryFailures images without a measurement
 * @param csvPath light curve, or null
 * @param plotPath figure, or null
 * @param others entries of other programs, kept as they are
 */
public record SpherexState(
    String stage,
    List<PipelineStage> completedStages,
    QueryConfig config,
    @Nullable QueryResults queryResults,
    List<Path> downloadedFiles,
    List<DownloadFailure> downloadFailures,
    List<PhotometryResult> photometryResults,
    List<PhotometryFailure> photometryFailures,
    @Nullable Path csvPath,
    @Nullable Path plotPath,
    Map<String, JsonNode> others) {
  /** Value of {@code stage} when nothing is left to do. */
  public static final String COMPLETE = "complete";

  private static final String QUERY_WARNINGS = "query_warnings";

  /** Copies the lists. */
  public SpherexState {
    completedStages = List.copyOf(completedStages);
    downloadedFiles = List.copyOf(downloadedFiles);
    downloadFailures = List.copyOf(downloadFailures);
    photometryResults = List.copyOf(photometryResults);
    photometryFailures = List.copyOf(photometryFailures);
    others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /** A run of which nothing is done. */
  public static SpherexState fresh(QueryConfig config) {
    return new SpherexState(
        PipelineStage.QUERY.text(),
        List.of(),
        config,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        Map.of());
  }

  /** Whether a stage is finished. */
  public boolean isComplete(PipelineStage wanted) {
    return completedStages.contains(wanted);
  }

  /** One sentence for each image of the query whose file has no address. */
  public List<String> queryWarnings() {
    List<String> sentences = new ArrayList<>();
    JsonNode list = others.get(QUERY_WARNINGS);
    if (list != null) {
      list.forEach(sentence -> sentences.add(sentence.asText()));
    }
    return sentences;
  }

  /** A sentence if measurements of several releases are compared; empty if not, or not known. */
  public Optional<String> releaseWarning() {
    return query()
        .flatMap(found -> ReleaseCheck.of(found.observations(), photometryResults).warning());
  }

  /** One line for people: what is complete and what comes next. */
  public String statusMessage() {
    return RunStatus.line(this);
  }

  /** Lines for people: stages, images, measurements and failures. */
  public String statusText() {
    return RunStatus.text(this);
  }

  /** What the archive has; empty before the query. */
  public Optional<QueryResults> query() {
    return Optional.ofNullable(queryResults);
  }

  /** The same after a stage was finished; those that depend on it are no longer complete. */
  public SpherexState completed(PipelineStage finished, String next) {
    List<PipelineStage> stages = new ArrayList<>(completedStages);
    stages.remove(finished);
    stages.removeAll(finished.dependents());
    stages.add(finished);
    return copy().completedStages(stages).stage(next).build();
  }

  /** The same with a stage, and those that depend on it, to be done again. */
  public SpherexState reopened(PipelineStage first) {
    List<PipelineStage> stages = new ArrayList<>(completedStages);
    stages.remove(first);
    stages.removeAll(first.dependents());
    String next = stages.equals(completedStages) ? stage : first.text();
    return copy().completedStages(stages).stage(next).build();
  }

  /** Starts from these values. */
  Copy copy() {
    return new Copy(this);
  }

  /** A state with some values changed. */
  static final class Copy {
    private String stage;
    private List<PipelineStage> completedStages;
    private QueryConfig config;
    private @Nullable QueryResults queryResults;
    private List<Path> downloadedFiles;
    private List<DownloadFailure> downloadFailures;
    private List<PhotometryResult> photometryResults;
    private List<PhotometryFailure> photometryFailures;
    private @Nullable Path csvPath;
    private @Nullable Path plotPath;
    private final Map<String, JsonNode> others = new LinkedHashMap<>();

    private Copy(SpherexState from) {
      stage = from.stage;
      completedStages = from.completedStages;
      config = from.config;
      queryResults = from.queryResults;
      downloadedFiles = from.downloadedFiles;
      downloadFailures = from.downloadFailures;
      photometryResults = from.photometryResults;
      photometryFailures = from.photometryFailures;
      csvPath = from.csvPath;
      plotPath = from.plotPath;
      others.putAll(from.others);
    }

    Copy stage(String value) {
      stage = value;
      return this;
    }

    Copy completedStages(List<PipelineStage> value) {
      completedStages = value;
      return this;
    }

    Copy config(QueryConfig value) {
      config = value;
      return this;
    }

    Copy queryResults(QueryResults value) {
      queryResults = value;
      return this;
    }

    Copy queryWarnings(List<String> sentences) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      sentences.forEach(list::add);
      others.remove(QUERY_WARNINGS);
      if (!sentences.isEmpty()) {
        others.put(QUERY_WARNINGS, list);
      }
      return this;
    }

    Copy downloads(List<Path> files, List<DownloadFailure> failures) {
      downloadedFiles = files;
      downloadFailures = failures;
      return this;
    }

    Copy photometry(List<PhotometryResult> results, List<PhotometryFailure> failures) {
      photometryResults = results;
      photometryFailures = failures;
      return this;
    }

    Copy csvPath(@Nullable Path value) {
      csvPath = value;
      return this;
    }

    Copy plotPath(@Nullable Path value) {
      plotPath = value;
      return this;
    }

    SpherexState build() {
      return new SpherexState(
          stage,
          completedStages,
          config,
          queryResults,
          downloadedFiles,
          downloadFailures,
          photometryResults,
          photometryFailures,
          csvPath,
          plotPath,
          others);
    }
  }
}
