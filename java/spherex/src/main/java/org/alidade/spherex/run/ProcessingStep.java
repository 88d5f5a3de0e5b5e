package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alidade.pipeline.ItemFailure;
import org.alidade.pipeline.Pipeline;
import org.alidade.pipeline.RunState;
import org.alidade.pipeline.Stage;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.RejectionReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the source in every image; what is done survives every interruption. */
final class ProcessingStep {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessingStep.class);
  private static final String NAME = PipelineStage.PROCESSING.text();

  private final Photometer photometer;
  private final RunControl control;

  ProcessingStep(Photometer photometer, RunControl control) {
    this.photometer = photometer;
    this.control = control;
  }

  /**
   * Measures.
   *
   * @param resume whether images that were measured with the same options count
   * @return the state with measurements in the order of the files
   */
  SpherexState run(SpherexState state, boolean resume) {
    QueryConfig config = state.config();
    RunFolder folder = RunFolder.of(config);
    List<Path> files =
        state.downloadedFiles().isEmpty() ? folder.images() : state.downloadedFiles();
    if (files.isEmpty()) {
      LOG.warn("there are no images to measure");
    }
    StatePaths paths = new StatePaths(config.outputDir(), Path.of(""));
    Pipeline pipeline = pipeline(files, paths, config);
    RunControl.checkEnded(pipeline.run(folder.journals(), control.options(resume)));
    return result(state, pipeline.state(folder.journals()), paths);
  }

  private Pipeline pipeline(List<Path> files, StatePaths paths, QueryConfig config) {
    Stage<Path> stage =
        Stage.<Path>named(NAME)
            .items(context -> files.stream().distinct().toList(), paths::text)
            .inputsOf(ProcessingStep::fingerprint)
            .input("ra", config.source().raDegrees())
            .input("dec", config.source().decDegrees())
            .input("photometry", ConfigChanges.measuring(config.photometry()))
            .input("software", Software.NAME)
            .work((file, context) -> measure(file, config))
            .threads(config.photometry().maxProcessingWorkers())
            .build();
    return Pipeline.named(NAME).stage(stage).build();
  }

  /** An image that was fetched again is measured again. */
  static List<Long> fingerprint(Path file) {
    try {
      return List.of(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      return List.of();
    }
  }

  private Photometer.Measured measure(Path file, QueryConfig config) {
    Photometer.Measured measured = photometer.measure(file, config.source(), config.photometry());
    PhotometryResult result = measured.result();
    if (result == null || result.band() != Band.UNKNOWN || config.query().bands() == null) {
      return measured;
    }
    return new Photometer.Measured(
        null,
        new PhotometryFailure(
            result.obsId(),
            result.band(),
            file,
            RejectionReason.INVALID_STRUCTURE,
            "the header names no detector from 1 to 6, and bands were asked for"));
  }

  private static SpherexState result(SpherexState state, RunState done, StatePaths paths) {
    Map<String, Photometer.Measured> measured = done.results(NAME, Photometer.Measured.class);
    List<PhotometryResult> results =
        measured.values().stream()
            .map(Photometer.Measured::result)
            .filter(Objects::nonNull)
            .toList();
    List<PhotometryFailure> failures = new ArrayList<>();
    measured.values().stream()
        .map(Photometer.Measured::failure)
        .filter(Objects::nonNull)
        .forEach(failures::add);
    for (ItemFailure failure : done.failures(NAME)) {
      Path file = paths.path(failure.item());
      String stem = String.valueOf(file.getFileName()).replaceFirst("\\.fits(\\.gz)?$", "");
      failures.add(
          new PhotometryFailure(
              stem, Band.UNKNOWN, file, RejectionReason.INTERNAL, failure.reason()));
    }
    LOG.info("{} measurements, {} failures", results.size(), failures.size());
    return state.copy().photometry(results, failures).build();
  }
}
