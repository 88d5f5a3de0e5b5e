package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.Source;
import org.alidade.spherex.archive.CutoutRequest;

/**
 * Where the files of a run over many sources are. Whole images, and cutouts around a common centre,
 * are shared by all sources; cutouts around the sources are below {@code cutouts/NAME}.
 *
 * @param config options of all sources
 */
record SourceFiles(QueryConfig config) {
  /**
   * A file to fetch and to measure.
   *
   * @param observation the image
   * @param request what is wanted of it
   * @param root folder that its data folder is in
   * @param sources those to be measured in it, in the order of the list, by the number of their
   *     group
   */
  record Image(
      Observation observation,
      CutoutRequest request,
      Path root,
      SortedMap<Integer, List<Source>> sources) {
    String address() {
      return request.addressOf(observation.downloadUrl());
    }

    /** Where it is. */
    Path file() {
      return root.resolve("data")
          .resolve(observation.band().text())
          .resolve(observation.obsId() + ".fits");
    }

    /** What its measurements are made from; a file that was fetched again is measured again. */
    List<Object> inputs() {
      return List.of(address(), sources, ProcessingStep.fingerprint(file()));
    }

    String key() {
      return observation.key() + (request.isWhole() ? "" : " " + request.query());
    }
  }

  RunFolder folder() {
    Path folder = config.outputDir();
    return new RunFolder(
        folder, folder.resolve("results"), folder.resolve(".alidade").resolve("sources"));
  }

  /** The folder of one source's results, within the same run. */
  RunFolder folder(Source source) {
    Path folder = config.outputDir();
    return new RunFolder(
        folder, folder.resolve("results").resolve(source.fileName()), folder().journals());
  }

  QueryConfig config(Source source) {
    return new QueryConfig(
        config.query().toBuilder().source(source).build(),
        config.photometry(),
        config.visualization(),
        config.download(),
        config.pipelineStages());
  }

  StateFile state(Source source) {
    return StateFile.of(config.outputDir(), source);
  }

  /** What the query found of a group. */
  FoundImages found(SourceGroup group) {
    return new FoundImages(journal("found", group.key()), group);
  }

  /** The measurements in an image. */
  MeasuredFile measured(Image image) {
    return new MeasuredFile(journal("measured", image.key().replaceAll("[^A-Za-z0-9_.+-]", "_")));
  }

  /** The job that looks for sources of which this is the first. */
  Path job(SourceGroup first) {
    return journal("query_job", first.key());
  }

  private Path journal(String what, String name) {
    return folder().journals().resolve(what).resolve(name + ".json");
  }

  /** Every image of any of the sources once, in the order of the sources and their queries. */
  List<Image> images(List<SourceGroup> groups) {
    Map<String, Image> images = new LinkedHashMap<>();
    for (SourceGroup group : groups) {
      for (QueryResults found : found(group).read()) {
        Source source = found.source();
        CutoutRequest request = CutoutRequest.of(config.download(), source);
        Path root = isShared(request) ? config.outputDir() : cutouts(source);
        for (Observation observation : found.observations()) {
          Image image = new Image(observation, request, root, new TreeMap<>());
          images.putIfAbsent(image.key(), image);
          images
              .getOrDefault(image.key(), image)
              .sources()
              .computeIfAbsent(group.number(), number -> new ArrayList<>())
              .add(source);
        }
      }
    }
    return List.copyOf(images.values());
  }

  private boolean isShared(CutoutRequest request) {
    return request.isWhole() || config.download().cutoutCenter() != null;
  }

  private Path cutouts(Source source) {
    return config.outputDir().resolve("cutouts").resolve(source.fileName());
  }

  /** Keeps what the query found. */
  void save(List<SourceGroup> groups, List<QueryResults> results) throws IOException {
    int start = 0;
    for (SourceGroup group : groups) {
      int end = start + group.sources().size();
      found(group).write(results.subList(start, end));
      start = end;
    }
  }
}
