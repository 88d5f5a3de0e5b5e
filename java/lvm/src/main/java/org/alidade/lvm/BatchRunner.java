package org.alidade.lvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Builds many files batch by batch, so that memory holds one batch at a time (spec lvm 14.7).
 *
 * <p>By default a first pass takes the statistics of all files, so that all batches are on one
 * scale, and tile and spaxel indices run on from batch to batch; exposures are ranked within their
 * batch, so files in ascending order of exposure get ascending tile indices.
 *
 * <pre>{@code
 * BatchRunner.over(files)
 *     .configuration(c -> c.lambdaRange(6500, 6800))
 *     .batchSize(100)
 *     .run((batch, data) -> store(batch, data));
 * }</pre>
 */
public final class BatchRunner {
  /** Where scales and indices come from. */
  public enum Scope {
    /** Statistics of all files, running indices. */
    ALL_FILES,
    /** Statistics and indices of each batch by itself. */
    EACH_BATCH
  }

  private final List<Path> files;
  private Consumer<DataConfig.Builder> overrides = builder -> {};
  private @Nullable DataConfig pinned;
  private BuildOptions options = BuildOptions.defaults();
  private FibreSelection selection = FibreSelection.SCIENCE;
  private int batchSize = 100;
  private Scope scope = Scope.ALL_FILES;
  private ProgressListener progress = ProgressListener.NONE;

  private BatchRunner(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /**
   * A runner over files, in the given order.
   *
   * @throws BadInputException if there are none
   */
  public static BatchRunner over(List<Path> files) {
    if (files.isEmpty()) {
      throw new BadInputException("no file", "batch", "give at least one frame");
    }
    return new BatchRunner(files);
  }

  /** Sets entries of the configuration; the others come from the data. */
  public BatchRunner configuration(Consumer<DataConfig.Builder> given) {
    overrides = given;
    return this;
  }

  /** Uses this configuration for all batches; no statistics are taken. */
  public BatchRunner configuration(DataConfig config) {
    pinned = config;
    return this;
  }

  /** Options of every build. */
  public BatchRunner options(BuildOptions buildOptions) {
    options = buildOptions;
    return this;
  }

  /** Fibres that become spaxels. */
  public BatchRunner fibres(FibreSelection fibres) {
    selection = fibres;
    return this;
  }

  /**
   * Files per batch, 100 unless said otherwise.
   *
   * @throws BadInputException if less than 1
   */
  public BatchRunner batchSize(int size) {
    if (size < 1) {
      throw new BadInputException("value " + size, "batchSize", "use 1 or more");
    }
    batchSize = size;
    return this;
  }

  /** Where scales and indices come from. */
  public BatchRunner scope(Scope where) {
    scope = where;
    return this;
  }

  /** Told about batches. */
  public BatchRunner progress(ProgressListener listener) {
    progress = listener;
    return this;
  }

  /**
   * The configuration of all batches: the given one, or the statistics of all files.
   *
   * @throws BadInputException if nothing is selected, or the scope is EACH_BATCH and no
   *     configuration is given
   */
  public DataConfig globalConfig() {
    if (pinned == null && scope == Scope.EACH_BATCH) {
      throw new BadInputException(
          "every batch has a configuration of its own", "scope", "use ALL_FILES");
    }
    if (pinned != null) {
      return pinned;
    }
    try (LvmTileCollection all = load(files)) {
      return DataConfig.fromTiles(all, overrides, options);
    }
  }

  /**
   * Builds batch after batch and hands each to the sink; those that the sink has already are passed
   * over.
   *
   * @return number of batches that were built
   * @throws CancellationException if the build options say so
   */
  public int run(BatchSink sink) {
    return scope == Scope.ALL_FILES ? runTogether(sink) : runApart(sink);
  }

  private int runTogether(BatchSink sink) {
    try (LvmTileCollection all = load(files)) {
      DataConfig config = pinned == null ? DataConfig.fromTiles(all, overrides, options) : pinned;
      SkyFrame frame = SkyFrame.of(all, options);
      int built = 0;
      int tileBase = 0;
      int spaxelBase = 0;
      for (int index = 0; index < count(); index++) {
        LvmTileCollection part = LvmTileCollection.fromTiles(part(all.tiles(), index));
        FitDataBuilder builder =
            new FitDataBuilder(part, config)
                .withOptions(options)
                .withFrame(frame)
                .withIndexBase(tileBase, spaxelBase);
        Batch batch = batch(index, builder, tileBase, spaxelBase);
        Outcome outcome = build(batch, builder, sink);
        built += outcome.built() ? 1 : 0;
        tileBase += part.tiles().size();
        spaxelBase += outcome.spaxels();
      }
      return built;
    }
  }

  private int runApart(BatchSink sink) {
    int built = 0;
    for (int index = 0; index < count(); index++) {
      try (LvmTileCollection part = load(part(files, index))) {
        DataConfig config =
            pinned == null ? DataConfig.fromTiles(part, overrides, options) : pinned;
        FitDataBuilder builder = new FitDataBuilder(part, config).withOptions(options);
        built += build(batch(index, builder, 0, 0), builder, sink).built() ? 1 : 0;
      }
    }
    return built;
  }

  private record Outcome(boolean built, int spaxels) {}

  private Outcome build(Batch batch, FitDataBuilder builder, BatchSink sink) {
    if (options.cancellation().getAsBoolean()) {
      throw new CancellationException("cancelled by the caller");
    }
    Outcome outcome;
    if (sink.isDone(batch)) {
      outcome = new Outcome(false, builder.countSpaxels());
    } else {
      try (FitData data = builder.build()) {
        sink.accept(batch, data);
        outcome = new Outcome(true, data.spaxels());
      }
    }
    progress.progress(batch.index() + 1L, count(), "batches");
    return outcome;
  }

  private Batch batch(int index, FitDataBuilder builder, int tileBase, int spaxelBase) {
    return new Batch(
        index,
        count(),
        part(files, index),
        builder.config(),
        builder.hash(),
        builder.batchKey(tileBase, spaxelBase),
        tileBase,
        spaxelBase);
  }

  private int count() {
    return (files.size() + batchSize - 1) / batchSize;
  }

  private <T> List<T> part(List<T> whole, int index) {
    int first = index * batchSize;
    return whole.subList(first, Math.min(whole.size(), first + batchSize));
  }

  /** Loads tiles that keep no unpacked copy on disk between readings. */
  private LvmTileCollection load(List<Path> paths) {
    List<LvmTile> tiles = new ArrayList<>();
    boolean loaded = false;
    try {
      for (Path path : paths) {
        tiles.add(LvmTile.fromFile(path, selection, false));
      }
      LvmTileCollection collection = LvmTileCollection.fromTiles(tiles);
      loaded = true;
      return collection;
    } finally {
      if (!loaded) {
        tiles.forEach(LvmTile::close);
      }
    }
  }
}
