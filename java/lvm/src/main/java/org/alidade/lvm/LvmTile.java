package org.alidade.lvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lvm.internal.tile.Frame;
import org.alidade.lvm.internal.tile.FrameFile;
import org.alidade.lvm.internal.tile.SlitMap;

/**
 * One exposure: its metadata, wavelengths and fibres, and spectra that are read when asked for.
 *
 * <p>Loading reads headers, the wavelength grid and the fibre table, less than a megabyte. The file
 * must stay as it is while the tile is in use; that is checked. Immutable, and safe to use from
 * several threads.
 *
 * <pre>{@code
 * try (LvmTile tile = LvmTile.fromFile(Path.of("lvmSFrame-00007337.fits"))) {
 *   System.out.println(tile);
 * }
 * }</pre>
 */
public final class LvmTile implements TileSource, AutoCloseable {
  private final FrameFile file;
  private final LvmTileMeta meta;
  private final double mjd;
  private final double[] wavelength;
  private final SlitMap fibres;
  private final TileData data;

  private LvmTile(FrameFile file, Frame frame, SlitMap fibres) {
    this.file = file;
    this.meta =
        new LvmTileMeta(
            String.valueOf(file.path().getFileName()),
            TileId.parse(frame.object()),
            frame.exposure(),
            frame.drpVersion());
    this.mjd = frame.mjd();
    this.wavelength = frame.wavelengthAngstrom();
    this.fibres = fibres;
    this.data = new TileData(file, fibres.row(), wavelength.length, frame.hasSky());
  }

  /**
   * Loads the science fibres of a sky-subtracted frame (lvmSFrame; lvmCFrame and lvmFFrame as
   * well), plain or gzip-compressed.
   *
   * @throws org.alidade.array.MissingDatasetException if the file, an extension, a column or a
   *     header card is missing
   * @throws org.alidade.array.FormatException if the file is no such frame, or damaged
   */
  public static LvmTile fromFile(Path path) {
    return fromFile(path, FibreSelection.SCIENCE);
  }

  /**
   * Loads chosen fibres.
   *
   * @param path file
   * @param selection which fibres become spaxels, in file order
   * @throws BadInputException if no fibre is chosen
   */
  public static LvmTile fromFile(Path path, FibreSelection selection) {
    return fromFile(path, selection, true);
  }

  static LvmTile fromFile(Path path, FibreSelection selection, boolean keepsUnpacked) {
    FrameFile file = new FrameFile(path, keepsUnpacked);
    boolean loaded = false;
    try {
      Frame frame = file.readFrame();
      int[] chosen = chosen(frame.fibres(), selection, path);
      LvmTile tile = new LvmTile(file, frame, frame.fibres().select(chosen));
      loaded = true;
      return tile;
    } finally {
      if (!loaded) {
        file.close();
      }
    }
  }

  private static int[] chosen(SlitMap all, FibreSelection selection, Path path) {
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (selection.includes(fibre(all, i))) {
        chosen.add(i);
      }
    }
    if (chosen.isEmpty()) {
      throw new BadInputException(
          "no fibre is selected", path + " SLITMAP", "choose other fibres, or check targettype");
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Fibre fibre(SlitMap map, int index) {
    return new Fibre(
        index,
        map.row()[index],
        map.fibreId()[index],
        map.targetType()[index],
        map.ifuLabel()[index],
        map.telescope()[index],
        map.ringNumber()[index],
        map.xMillimetre()[index],
        map.yMillimetre()[index],
        map.status()[index],
        map.raDegrees()[index],
        map.decDegrees()[index]);
  }

  /** What identifies the tile. */
  public LvmTileMeta meta() {
    return meta;
  }

  /** The file. */
  public Path path() {
    return file.path();
  }

  /** Middle of the exposure, modified Julian date, UTC. */
  public double mjd() {
    return mjd;
  }

  /** Number of spaxels: the chosen fibres. */
  public int spaxels() {
    return fibres.size();
  }

  /** The chosen fibres in file order. */
  public List<Fibre> fibres() {
    List<Fibre> list = new ArrayList<>(fibres.size());
    for (int i = 0; i < fibres.size(); i++) {
      list.add(fibre(fibres, i));
    }
    return Collections.unmodifiableList(list);
  }

  /** The spectra. */
  public TileData data() {
    return data;
  }

  @Override
  public List<LvmTile> tiles() {
    return List.of(this);
  }

  @Override
  public double[] wavelengthAngstrom() {
    return wavelength.clone();
  }

  /** Closes the file; the spectra cannot be read any more. */
  @Override
  public void close() {
    file.close();
  }

  /** Columns by name, without copies. */
  SlitMap slitMap() {
    return fibres;
  }

  /** The grid itself, not to be changed. */
  double[] grid() {
    return wavelength;
  }

  FrameFile file() {
    return file;
  }

  /** Metadata, sizes, and one line per coordinate and variable. */
  @Override
  public String toString() {
    return "LvmTile "
        + meta.filename()
        + "\n  exposure: "
        + meta.exposure()
        + "\n  DRP version: "
        + meta.drpVersion()
        + "\n  tile id: "
        + meta.tileId()
        + "\n"
        + DatasetSummary.of(this);
  }
}
