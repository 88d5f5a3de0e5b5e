package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.Pipeline;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.RunOptions;
import org.alidade.pipeline.RunState;
import org.alidade.pipeline.RunSummary;
import org.alidade.pipeline.Stage;
import org.alidade.pipeline.StageContext;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.Source;
import org.alidade.spherex.archive.ArchiveAccess;
import org.alidade.spherex.archive.Downloads;
import org.alidade.spherex.archive.ImageTransfer;
import org.alidade.spherex.archive.PositionQuery;
import org.alidade.spherex.archive.Transfer;
import org.alidade.spherex.photometry.Catalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run over many sources (spec spherex 16.4): one query for a thousand of them at a time, every
 * image fetched once and opened once for all its sources, results and state for each source.
 *
 * <pre>{@code
 * List<Source> sources = SourcesPipeline.sources(Path.of("quasars.csv"));
 * SourcesSummary summary = new SourcesPipeline(config, sources).run();
 * }</pre>
 *
 * <p>Each source gets {@code NAME.json} and {@code results/NAME/}; {@code results/sources.csv} is
 * the table of all. Running again goes on where the last run ended, image by image.
 */
public final class SourcesPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(SourcesPipeline.class);
  private static final String NAME = "sources";
  private static final String QUERY = "query";
  private static final String DOWNLOAD = "download";
  private static final String PROCESSING = "processing";
  private static final String PRODUCTS = "products";

  private final QueryConfig config;
  private final List<SourceGroup> groups;
  private final RunListener listener;
  private final CancellationToken cancellation;
  private final ArchiveAccess access;
  private final SourceFiles files;

  /**
   * A run.
   *
   * @param config options of all sources; its own position does not count
   * @param sources positions with different names
   * @throws BadInputException if two sources have one name
   */
  public SourcesPipeline(QueryConfig config, List<Source> sources) {
    this(config, sources, RunListener.NONE, new CancellationToken());
  }

  /**
   * A run that is watched.
   *
   * @param config options of all sources; its own position does not count
   * @param sources positions with different names
   * @param listener told of every image
   * @param cancellation ends the run early
   * @throws BadInputException if two sources have one name
   */
  public SourcesPipeline(
      QueryConfig config,
      List<Source> sources,
      RunListener listener,
      CancellationToken cancellation) {
    this.config = config;
    this.groups = SourceGroup.of(List.copyOf(sources));
    this.listener = listener;
    this.cancellation = cancellation;
    access = ArchiveAccess.of(config.download());
    files = new SourceFiles(config);
    checkNames(sources);
  }

  /**
   * The sources of a table, as {@link Catalogue#read} reads it; motions do not count.
   *
   * @throws BadInputException if columns are missing or a position is out of range
   */
  public static List<Source> sources(Path table) {
    return Catalogue.read(table).stream()
        .map(row -> new Source(row.position().raDegrees(), row.position().decDegrees(), row.id()))
        .toList();
  }

  private static void checkNames(List<Source> sources) {
    Set<String> names = new HashSet<>();
    for (Source source : sources) {
      if (!names.add(source.fileName())) {
        throw new BadInputException(
            "two sources are called " + source.fileName(), "sources", "give each its own name");
      }
    }
  }

  /**
   * Runs what is left.
   *
   * @throws InvalidStateException if somebody else runs it
   * @throws CancellationException if the run was cancelled
   */
  public SourcesSummary run() {
    RunFolder folder = files.folder();
    folder.make();
    try (RunLock lock = RunLock.of(folder)) {
      LOG.debug("locked by {}", lock);
      Pipeline pipeline = pipeline();
      RunSummary summary =
          pipeline.run(
              folder.journals(),
              RunOptions.builder().listener(listener).cancellation(cancellation).build());
      RunControl.checkEnded(summary);
      LOG.info("{}", summary.text());
      return summary(pipeline.state(folder.journals()), summary);
    } catch (IOException e) {
      throw RunFolder.failed("the run cannot be finished", folder.folder(), e);
    }
  }

  private SourcesSummary summary(RunState state, RunSummary run) throws IOException {
    List<SourcesSummary.Row> rows = new ArrayList<>();
    state
        .results(PRODUCTS, SourceProducts.Written.class)
        .values()
        .forEach(written -> rows.addAll(written.rows()));
    SourcesSummary summary = new SourcesSummary(rows, run.failures());
    summary.write(files.folder().results().resolve("sources.csv"));
    return summary;
  }

  private Pipeline pipeline() {
    return Pipeline.named(NAME)
        .stage(queryStage())
        .stage(downloadStage())
        .stage(processingStage())
        .stage(productsStage())
        .build();
  }

  private Stage<List<SourceGroup>> queryStage() {
    return Stage.<List<SourceGroup>>named(QUERY)
        .items(context -> questions(), question -> question.get(0).key())
        .input("query", ConfigChanges.asked(config.query()).subList(2, 5))
        .inputsOf(question -> question.stream().map(SourceGroup::sources).toList())
        .work((question, context) -> query(question))
        .check(Integer.class, (question, saved) -> isFound(question))
        .retry(Downloads.retryRule(config.download()))
        .threads(1)
        .build();
  }

  private Stage<SourceFiles.Image> downloadStage() {
    return Stage.<SourceFiles.Image>named(DOWNLOAD)
        .after(QUERY)
        .items(context -> files.images(found(context)), SourceFiles.Image::key)
        .inputsOf(SourceFiles.Image::address)
        .work((image, context) -> fetch(image))
        .check(Transfer.class, (image, saved) -> isThere(image, saved))
        .retry(Downloads.retryRule(config.download()))
        .threads(config.download().maxDownloadWorkers())
        .build();
  }

  private Stage<SourceFiles.Image> processingStage() {
    ImageSources measuring = new ImageSources(config.photometry());
    return Stage.<SourceFiles.Image>named(PROCESSING)
        .after(DOWNLOAD)
        .items(this::fetched, SourceFiles.Image::key)
        .input("photometry", ConfigChanges.measuring(config.photometry()))
        .input("software", Software.NAME)
        .inputsOf(SourceFiles.Image::inputs)
        .work((image, context) -> measuring.measure(image, files.measured(image)))
        .check(String.class, (image, saved) -> Files.exists(files.measured(image).path()))
        .threads(config.photometry().maxProcessingWorkers())
        .build();
  }

  private Stage<SourceProducts.Task> productsStage() {
    SourceProducts products = new SourceProducts(files);
    return Stage.<SourceProducts.Task>named(PRODUCTS)
        .after(PROCESSING)
        .items(
            context -> products.tasks(found(context), context.before(), PROCESSING),
            SourceProducts.Task::key)
        .input("visualization", config.visualization())
        .input("bad_flags", config.photometry().badFlags())
        .input("stages", config.pipelineStages())
        .inputsOf(products::inputs)
        .work((task, context) -> products.write(task))
        .threads(config.photometry().maxProcessingWorkers())
        .build();
  }

  /** Groups that are asked for in one query. */
  private List<List<SourceGroup>> questions() {
    int most = PositionQuery.MOST_POSITIONS / SourceGroup.SIZE;
    List<List<SourceGroup>> questions = new ArrayList<>();
    for (int start = 0; start < groups.size(); start += most) {
      questions.add(groups.subList(start, Math.min(groups.size(), start + most)));
    }
    return questions;
  }

  private int query(List<SourceGroup> question) throws IOException, InterruptedException {
    List<Source> positions = question.stream().flatMap(g -> g.sources().stream()).toList();
    QueryJob job = QueryJob.of(files.job(question.get(0)), config, positions);
    List<QueryResults> results =
        new PositionQuery(config.query(), access)
            .run(positions, job.saved().orElse(null), job::save);
    files.save(question, results);
    job.forget();
    return results.stream().mapToInt(found -> found.observations().size()).sum();
  }

  private boolean isFound(List<SourceGroup> question) {
    return question.stream().allMatch(group -> Files.exists(files.found(group).file()));
  }

  /** The groups whose query was answered. */
  private List<SourceGroup> found(StageContext context) {
    Set<String> answered = new HashSet<>(context.before().done(QUERY));
    return questions().stream()
        .filter(question -> answered.contains(question.get(0).key()))
        .flatMap(List::stream)
        .toList();
  }

  private Transfer fetch(SourceFiles.Image image) throws InterruptedException {
    ImageTransfer transfer = new ImageTransfer(access, image.root(), image.request());
    var there = transfer.existing(image.observation());
    return there.isPresent() ? there.get() : transfer.fetch(image.observation());
  }

  private static boolean isThere(SourceFiles.Image image, Transfer saved) throws IOException {
    Path file = image.file();
    return Files.isRegularFile(file) && Files.size(file) == saved.bytes();
  }

  private List<SourceFiles.Image> fetched(StageContext context) {
    Set<String> done = new HashSet<>(context.before().done(DOWNLOAD));
    return files.images(found(context)).stream()
        .filter(image -> done.contains(image.key()))
        .toList();
  }
}
