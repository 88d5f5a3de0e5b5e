package org.alidade.lightcurve.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.naming.CoaddNames;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.Pipeline;
import org.alidade.pipeline.RetryRule;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.RunOptions;
import org.alidade.pipeline.RunState;
import org.alidade.pipeline.RunSummary;
import org.alidade.pipeline.Stage;
import org.jspecify.annotations.Nullable;

/**
 * From images of visits to light curves (spec lightcurve 9): finds the images, divides them by the
 * deep image, removes cosmic rays, measures all objects, gathers the measurements in a store.
 *
 * <p>Running again does what is new or changed only, however the last run ended. New visits are
 * found by themselves. The folder of the products takes the light curves twice, as labelled array
 * ({@code lightcurves}) and in Alidade's own store ({@code lightcurves.alc}), and the records of
 * all steps ({@code io.duckdb}, see {@link RunDatabase}).
 *
 * <pre>{@code
 * IdfPipeline pipeline = IdfPipeline.builder(IdfPipelineConfig.read(Path.of("idf.yaml"))).build();
 * RunSummary summary = pipeline.run(RunListener.NONE, new CancellationToken());
 * log.info(summary.text());
 * }</pre>
 */
public final class IdfPipeline {
  /** Name of the pipeline and of the file of its state. */
  public static final String NAME = "idf_lightcurve";

  private static final String DATABASE = "io.duckdb";
  private static final String STORE = "lightcurves.alc";
  private static final String SEXTRACTOR_FOLDER = "conf_sex.d";
  private static final int MOST_WORKERS = 16;

  private final Builder setting;
  private final SourceMeasurer measurer;
  private final VisitStore visitStore;

  private IdfPipeline(Builder setting, SourceMeasurer measurer, VisitStore visitStore) {
    this.setting = setting;
    this.measurer = measurer;
    this.visitStore = visitStore;
  }

  /** Begins a pipeline. */
  public static Builder builder(IdfPipelineConfig config) {
    return new Builder(config);
  }

  /** Runs what is left to do. */
  public RunSummary run(RunListener listener, CancellationToken token) {
    return run(
        RunOptions.builder()
            .listener(listener)
            .cancellation(token)
            .threads(setting.workers)
            .build());
  }

  /**
   * Runs what is left to do of the assets that the options select.
   *
   * @throws BadInputException if the options name an asset that does not exist
   */
  public RunSummary run(RunOptions options) {
    makeFolder(folder());
    try (RunDatabase database = RunDatabase.open(databaseFile())) {
      return pipeline(database).run(folder(), options);
    }
  }

