package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.InvalidStateException;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PipelineStage;
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
   * @param file where it is
   * @param sources names of the sources to be measured in it, sorted as the list is
   * @param positions the sources
   */
  record Image(
      Observation observation,
      CutoutRequest request,
      Path root,
      Path file,
      List<String> sources,
      List<Source> positions) {
    String address() {
      return request.addressOf(observation.downloadUrl());
    }

    /** A file that was fetched again is measured again. */
    List<Long> fingerprint() {
      return ProcessingStep.fingerprint(file);
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
    return config.update("source", source);
  }

  StateFile state(Source source) {
    return StateFile.of(config.outputDir(), source);
  }

  /** Keeps what the query found of a source. */
  void saveQuery(Source source, QueryResults results) {
    SpherexState state = SpherexState.fresh(config(source)).copy().queryResults(results).build();
    state(source).save(state.completed(PipelineStage.QUERY, PipelineStage.DOWNLOAD.text()));
  }

  /** What is known of a source. */
  SpherexState load(Source source) {
    try {
      return StateFile.read(state(source).path());
    } catch (IOException e) {
      InvalidStateException failure =
          new InvalidStateException(
              "the state of " + source.label() + " cannot be read",
              state(source).path().toString(),
              "delete the folder .alidade/sources and run again");
      failure.initCause(e);
      throw failure;
    }
  }

  /** The file of an image's measurements. */
  Path measured(Image image) {
    String name = image.key().replaceAll("[^A-Za-z0-9_.+-]", "_");
    return folder().journals().resolve("measured").resolve(name + ".json");
  }

  /** Every image of any of the sources once, in the order of the sources and their queries. */
  List<Image> images(List<Source> sources) {
    Map<String, Image> images = new LinkedHashMap<>();
    for (Source source : sources) {
      CutoutRequest request = CutoutRequest.of(config.download(), source);
      Path root = isShared(request) ? config.outputDir() : cutouts(source);
      for (Observation observation : observations(source)) {
        Path file =
            root.resolve("data")
                .resolve(observation.band().text())
                .resolve(observation.obsId() + ".fits");
        Image image =
            new Image(observation, request, root, file, new ArrayList<>(), new ArrayList<>());
        Image known = images.putIfAbsent(image.key(), image);
        Image used = known == null ? image : known;
        used.sources().add(source.fileName());
        used.positions().add(source);
      }
    }
    return List.copyOf(images.values());
  }

  private List<Observation> observations(Source source) {
    return load(source).query().map(QueryResults::observations).orElse(List.of());
  }

  private boolean isShared(CutoutRequest request) {
    return request.isWhole() || config.download().cutoutCenter() != null;
  }

  private Path cutouts(Source source) {
    return config.outputDir().resolve("cutouts").resolve(source.fileName());
  }
}
