package org.alidade.lvm;

import java.util.List;
import org.alidade.lvm.internal.filter.SpectrumRow;
import org.alidade.lvm.internal.select.ColumnSelection;
import org.alidade.lvm.internal.tile.FrameFile;

/** Reads the kept columns of one tile's spectra, and no other bytes. */
final class TileReader implements AutoCloseable {
  private final FrameFile file;
  private final TileData data;
  private final List<ColumnSelection.Run> runs;
  private final boolean complete;
  private final boolean weights;
  private final boolean mask;
  private final SkyTreatment sky;

  private TileReader(
      LvmTile tile,
      List<ColumnSelection.Run> runs,
      int columns,
      boolean weights,
      boolean mask,
      SkyTreatment sky) {
    this.file = tile.file();
    this.data = tile.data();
    this.runs = runs;
    this.complete = runs.stream().mapToInt(ColumnSelection.Run::count).sum() == columns;
    this.weights = weights;
    this.mask = mask;
    this.sky = sky;
  }

  /** Opens a tile until {@link #close()}. */
  static TileReader open(
      LvmTile tile,
      List<ColumnSelection.Run> runs,
      int columns,
      boolean weights,
      boolean mask,
      SkyTreatment sky) {
    if (sky.needsSky()) {
      tile.data().requirePlane(Plane.SKY);
    }
    tile.file().acquire();
    return new TileReader(tile, runs, columns, weights, mask, sky);
  }

  void read(int spaxel, SpectrumRow row) {
    if (!complete) {
      row.blank();
    }
    read(Plane.FLUX, spaxel, row.flux);
    if (mask) {
      read(Plane.MASK, spaxel, row.mask);
    }
    if (weights) {
      read(Plane.IVAR, spaxel, row.ivar);
      read(Plane.LSF, spaxel, row.lsf);
    }
    if (sky.needsSky()) {
      restoreSky(spaxel, row);
    }
  }

  private void read(Plane plane, int spaxel, float[] values) {
    for (ColumnSelection.Run run : runs) {
      data.read(plane, spaxel, run.column(), values, run.target(), run.count());
    }
  }

  private void restoreSky(int spaxel, SpectrumRow row) {
    double k = sky.factor();
    read(Plane.SKY, spaxel, row.scratch);
    for (int i = 0; i < row.flux.length; i++) {
      row.flux[i] = (float) (row.flux[i] + (1 - k) * row.scratch[i]);
    }
    if (weights) {
      read(Plane.SKY_IVAR, spaxel, row.scratch);
      for (int i = 0; i < row.ivar.length; i++) {
        row.ivar[i] = combined(row.ivar[i], row.scratch[i], k);
      }
    }
  }

  /** A variance that is unknown, or comes out as nothing, gives weight 0: no error is known. */
  private static float combined(float ivar, float skyIvar, double k) {
    if (ivar <= 0 || skyIvar <= 0) {
      return 0;
    }
    double variance = Math.max(0, 1.0 / ivar + (k * k - 1) / skyIvar);
    return variance == 0 ? 0 : (float) (1 / variance);
  }

  @Override
  public void close() {
    file.release();
  }
}