  /**
   * Deletes the products of some partitions, so that the next run makes them anew; links to input
   * images stay.
   *
   * @param partitions such as {@code gr12_ch1}
   * @return number of files deleted
   * @throws IoFailureException if a file cannot be deleted, or a run goes on
   */
  public int discard(Collection<String> partitions) {
    int deleted = 0;
    try (RunDatabase database = RunDatabase.open(databaseFile())) {
      for (String partition : partitions) {
        for (CataloguedFile file : database.files(partition)) {
          boolean made = !file.asset().equals(Assets.LINKS);
          deleted += made && Files.deleteIfExists(Path.of(file.path())) ? 1 : 0;
        }
      }
      return deleted;
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "a product cannot be deleted (" + e.getMessage() + ")",
              folder().toString(),
              "check that the folder may be written to");
      failure.initCause(e);
      throw failure;
    }
  }

  /** How far it is; also while a run goes on, in this process or another. */
  public IdfStatus status() {
    Pipeline pipeline = pipeline(null);
    RunState state = pipeline.state(folder());
    List<String> complete = state.completedStages();
    return new IdfStatus(
        pipeline.stages().stream()
            .map(
                name ->
                    new IdfStatus.Asset(
                        name, complete.contains(name), state.done(name), state.failures(name)))
            .toList());
  }

  /** The file of the records; {@link RunDatabase#open} reads it while no run goes on. */
  public Path databaseFile() {
    return folder().resolve(DATABASE);
  }

  /** Folder of the light curves in Alidade's own store, {@link Assets#LIGHT_CURVES}. */
  public Path storeFolder() {
    return folder().resolve(STORE);
  }

  /** The light curves as labelled array, once {@link Assets#STORE_FINAL} is made. */
  public LightCurveStore open() {
    return visitStore.open();
  }

  /** The number of workers by default: three quarters of the processors, from 2 to 16. */
  public static int defaultWorkers() {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.max(2, Math.min(MOST_WORKERS, processors * 3 / 4));
  }

  private Path folder() {
    return setting.config.workdir();
  }

  private Pipeline pipeline(@Nullable RunDatabase database) {
    IdfPipelineConfig config = setting.config;
    FileSteps files = new FileSteps(database);
    Pipeline.Builder pipeline = Pipeline.named(NAME);
    new IdfStages(
            files,
            new LinkStep(config, files),
            new CoaddSteps(config, setting.options, measurer, files),
            new VisitSteps(config, setting.options, measurer),
            new StoreSteps(config, visitStore, files),
            setting.options,
            setting.retry)
        .addTo(pipeline);
    pipeline.stage(sinkStage(files));
    setting.stages.forEach(pipeline::stage);
    return pipeline.build();
  }

  private Stage<String> sinkStage(FileSteps files) {
    return Stage.<String>named(Assets.LIGHT_CURVES)
        .after(Assets.STORE_FINAL)
        .items(context -> setting.sinks.keySet(), name -> name)
        .work((name, context) -> copy(name, files))
        .threads(1)
        .build();
  }

  private Long copy(String name, FileSteps files) throws Exception {
    Instant started = Instant.now();
    LightCurveSink sink = setting.sinks.getOrDefault(name, IdfPipeline::nowhere).get();
    long copied;
    try (LightCurveStore store = open()) {
      copied = StoreCopy.copy(store, sink);
    } finally {
      if (sink instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
    files.keep(Assets.LIGHT_CURVES, name, name, Map.of("light_curves", copied), started);
    return copied;
  }

  private static LightCurveSink nowhere() {
    throw new IllegalStateException("items are names of sinks");
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the folder of the products cannot be made (" + e.getMessage() + ")",
              folder.toString(),
              "choose a folder that can be written");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Builds a pipeline. */
  public static final class Builder {
    private final IdfPipelineConfig config;
    private final Map<String, Supplier<? extends LightCurveSink>> sinks = new LinkedHashMap<>();
    private final List<Stage<?>> stages = new ArrayList<>();
    private StepOptions options = StepOptions.defaults();
    private int workers = defaultWorkers();
    private RetryRule retry =
        RetryRule.builder()
            .retries(2)
            .delay(Duration.ofSeconds(1))
            .on(IoFailureException.class, IOException.class)
            .build();
    private @Nullable SourceMeasurer measurer;

    private Builder(IdfPipelineConfig config) {
      this.config = config;
      Path store = config.workdir().resolve(STORE);
      sinks.put("store", () -> FolderStoreWriter.open(store, StoreOptions.defaults()));
    }

    /** Sets how the native steps work. */
    public Builder options(StepOptions value) {
      options = value;
      return this;
    }

    /** Sets what measures sources: by default SExtractor if it is installed, else SEP. */
    public Builder measurer(SourceMeasurer value) {
      measurer = value;
      return this;
    }

    /**
     * Sets the number of partitions at work at a time.
     *
     * @throws BadInputException if it is less than 1
     */
    public Builder workers(int count) {
      if (count < 1) {
        throw new BadInputException(
            count + " workers", "pipeline of light curves", "give 1 or more");
      }
      workers = count;
      return this;
    }

    /** Sets when a partition that failed is tried again. */
    public Builder retry(RetryRule value) {
      retry = value;
      return this;
    }

    /**
     * Adds a store that the light curves are written to as well, beside Alidade's own.
     *
     * @param name letters, digits, '.', '_', '-'; "store" replaces Alidade's own
     * @param opener opens it for writing; it is closed if it can be
     */
    public Builder sink(String name, Supplier<? extends LightCurveSink> opener) {
      sinks.put(name, opener);
      return this;
    }

    /** Adds a stage of one's own, after any of {@link Assets}. */
    public Builder stage(Stage<?> stage) {
      stages.add(stage);
      return this;
    }

    /**
     * Builds the pipeline.
     *
     * @throws IoFailureException if the configuration of SExtractor cannot be written
     */
    public IdfPipeline build() {
      return new IdfPipeline(
          this,
          measurer == null ? installed() : measurer,
          new VisitStore(config.workdir().resolve(config.lightcurveStorageFilename())));
    }

    private SourceMeasurer installed() {
      try {
        Path sextractor =
            SextractorFiles.config(
                config.sexConfigFile(), config.workdir().resolve(SEXTRACTOR_FOLDER));
        Optional<SextractorProgram> program = SextractorProgram.find(sextractor);
        return program.isPresent() ? program.get() : sep();
      } catch (IOException e) {
        IoFailureException failure =
            new IoFailureException(
                "the configuration of SExtractor cannot be written (" + e.getMessage() + ")",
                config.workdir().toString(),
                "choose a folder that can be written");
        failure.initCause(e);
        throw failure;
      }
    }

    private SourceMeasurer sep() {
      Path objects = config.coaddDir().resolve(CoaddNames.catalogue(VisitSteps.REFERENCE));
      return new SepMeasurer(objects, SepOptions.defaults());
    }
  }
}
