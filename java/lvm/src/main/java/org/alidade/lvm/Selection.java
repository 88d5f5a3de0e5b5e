package org.alidade.lvm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alidade.lvm.internal.filter.RowFilter;
import org.alidade.lvm.internal.select.Cells;
import org.alidade.lvm.internal.select.ColumnSelection;
import org.alidade.lvm.internal.select.SpatialSelection;

/** What a configuration keeps of its tiles, before any spectrum is read. */
record Selection(
    List<LvmTile> tiles,
    ColumnSelection columns,
    Cells cells,
    SkyFrame frame,
    RowFilter filter,
    Set<Integer> statuses) {

  static Selection of(TileSource source, DataConfig config, BuildOptions options, SkyFrame frame) {
    List<LvmTile> tiles = source.tiles();
    return new Selection(
        tiles,
        ColumnSelection.of(
            source.wavelengthAngstrom(),
            config.lambdaRanges().stream()
                .map(window -> new double[] {window.low(), window.high()})
                .toList()),
        cells(tiles, config, options),
        frame,
        filter(config, options),
        new HashSet<>(config.fibreStatusInclude()));
  }

  Selection withCells(Cells kept) {
    return new Selection(tiles, columns, kept, frame, filter, statuses);
  }

  private static Cells cells(List<LvmTile> tiles, DataConfig config, BuildOptions options) {
    int[] spaxels = tiles.stream().mapToInt(LvmTile::spaxels).toArray();
    return SpatialSelection.select(
        spaxels,
        (tile, spaxel) ->
            contains(
                    config.alphaRange(),
                    tiles.get(tile).slitMap().raDegrees()[spaxel],
                    options.unwrapRa())
                && config.deltaRange().contains(tiles.get(tile).slitMap().decDegrees()[spaxel]),
        BoundingSquare.describe(tiles));
  }

  private static boolean contains(Range range, double ra, boolean anyTurn) {
    return range.contains(ra)
        || (anyTurn && (range.contains(ra - 360) || range.contains(ra + 360)));
  }

  private static RowFilter filter(DataConfig config, BuildOptions options) {
    return new RowFilter(
        config.nansStrategy() == NansStrategy.SPAXEL,
        switch (config.fluxBadStrategy()) {
          case PIXEL ->
              options.pixelRangeBothSides()
                  ? RowFilter.FluxRule.PIXEL_BOTH_SIDES
                  : RowFilter.FluxRule.PIXEL;
          case SPAXEL -> RowFilter.FluxRule.MEDIAN;
          case SPAXEL_MAX -> RowFilter.FluxRule.MAXIMUM;
        },
        config.fluxRange().low(),
        config.fluxRange().high(),
        config.applyMask()
            ? options.maskAnyNonZero() ? RowFilter.MaskRule.NON_ZERO : RowFilter.MaskRule.ONE
            : RowFilter.MaskRule.IGNORE,
        options.blankWeightsWhereFluxNan());
  }

  /** Tile of a flat spaxel. */
  LvmTile tile(int cell) {
    return tiles.get(cells.tile()[cell]);
  }

  /** Whether the fibre status of a flat spaxel is not wanted. */
  boolean isUnwanted(int cell) {
    return !statuses.contains(tile(cell).slitMap().status()[cells.spaxel()[cell]]);
  }

  double raDegrees(int cell) {
    return tile(cell).slitMap().raDegrees()[cells.spaxel()[cell]];
  }

  double decDegrees(int cell) {
    return tile(cell).slitMap().decDegrees()[cells.spaxel()[cell]];
  }

  double x(int cell) {
    return frame.x(raDegrees(cell), decDegrees(cell));
  }

  double y(int cell) {
    return frame.y(raDegrees(cell), decDegrees(cell));
  }
}
