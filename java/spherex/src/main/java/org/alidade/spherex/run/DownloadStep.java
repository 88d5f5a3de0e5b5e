package org.alidade.spherex.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alidade.archive.ArchiveException;
import org.alidade.pipeline.ItemFailure;
import org.alidade.pipeline.Pipeline;
import org.alidade.pipeline.RunState;
import org.alidade.pipeline.RunSummary;
import org.alidade.pipeline.Stage;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the images of a query; what is done survives every interruption, image by image. */
final class DownloadStep {
  private static final Logger LOG = LoggerFactory.getLogger(DownloadStep.class);
  private static final String NAME = PipelineStage.DOWNLOAD.text();
  private static final double BYTES_PER_GB = 1024.0 * 1024 * 1024;

  private final ImageArchive archive;
  private final RunControl control;
  private final Set<String> vanished = ConcurrentHashMap.newKeySet();

  DownloadStep(ImageArchive archive, RunControl control) {
    this.archive = archive;
    this.control = control;
  }

  /**
   * Fetches what is missing.
   *
   * @param skipExisting whether images on the disk count
   * @return the state with files and failures; the query results have the true size, and new
   *     addresses where files had moved
   */
  SpherexState run(SpherexState state, boolean skipExisting) {
    QueryConfig config = state.config();
    QueryResults results = state.query().orElseThrow();
    Map<String, Observation> wanted = distinct(results.observations());
    if (wanted.isEmpty()) {
      LOG.warn("there are no observations to download");
    }
    Path journals = RunFolder.of(config).journals();
    Pipeline pipeline = pipeline(wanted, config, skipExisting);
    RunSummary summary = pipeline.run(journals, control.options(skipExisting));
    RunControl.checkEnded(summary);
    if (!vanished.isEmpty() && renewAddresses(wanted, config)) {
      pipeline = pipeline(wanted, config, true);
      RunControl.checkEnded(pipeline.run(journals, control.options(true)));
    }
    return result(state, results, wanted, pipeline.state(journals));
  }

  /** Old states may list a detector image twice; it has one file. */
  private static Map<String, Observation> distinct(List<Observation> observations) {
    Map<String, Observation> distinct = new LinkedHashMap<>();
    observations.forEach(observation -> distinct.putIfAbsent(observation.key(), observation));
    return distinct;
  }

  private Pipeline pipeline(
      Map<String, Observation> wanted, QueryConfig config, boolean skipExisting) {
    List<Observation> items = List.copyOf(wanted.values());
    Stage<Observation> stage =
        Stage.<Observation>named(NAME)
            .items(context -> items, Observation::key)
            .inputsOf(observation -> archive.request(observation, config))
            .work((observation, context) -> fetch(observation, config, skipExisting))
            .check(Fetched.class, (observation, fetched) -> isThere(config, fetched))
            .retry(archive.retryRule(config))
            .threads(config.download().maxDownloadWorkers())
            .build();
    return Pipeline.named(NAME).stage(stage).build();
  }

  private Fetched fetch(Observation observation, QueryConfig config, boolean skipExisting)
      throws Exception {
    try {
      ImageArchive.FetchedImage image = archive.fetch(observation, config, skipExisting);
      vanished.remove(observation.key());
      StatePaths paths = new StatePaths(config.outputDir(), Path.of(""));
      return new Fetched(paths.text(image.file()), image.bytes());
    } catch (ArchiveException e) {
      if (e.isNotFound()) {
        vanished.add(observation.key());
      }
      throw e;
    }
  }

  /**
   * What the journal keeps of an image.
   *
   * @param path relative to the run's folder
   * @param bytes size of the file
   */
  record Fetched(String path, long bytes) {
    Path file(QueryConfig config) {
      return new StatePaths(config.outputDir(), Path.of("")).path(path);
    }
  }

  private static boolean isThere(QueryConfig config, Fetched fetched) throws Exception {
    Path file = fetched.file(config);
    return Files.isRegularFile(file) && Files.size(file) == fetched.bytes();
  }

  /** Files get new names when the archive processes them again: asks for the present ones. */
  private boolean renewAddresses(Map<String, Observation> wanted, QueryConfig config) {
    LOG.info(
        "{} files are no longer at their address: the archive is asked again", vanished.size());
    Map<String, Observation> present;
    try {
      present = distinct(archive.query(config).results().observations());
    } catch (ArchiveException e) {
      LOG.warn("it did not answer: {}", e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    boolean changed = false;
    for (String key : vanished) {
      Observation known = wanted.get(key);
      Observation now = present.get(key);
      if (known != null && now != null && !now.downloadUrl().equals(known.downloadUrl())) {
        wanted.put(key, now);
        changed = true;
      }
    }
    return changed;
  }

  private SpherexState result(
      SpherexState state, QueryResults results, Map<String, Observation> wanted, RunState done) {
    QueryConfig config = state.config();
    Map<String, Fetched> fetched = done.results(NAME, Fetched.class);
    List<Path> files = new ArrayList<>();
    Map<String, ItemFailure> failed = new HashMap<>();
    done.failures(NAME).forEach(failure -> failed.put(failure.item(), failure));
    List<DownloadFailure> failures = new ArrayList<>();
    wanted.forEach(
        (key, observation) -> {
          Fetched image = fetched.get(key);
          ItemFailure failure = failed.get(key);
          if (image != null) {
            files.add(image.file(config));
          } else if (failure != null) {
            failures.add(failure(observation, failure));
          }
        });
    double gigabytes = fetched.values().stream().mapToLong(Fetched::bytes).sum() / BYTES_PER_GB;
    QueryResults known =
        new QueryResults(
            List.copyOf(wanted.values()),
            results.queryTime(),
            results.source(),
            gigabytes,
            false,
            results.timeSpanDays(),
            results.bandCounts());
    archive.writeSummary(config, known);
    LOG.info("{} of {} files, {} failed", files.size(), wanted.size(), failures.size());
    return state.copy().queryResults(known).downloads(files, failures).build();
  }

  private static DownloadFailure failure(Observation observation, ItemFailure failure) {
    return new DownloadFailure(
        observation.obsId(), observation.band(), observation.downloadUrl(), failure.reason());
  }
}
