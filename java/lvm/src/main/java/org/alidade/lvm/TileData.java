package org.alidade.lvm;

import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lvm.internal.tile.FrameFile;

/**
 * The spectra of a tile, read from the file when asked for: rows are the tile's spaxels, columns
 * its wavelengths. Values come as stored; the widths of {@link Plane#LSF} are FWHM.
 *
 * <p>Example: {@code tile.data().read(Plane.FLUX, 17, 0, new float[12401])}.
 */
public final class TileData {
  private final FrameFile file;
  private final int[] rows;
  private final int columns;
  private final boolean hasSky;
  private boolean held;

  TileData(FrameFile file, int[] rows, int columns, boolean hasSky) {
    this.file = file;
    this.rows = rows;
    this.columns = columns;
    this.hasSky = hasSky;
  }

  /** Whether the file has the plane. */
  public boolean has(Plane plane) {
    return hasSky || (plane != Plane.SKY && plane != Plane.SKY_IVAR);
  }

  /** Number of spaxels. */
  public int spaxels() {
    return rows.length;
  }

  /** Number of wavelengths. */
  public int columns() {
    return columns;
  }

  /**
   * Reads part of one spectrum; the file stays open until the tile is closed.
   *
   * @param plane which plane
   * @param spaxel spaxel of the tile
   * @param firstColumn first wavelength index
   * @param values filled completely; mask values are 0 and 1
   * @throws BadInputException if the part lies outside the plane
   * @throws MissingDatasetException if the file has no such plane
   * @throws org.alidade.array.InvalidStateException if the file changed after loading
   */
  public void read(Plane plane, int spaxel, int firstColumn, float[] values) {
    hold();
    read(plane, spaxel, firstColumn, values, 0, values.length);
  }

  /** As {@link #read}, while the caller holds the file open. */
  void read(Plane plane, int spaxel, int firstColumn, float[] values, int offset, int count) {
    if (spaxel < 0 || spaxel >= rows.length || firstColumn < 0 || firstColumn > columns - count) {
      throw new BadInputException(
          "spaxel " + spaxel + ", columns " + firstColumn + " to " + (firstColumn + count),
          file.path() + " " + plane,
          "the tile has " + rows.length + " spaxels and " + columns + " columns");
    }
    requirePlane(plane);
    long start = (long) rows[spaxel] * columns + firstColumn;
    file.plane(plane.name()).readFloats(start, values, offset, count);
  }

  void requirePlane(Plane plane) {
    if (!has(plane)) {
      throw new MissingDatasetException(
          "there is no extension " + plane,
          file.path().toString(),
          "use the flux as the file holds it");
    }
  }

  private synchronized void hold() {
    if (!held) {
      file.acquire();
      held = true;
    }
  }
}
