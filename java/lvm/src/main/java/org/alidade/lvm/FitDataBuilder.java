package org.alidade.lvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.ResourceExhaustedException;
import org.alidade.lvm.internal.filter.FilterCounts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds arrays from tiles: clip, filter, flatten, normalise (spec lvm 6 to 8). Immutable; the same
 * builder may build again.
 *
 * <pre>{@code
 * FitDataBuilder builder = new FitDataBuilder(tiles, config);
 * String hash = builder.hash();
 * try (FitData data = builder.build()) { ... }
 * }</pre>
 */
public final class FitDataBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(FitDataBuilder.class);
  private static final double PI_TOLERANCE = 1e-9;

  private final TileSource source;
  private final DataConfig config;
  private final BuildOptions options;
  private final @Nullable SkyFrame frame;
  private final int tileBase;
  private final int spaxelBase;

  /**
   * A builder with default options.
   *
   * @param source a tile or a collection
   * @param config what to keep and how to normalise
   */
  public FitDataBuilder(TileSource source, DataConfig config) {
    this(source, config, BuildOptions.defaults(), null, 0, 0);
  }

  private FitDataBuilder(
      TileSource source,
      DataConfig config,
      BuildOptions options,
      @Nullable SkyFrame frame,
      int tileBase,
      int spaxelBase) {
    this.source = source;
    this.config = config;
    this.options = options;
    this.frame = frame;
    this.tileBase = tileBase;
    this.spaxelBase = spaxelBase;
  }

  /** The same with other options. */
  public FitDataBuilder withOptions(BuildOptions other) {
    return new FitDataBuilder(source, config, other, frame, tileBase, spaxelBase);
  }

  /**
   * The same with a common reference of the options unwrapRa and tangentPlane: needed when parts of
   * a collection are built one by one and are to lie on one map.
   *
   * @param whole the whole collection
   */
  public FitDataBuilder withReference(TileSource whole) {
    return withFrame(SkyFrame.of(whole, options));
  }

  FitDataBuilder withFrame(@Nullable SkyFrame common) {
    return new FitDataBuilder(source, config, options, common, tileBase, spaxelBase);
  }

  /** The same with indices that go on from earlier batches. */
  FitDataBuilder withIndexBase(int tiles, int spaxels) {
    return new FitDataBuilder(source, config, options, frame, tiles, spaxels);
  }

  /**
   * Bytes that the stored arrays will need; {@link FitData#uncertainty()} and {@link
   * FitData#mask()} add theirs when they are asked for. With dropEmptySpaxels an upper bound.
   *
   * @throws BadInputException if nothing is selected
   */
  public long estimatedBytes() {
    return bytes(selection());
  }

  private long bytes(Selection selection) {
    return FitPlanes.bytes(
        selection.cells().size(), selection.columns().size(), options.precision());
  }

  /**
   * Reads the spectra and builds the arrays.
   *
   * @return the arrays; the caller closes them
   * @throws BadInputException if nothing is selected
   * @throws ResourceExhaustedException if the arrays would need more memory than the options allow
   * @throws java.util.concurrent.CancellationException if the options say so
   */
  public FitData build() {
    Selection all = selection();
    int[] kept = kept(all);
    Selection selection = all.withCells(all.cells().pick(kept));
    checkMemory(bytes(selection));
    SpaxelTable table = SpaxelTable.of(selection, config, tileBase, spaxelBase);
    warnOutsidePi(table);
    FitPlanes planes = FitPlanes.build(selection, config, options);
    return new FitData(planes, table, selection, config, kept, hash(), options.threads());
  }

  /** Flat spaxels that a build gives, known without reading spectra unless empty ones go. */
  int countSpaxels() {
    return kept(selection()).length;
  }

  private Selection selection() {
    return Selection.of(
        source, config, options, frame == null ? SkyFrame.of(source, options) : frame);
  }

  private int[] kept(Selection all) {
    if (!options.dropEmptySpaxels()) {
      return IntStream.range(0, all.cells().size()).toArray();
    }
    boolean[] hasValue = new boolean[all.cells().size()];
    new CellPass(all, options)
        .filtered(
            false,
            (block, cell, row) -> {
              for (float flux : row.flux) {
                hasValue[cell] |= !Float.isNaN(flux);
              }
            });
    int[] kept = IntStream.range(0, hasValue.length).filter(i -> hasValue[i]).toArray();
    if (kept.length == 0) {
      throw new BadInputException(
          "no spaxel has a valid pixel",
          "dropEmptySpaxels",
          "relax the filters; the filter report says what they flag");
    }
    return kept;
  }

  private void checkMemory(long bytes) {
    if (bytes > options.memoryLimitBytes()) {
      throw new ResourceExhaustedException(
          "the arrays need " + bytes + " bytes, " + options.memoryLimitBytes() + " are allowed",
          "memoryLimitBytes",
          "raise the limit, choose a smaller window, single precision, or batches");
    }
  }

  private void warnOutsidePi(SpaxelTable table) {
    boolean outside =
        IntStream.range(0, table.alpha().length)
            .anyMatch(
                i ->
                    Math.abs(table.alpha()[i]) > Math.PI + PI_TOLERANCE
                        || Math.abs(table.delta()[i]) > Math.PI + PI_TOLERANCE);
    if (outside) {
      LOG.warn(
          "normalised coordinates leave [-pi, pi]; models that are periodic there need the strategy"
              + " 'extrema' or 'padded' for alpha and delta");
    }
  }

  /** The pipeline hash: 64 hexadecimal digits over configuration and tiles (spec lvm 9). */
  public String hash() {
    return hashTexts().hash();
  }

  /** The texts behind the pipeline hash. */
  public HashTexts hashTexts() {
    return PipelineHash.texts(source, config);
  }

  /**
   * A digest that, other than the pipeline hash, also covers contents, sizes and order of the
   * files, the options and the library version; 64 hexadecimal digits. Reads the files whole if
   * they carry no DATASUM.
   */
  public String strongDigest() {
    return PipelineHash.strong(source, config, options);
  }

  DataConfig config() {
    return config;
  }

  String batchKey(int tileBase, int spaxelBase) {
    return PipelineHash.ofBatch(source, config, options, tileBase, spaxelBase);
  }

  /** How much each criterion flags in the clipped data (spec lvm 6.5). */
  public FilterReport filterReport() {
    FilterCounts all = new FilterCounts();
    counts().forEach(all::add);
    return report(all);
  }

  /** The filter report of every tile, in collection order. */
  public List<FilterReport> filterReports() {
    return counts().stream().map(FitDataBuilder::report).toList();
  }

  private List<FilterCounts> counts() {
    Selection selection = selection();
    CellPass pass = new CellPass(selection, options);
    FilterCounts[] rows = new FilterCounts[selection.cells().size()];
    pass.clipped(
        (block, cell, row) -> {
          FilterCounts counts = new FilterCounts();
          counts.add(row, selection.filter(), selection.isUnwanted(cell));
          rows[cell] = counts;
        });
    List<FilterCounts> tiles = new ArrayList<>();
    source.tiles().forEach(tile -> tiles.add(new FilterCounts()));
    for (int cell = 0; cell < rows.length; cell++) {
      tiles.get(selection.cells().tile()[cell]).add(rows[cell]);
    }
    return Collections.unmodifiableList(tiles);
  }

  private static FilterReport report(FilterCounts counts) {
    return new FilterReport(
        new FilterReport.Count(counts.nanPixels, counts.nanSpaxels),
        new FilterReport.Count(counts.fluxPixels, null),
        new FilterReport.Count(null, counts.medianSpaxels),
        new FilterReport.Count(null, counts.statusSpaxels),
        new FilterReport.Count(counts.maskPixels, counts.maskSpaxels),
        new FilterReport.Count(counts.anyPixels, counts.anySpaxels),
        counts.pixels,
        counts.spaxels);
  }
}
