package org.alidade.lvm;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.alidade.lvm.internal.filter.SpectrumRow;
import org.alidade.lvm.internal.select.ColumnSelection;
import org.alidade.math.ThreadBudget;

/**
 * One walk over all selected spectra: tile by tile, within a tile in parallel over blocks of
 * spaxels.
 */
final class CellPass {
  /** Values in a block: large enough to write in long pieces, small enough for caches. */
  private static final int BLOCK_VALUES = 1 << 14;

  private final Selection selection;
  private final BuildOptions options;
  private final ThreadBudget budget;
  private final int blockSpaxels;

  CellPass(Selection selection, BuildOptions options) {
    this.selection = selection;
    this.options = options;
    this.budget = ThreadBudget.of(options.threads());
    this.blockSpaxels = Math.max(1, BLOCK_VALUES / selection.columns().size());
  }

  /** Most spaxels that a block holds. */
  int blockSpaxels() {
    return blockSpaxels;
  }

  /** Most workers that call a sink. */
  int workers() {
    return budget.threads();
  }

  /** What to do with the spectra; writes only what belongs to the spaxel, block or worker. */
  @FunctionalInterface
  interface Sink {
    /** Takes one spectrum; the row is valid during the call. */
    void row(Block block, int cell, SpectrumRow row);

    /** Told after the last spectrum of a block. */
    default void end(Block block) {}
  }

  /**
   * Flat spaxels that one worker handles together.
   *
   * @param worker number of the worker
   * @param first first flat spaxel
   * @param count how many
   */
  record Block(int worker, int first, int count) {}

  /** Walks over the spectra after all filters; without weights, flux alone is set. */
  void filtered(boolean weights, Sink sink) {
    boolean mask = selection.filter().needsMask();
    run(
        weights,
        mask,
        (reader, cell, row) -> {
          if (!selection.cells().inside()[cell] || selection.isUnwanted(cell)) {
            row.blank();
            return;
          }
          reader.read(selection.cells().spaxel()[cell], row);
          selection.filter().apply(row);
        },
        sink);
  }

  /** Walks over flux and mask as clipped, before any filter. */
  void clipped(Sink sink) {
    run(
        false,
        true,
        (reader, cell, row) -> {
          if (selection.cells().inside()[cell]) {
            reader.read(selection.cells().spaxel()[cell], row);
          } else {
            row.blank();
          }
        },
        sink);
  }

  @FunctionalInterface
  private interface Fill {
    void fill(TileReader reader, int cell, SpectrumRow row);
  }

  private void run(boolean weights, boolean mask, Fill fill, Sink sink) {
    SpectrumRow[] rows = new SpectrumRow[budget.threads()];
    Arrays.setAll(rows, i -> new SpectrumRow(selection.columns().size()));
    List<LvmTile> tiles = selection.tiles();
    for (int position = 0; position < tiles.size(); position++) {
      checkCancelled();
      LvmTile tile = tiles.get(position);
      List<ColumnSelection.Run> runs = selection.columns().runs(tile.grid());
      try (TileReader reader =
          TileReader.open(tile, runs, selection.columns().size(), weights, mask, options.sky())) {
        blocks(position, reader, fill, sink, rows);
      }
      options.progress().progress(position + 1L, tiles.size(), "tiles");
    }
  }

  private void blocks(int position, TileReader reader, Fill fill, Sink sink, SpectrumRow[] rows) {
    int first = selection.cells().first(position);
    int end = selection.cells().first(position + 1);
    long blocks = (end - first + blockSpaxels - 1L) / blockSpaxels;
    budget.forEachWorker(
        blocks,
        (worker, number) -> {
          checkCancelled();
          int from = first + (int) number * blockSpaxels;
          Block block = new Block(worker, from, Math.min(blockSpaxels, end - from));
          for (int cell = from; cell < from + block.count(); cell++) {
            fill.fill(reader, cell, rows[worker]);
            sink.row(block, cell, rows[worker]);
          }
          sink.end(block);
        });
  }

  private void checkCancelled() {
    if (options.cancellation().getAsBoolean()) {
      throw new CancellationException("cancelled by the caller");
    }
  }
}
