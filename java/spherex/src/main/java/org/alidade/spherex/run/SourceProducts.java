package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alidade.pipeline.RunState;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.Source;

/** Tables, figures and states of sources, from the measurements of the images. */
final class SourceProducts {
  private final SourceFiles files;
  private final FileProducts products = new FileProducts();

  SourceProducts(SourceFiles files) {
    this.files = files;
  }

  /**
   * A group of sources with the images that show them and are measured.
   *
   * @param group the sources
   * @param images those of any of the sources
   * @param measured what the measuring of each image returned
   */
  record Task(SourceGroup group, List<SourceFiles.Image> images, List<String> measured) {
    String key() {
      return group.key();
    }
  }

  /**
   * What was written, for the summary.
   *
   * @param rows one a source
   */
  record Written(List<SourcesSummary.Row> rows) {}

  /** What there is to write after the images were measured in a stage. */
  List<Task> tasks(List<SourceGroup> groups, RunState before, String stage) {
    Map<Integer, Task> tasks = new LinkedHashMap<>();
    groups.forEach(
        group -> tasks.put(group.number(), new Task(group, new ArrayList<>(), new ArrayList<>())));
    for (SourceFiles.Image image : files.images(groups)) {
      Optional<String> measured = before.result(stage, image.key(), String.class);
      if (measured.isPresent()) {
        for (int number : image.sources().keySet()) {
          Task task = Objects.requireNonNull(tasks.get(number));
          task.images().add(image);
          task.measured().add(measured.get());
        }
      }
    }
    return List.copyOf(tasks.values());
  }

  /** What the files of a group are made from. */
  List<Object> inputs(Task task) {
    return List.of(
        task.group().sources(),
        task.measured(),
        ProcessingStep.fingerprint(files.found(task.group()).file()));
  }

  /** Writes everything of a group. */
  Written write(Task task) throws IOException {
    Map<String, Map<String, Seen>> seen = seen(task);
    List<SourcesSummary.Row> rows = new ArrayList<>();
    for (QueryResults found : files.found(task.group()).read()) {
      String name = found.source().fileName();
      rows.add(write(found, seen.getOrDefault(name, Map.of())));
    }
    return new Written(rows);
  }

  /** A source in an image. */
  private record Seen(Path file, Photometer.Measured measured) {}

  /** The images by the names of their sources and their own keys. */
  private Map<String, Map<String, Seen>> seen(Task task) throws IOException {
    Map<String, Map<String, Seen>> seen = new HashMap<>();
    for (SourceFiles.Image image : task.images()) {
      Path file = image.file();
      String key = image.observation().key();
      files
          .measured(image)
          .read(task.group())
          .forEach(
              (name, measured) ->
                  seen.computeIfAbsent(name, any -> new HashMap<>())
                      .put(key, new Seen(file, measured)));
    }
    return seen;
  }

  private SourcesSummary.Row write(QueryResults found, Map<String, Seen> seen) throws IOException {
    Source source = found.source();
    RunFolder folder = files.folder(source);
    Files.createDirectories(folder.results());
    SpherexState state = state(found, seen);
    products.writeTables(state, folder);
    boolean any = !state.photometryResults().isEmpty();
    state = state.copy().csvPath(any ? folder.lightCurve() : null).build();
    boolean plotted = any && files.config().pipelineStages().contains(PipelineStage.VISUALIZATION);
    if (plotted && products.draw(state, folder.plot())) {
      state = state.copy().plotPath(folder.plot()).build();
    }
    files.state(source).save(state);
    return SourcesSummary.Row.of(state);
  }

  /** The whole run of one source, in the order of its query. */
  private SpherexState state(QueryResults found, Map<String, Seen> seen) {
    List<Path> images = new ArrayList<>();
    List<DownloadFailure> missing = new ArrayList<>();
    List<PhotometryResult> results = new ArrayList<>();
    List<PhotometryFailure> failures = new ArrayList<>();
    for (Observation item : found.observations()) {
      Seen image = seen.get(item.key());
      if (image == null) {
        missing.add(
            new DownloadFailure(item.obsId(), item.band(), item.downloadUrl(), "not fetched"));
        continue;
      }
      images.add(image.file());
      if (image.measured().result() != null) {
        results.add(image.measured().result());
      }
      if (image.measured().failure() != null) {
        failures.add(image.measured().failure());
      }
    }
    return SpherexState.fresh(files.config(found.source()))
        .copy()
        .queryResults(found)
        .downloads(images, missing)
        .photometry(results, failures)
        .completedStages(PipelineStage.ALL)
        .stage(SpherexState.COMPLETE)
        .build();
  }
}
