package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.Source;

/** Tables, figures and states of sources, from the measurements of the images. */
final class SourceProducts {
  /** A group of sources reads every image's measurements once, and holds its own in memory. */
  static final int SOURCES_AT_A_TIME = 500;

  private final SourceFiles files;
  private final FileProducts products = new FileProducts();

  SourceProducts(SourceFiles files) {
    this.files = files;
  }

  /**
   * What was written, for the summary.
   *
   * @param rows one a source
   */
  record Written(List<SourcesSummary.Row> rows) {}

  /** All that belongs to one source. */
  private static final class Gathered {
    private final List<Path> images = new ArrayList<>();
    private final List<PhotometryResult> results = new ArrayList<>();
    private final List<PhotometryFailure> failures = new ArrayList<>();
  }

  /** Writes everything of some sources. */
  Written write(List<Source> sources, List<SourceFiles.Image> images) throws IOException {
    Map<String, Gathered> gathered = new LinkedHashMap<>();
    sources.forEach(source -> gathered.put(source.fileName(), new Gathered()));
    for (SourceFiles.Image image : images) {
      if (image.sources().stream().anyMatch(gathered::containsKey)) {
        add(image, gathered);
      }
    }
    List<SourcesSummary.Row> rows = new ArrayList<>();
    for (Source source : sources) {
      rows.add(write(source, Objects.requireNonNull(gathered.get(source.fileName()))));
    }
    return new Written(rows);
  }

  private void add(SourceFiles.Image image, Map<String, Gathered> gathered) throws IOException {
    new ImageSources(files)
        .read(image)
        .forEach(
            (name, measured) -> {
              Gathered own = gathered.get(name);
              if (own == null) {
                return;
              }
              own.images.add(image.file());
              if (measured.result() != null) {
                own.results.add(measured.result());
              }
              if (measured.failure() != null) {
                own.failures.add(measured.failure());
              }
            });
  }

  private SourcesSummary.Row write(Source source, Gathered own) throws IOException {
    RunFolder folder = files.folder(source);
    Files.createDirectories(folder.results());
    SpherexState state = files.load(source);
    List<Observation> observations =
        state.query().map(QueryResults::observations).orElse(List.of());
    state =
        state
            .copy()
            .config(files.config(source))
            .downloads(own.images, missing(observations, own))
            .photometry(own.results, own.failures)
            .build();
    products.writeTables(state, folder);
    boolean any = !own.results.isEmpty();
    state = state.copy().csvPath(any ? folder.lightCurve() : null).build();
    boolean plotted = any && files.config().pipelineStages().contains(PipelineStage.VISUALIZATION);
    if (plotted && products.draw(state, folder.plot())) {
      state = state.copy().plotPath(folder.plot()).build();
    }
    for (PipelineStage stage : PipelineStage.ALL) {
      state = state.completed(stage, SpherexState.COMPLETE);
    }
    files.state(source).save(state);
    return SourcesSummary.Row.of(state);
  }

  private static List<DownloadFailure> missing(List<Observation> observations, Gathered own) {
    Set<String> there =
        own.images.stream()
            .map(file -> file.getName(file.getNameCount() - 2) + "/" + file.getFileName())
            .collect(Collectors.toSet());
    return observations.stream()
        .filter(item -> !there.contains(item.band().text() + "/" + item.obsId() + ".fits"))
        .map(
            item ->
                new DownloadFailure(item.obsId(), item.band(), item.downloadUrl(), "not fetched"))
        .toList();
  }
}
