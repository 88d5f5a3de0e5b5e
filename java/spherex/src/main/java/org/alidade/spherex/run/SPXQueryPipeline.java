package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.alidade.archive.ArchiveException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.Timing;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.archive.ArchiveAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run: query, download, processing, visualization (spec spherex 11). It can be killed at any
 * instant; {@link #resume} goes on where it stopped, image by image.
 *
 * <p>Example:
 *
 * <pre>{@code
 * QueryConfig config = QueryConfig.of(new Source(213.942708, 11.495389, "cloverleaf"), folder);
 * SPXQueryPipeline pipeline = new SPXQueryPipeline(config);
 * pipeline.runQuery();
 * pipeline.runDownload(true);
 * pipeline.runProcessing();
 * pipeline.runVisualization();
 * }</pre>
 *
 * <p>Errors of single images are listed in the state and stop nothing. An instance serves one
 * thread.
 */
public final class SPXQueryPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(SPXQueryPipeline.class);

  private final QueryConfig config;
  private final RunFolder folder;
  private final KeptState kept;
  private final ImageArchive archive;
  private final Photometer photometer;
  private final Products products;
  private final RunControl control;

  /** A run of the stages that the configuration names. */
  public SPXQueryPipeline(QueryConfig config) {
    this(builder(config));
  }

  /** A run of these stages, in this order. */
  public SPXQueryPipeline(QueryConfig config, List<PipelineStage> pipelineStages) {
    this(builder(config.update("pipeline_stages", pipelineStages)));
  }

  private SPXQueryPipeline(Builder builder) {
    config = builder.config;
    folder = RunFolder.of(config);
    kept =
        new KeptState(
            config, StateFile.of(config.outputDir(), config.source(), builder.stateFormat));
    archive = builder.archive != null ? builder.archive : new OnlineArchive(builder.timing);
    photometer = builder.photometer;
    products = builder.products;
    control = new RunControl(builder.listener, builder.cancellation, builder.timing);
    folder.make();
  }

  /** A run with a listener, a cancellation token or a YAML state. */
  public static Builder builder(QueryConfig config) {
    return new Builder(config);
  }

  /** What the run was told. */
  public QueryConfig config() {
    return config;
  }

  /** What the run knows. */
  public SpherexState state() {
    return kept.get();
  }

  /** Where the state is kept. */
  public Path statePath() {
    return kept.path();
  }

  /**
   * Asks the archive, anew in any case. Writes {@code results/query_summary.json} and {@code
   * results/download_urls.json}.
   *
   * @throws ArchiveException if the archive does not answer as it should
   */
  public QueryResults runQuery() {
    try (RunLock lock = lock()) {
      return query();
    }
  }

  /** Fetches the images; those that are there and whole count. */
  public List<Path> runDownload() {
    return runDownload(true);
  }

  /**
   * Fetches the images into {@code data/D1} to {@code data/D6}. Images that cannot be had are
   * listed in the state.
   *
   * @param skipExisting whether images that are there and whole count
   * @return the images, in the order of the query
   * @throws InvalidStateException if the query is not complete
   * @throws CancellationException if the run was cancelled
   */
  public List<Path> runDownload(boolean skipExisting) {
    try (RunLock lock = lock()) {
      return download(skipExisting);
    }
  }

  /**
   * Measures the source in all images. Writes {@code results/photometry.json} and {@code
   * results/lightcurve.csv}. Images without a measurement are listed in the state.
   *
   * @throws InvalidStateException if query or download are not complete
   * @throws CancellationException if the run was cancelled
   */
  public List<PhotometryResult> runProcessing() {
    try (RunLock lock = lock()) {
      kept.prepare(PipelineStage.PROCESSING);
      return process(!state().isComplete(PipelineStage.PROCESSING));
    }
  }

  /**
   * Judges the measurements and draws {@code results/combined_plot.png}.
   *
   * @return the figure; empty if there is nothing to draw
   * @throws InvalidStateException if another stage is not complete
   */
  public Optional<Path> runVisualization() {
    try (RunLock lock = lock()) {
      return visualize();
    }
  }

  /** All stages of the configuration; images that are there and whole are not fetched again. */
  public SpherexState runFullPipeline() {
    return runFullPipeline(true);
  }

  /**
   * All stages of the configuration, in its order, from the beginning.
   *
   * @param skipExisting whether images that are there and whole count
   * @throws ArchiveException if the query fails
   * @throws InvalidStateException if a stage is named before one it needs
   * @throws CancellationException if the run was cancelled; {@link #resume} goes on
   */
  public SpherexState runFullPipeline(boolean skipExisting) {
    try (RunLock lock = lock()) {
      kept.begin();
      for (PipelineStage stage : config.pipelineStages()) {
        run(stage, skipExisting, false);
      }
      return finish();
    }
  }

  /** Goes on with a run; images that are there and whole count. */
  public SpherexState resume() {
    return resume(true);
  }

  /**
   * Goes on where a run stopped: loads the state and runs the stages that are left, images that
   * could not be fetched first. Without a usable state it is a full run. Stages whose options
   * changed count as left.
   *
   * @param skipExisting whether images that are there and whole count
   */
  public SpherexState resume(boolean skipExisting) {
    try (RunLock lock = lock()) {
      if (!loadState()) {
        LOG.warn("there is no state to resume: full run");
        kept.begin();
      }
      retryDownloads();
      List<PipelineStage> left = left();
      if (left.isEmpty()) {
        LOG.info("all stages are complete");
        return state();
      }
      for (PipelineStage stage : left) {
        run(stage, skipExisting, true);
      }
      return finish();
    }
  }

  private List<PipelineStage> left() {
    return config.pipelineStages().stream().filter(stage -> !state().isComplete(stage)).toList();
  }

  /** Images that could not be fetched are tried again; what depends on them only if some come. */
  private void retryDownloads() {
    SpherexState before = state();
    boolean wanted = config.pipelineStages().contains(PipelineStage.DOWNLOAD);
    if (!wanted || before.downloadFailures().isEmpty() || !before.isComplete(PipelineStage.QUERY)) {
      return;
    }
    LOG.info(
        "{} images that could not be fetched are tried again", before.downloadFailures().size());
    SpherexState after = new DownloadStep(archive, control).run(before, true);
    boolean same = after.downloadedFiles().equals(before.downloadedFiles());
    kept.replace(
        same ? after : after.completed(PipelineStage.DOWNLOAD, PipelineStage.PROCESSING.text()));
  }

  private SpherexState finish() {
    kept.replace(state().copy().stage(SpherexState.COMPLETE).build());
    return state();
  }

  private void run(PipelineStage stage, boolean skipExisting, boolean resume) {
    switch (stage) {
      case QUERY -> query();
      case DOWNLOAD -> download(skipExisting);
      case PROCESSING -> process(resume);
      case VISUALIZATION -> visualize();
    }
  }

  private QueryResults query() {
    kept.keep();
    ArchiveAnswer answer = ask();
    QueryResults results = answer.results();
    SpherexState next =
        state().copy().queryResults(results).queryWarnings(answer.unresolved()).build();
    kept.complete(next, PipelineStage.QUERY, PipelineStage.DOWNLOAD.text());
    return results;
  }

  private ArchiveAnswer ask() {
    try {
      return archive.query(config);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("the query was interrupted");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  private List<Path> download(boolean skipExisting) {
    kept.prepare(PipelineStage.DOWNLOAD);
    SpherexState next = new DownloadStep(archive, control).run(state(), skipExisting);
    kept.complete(next, PipelineStage.DOWNLOAD, PipelineStage.PROCESSING.text());
    return state().downloadedFiles();
  }

  private List<PhotometryResult> process(boolean resume) {
    kept.prepare(PipelineStage.PROCESSING);
    SpherexState next = new ProcessingStep(photometer, control).run(state(), resume);
    boolean any = !next.photometryResults().isEmpty();
    try {
      products.writeTables(next, folder);
    } catch (IOException e) {
      throw RunFolder.failed("the results cannot be written", folder.results(), e);
    }
    next = next.copy().csvPath(any ? folder.lightCurve() : null).build();
    String following = any ? PipelineStage.VISUALIZATION.text() : SpherexState.COMPLETE;
    kept.complete(next, PipelineStage.PROCESSING, following);
    return state().photometryResults();
  }

  private Optional<Path> visualize() {
    kept.prepare(PipelineStage.VISUALIZATION);
    SpherexState next = state();
    if (next.photometryResults().isEmpty() && Files.exists(folder.lightCurve())) {
      List<PhotometryResult> results = products.readLightCurve(folder.lightCurve());
      next = next.copy().photometry(results, next.photometryFailures()).build();
    }
    try {
      boolean drawn = products.draw(next, folder.plot());
      if (!next.photometryResults().isEmpty() && !Files.exists(folder.lightCurve())) {
        products.writeLightCurve(next, folder.lightCurve());
        next = next.copy().csvPath(folder.lightCurve()).build();
      }
      next = next.copy().plotPath(drawn ? folder.plot() : null).build();
    } catch (IOException e) {
      throw RunFolder.failed("the figure cannot be written", folder.plot(), e);
    }
    kept.complete(next, PipelineStage.VISUALIZATION, SpherexState.COMPLETE);
    return Optional.ofNullable(state().plotPath());
  }

  /**
   * Marks a stage as complete and saves that.
   *
   * @throws InvalidStateException if it needs one that is not complete
   */
  public void markStageComplete(PipelineStage stage) {
    checkDependencies(stage);
    List<PipelineStage> after = stage.dependents();
    kept.complete(state(), stage, after.isEmpty() ? SpherexState.COMPLETE : after.get(0).text());
  }

  /**
   * Checks that a stage may run.
   *
   * @throws InvalidStateException naming the stage, what is missing and what is complete
   */
  public void checkDependencies(PipelineStage stage) {
    kept.check(stage);
  }

  /**
   * Saves the state; when this returns it is on the disk.
   *
   * @throws IoFailureException if it cannot be written
   */
  public void saveState() {
    kept.save();
  }

  /**
   * Loads the saved state. Stages that options changed since reach, and a figure that is gone, are
   * no longer complete.
   *
   * @return whether there was one that can be used
   */
  public boolean loadState() {
    return kept.load();
  }

  /** One line for people: what is complete and what comes next. */
  public String statusMessage() {
    return state().statusMessage();
  }

  /** Lines for people: stages, images, measurements and failures. */
  public String statusText() {
    return state().statusText();
  }

  /**
   * Prints the status.
   *
   * @throws IOException if {@code out} does not take the text
   */
  public void printStatus(Appendable out) throws IOException {
    out.append(statusText()).append('\n');
  }

  private RunLock lock() {
    RunLock lock = RunLock.of(folder);
    LOG.debug("locked by {}", lock);
    return lock;
  }

  /** Builds a run. */
  public static final class Builder {
    private final QueryConfig config;
    private StateFormat stateFormat = StateFormat.JSON;
    private RunListener listener = RunListener.NONE;
    private CancellationToken cancellation = new CancellationToken();
    private Timing timing = Timing.system();
    private @Nullable ImageArchive archive;
    private Photometer photometer = new ImagePhotometer();
    private Products products = new FileProducts();

    private Builder(QueryConfig config) {
      this.config = config;
    }

    /** Sets how the state is written. */
    public Builder stateFormat(StateFormat value) {
      stateFormat = value;
      return this;
    }

    /** Sets who is told of every image. */
    public Builder listener(RunListener value) {
      listener = value;
      return this;
    }

    /** Sets what ends the run early. */
    public Builder cancellation(CancellationToken value) {
      cancellation = value;
      return this;
    }

    /** Sets clock and waits. */
    public Builder timing(Timing value) {
      timing = value;
      return this;
    }

    Builder archive(ImageArchive value) {
      archive = value;
      return this;
    }

    Builder photometer(Photometer value) {
      photometer = value;
      return this;
    }

    Builder products(Products value) {
      products = value;
      return this;
    }

    /** Builds the run and makes its folders. */
    public SPXQueryPipeline build() {
      return new SPXQueryPipeline(this);
    }
  }
}
