package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final int MOST_POSITIONS = 1000;
  private static final String NAME = "sources";
  private static final String QUERY = "query";
  private static final String DOWNLOAD = "download";
  private static final String PROCESSING = "processing";
  private static final String PRODUCTS = "products";

  private final QueryConfig config;
  private final List<Source> sources;
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
    this.sources = List.copyOf(sources);
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
    Stage<List<Source>> query =
        Stage.<List<Source>>named(QUERY)
            .items(context -> pieces(MOST_POSITIONS), SourcesPipeline::key)
            .input("query", ConfigChanges.asked(config.query()).subList(2, 5))
            .inputsOf(piece -> piece)
            .work((piece, context) -> query(piece))
            .retry(Downloads.retryRule(config.download()))
            .threads(1)
            .build();
    Stage<SourceFiles.Image> download =
        Stage.<SourceFiles.Image>named(DOWNLOAD)
            .after(QUERY)
            .items(context -> files.images(sources), SourceFiles.Image::key)
            .inputsOf(SourceFiles.Image::address)
            .work((image, context) -> fetch(image))
            .check(Transfer.class, (image, saved) -> isThere(image, saved))
            .retry(Downloads.retryRule(config.download()))
            .threads(config.download().maxDownloadWorkers())
            .build();
    Stage<SourceFiles.Image> processing =
        Stage.<SourceFiles.Image>named(PROCESSING)
            .after(DOWNLOAD)
            .items(context -> done(context, DOWNLOAD), SourceFiles.Image::key)
            .input("photometry", ConfigChanges.measuring(config.photometry()))
            .input("software", Software.NAME)
            .inputsOf(image -> List.of(image.address(), image.sources(), image.fingerprint()))
            .work((image, context) -> new ImageSources(files).measure(image))
            .check(String.class, (image, saved) -> Files.exists(files.measured(image)))
            .threads(config.photometry().maxProcessingWorkers())
            .build();
    Stage<List<Source>> products =
        Stage.<List<Source>>named(PRODUCTS)
            .after(PROCESSING)
            .items(context -> pieces(SourceProducts.SOURCES_AT_A_TIME), SourcesPipeline::key)
            .input("visualization", config.visualization())
            .input("bad_flags", config.photometry().badFlags())
            .input("stages", config.pipelineStages())
            .work(
                (piece, context) ->
                    new SourceProducts(files).write(piece, done(context, PROCESSING)))
            .threads(1)
            .build();
    return Pipeline.named(NAME)
        .stage(query)
        .stage(download)
        .stage(processing)
        .stage(products)
        .build();
  }

  private List<List<Source>> pieces(int most) {
    List<List<Source>> pieces = new ArrayList<>();
    for (int start = 0; start < sources.size(); start += most) {
      pieces.add(sources.subList(start, Math.min(sources.size(), start + most)));
    }
    return pieces;
  }

  private static String key(List<Source> piece) {
    return piece.get(0).fileName();
  }

  private int query(List<Source> piece) throws InterruptedException {
    var results = new PositionQuery(config.query(), access).run(piece);
    for (int i = 0; i < piece.size(); i++) {
      files.saveQuery(piece.get(i), results.get(i));
    }
    return results.stream().mapToInt(found -> found.observations().size()).sum();
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

  /** The images that a stage has done. */
  private List<SourceFiles.Image> done(StageContext context, String stage) {
    Map<String, SourceFiles.Image> images = new LinkedHashMap<>();
    files.images(sources).forEach(image -> images.put(image.key(), image));
    images.keySet().retainAll(new HashSet<>(context.before().done(stage)));
    return List.copyOf(images.values());
  }
}
