package org.alidade.benchmarks.lvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.FitData;
import org.alidade.lvm.FitDataBuilder;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.LvmTileCollection;
import org.alidade.lvm.Normalisation;
import org.alidade.lvm.mock.FibreMap;
import org.alidade.lvm.mock.FrameWriter;
import org.alidade.lvm.mock.MockFrame;
import org.alidade.lvm.mock.MockSpectrum;

/** Full-size frames in a folder, and what everybody does with them first. */
final class BenchmarkTiles {
  /** The window that is built, Angstrom. */
  static final double LOW = 6500;

  static final double HIGH = 6800;

  /** Pixels of the window, both ends included. */
  static final int COLUMNS = 601;

  /** Science fibres of a frame. */
  static final int SPAXELS = 1801;

  /** Fibres of a frame. */
  static final int FIBRES = 1944;

  private static final double MARGIN = 100;
  private static final long FIRST_EXPOSURE = 10_001;

  private BenchmarkTiles() {}

  /**
   * Writes frames.
   *
   * @param whole whether the whole grid has content; if not, only what lies around the window
   */
  static List<Path> write(Path folder, int count, boolean whole) throws IOException {
    Files.createDirectories(folder);
    FrameWriter writer = new FrameWriter(FibreMap.hexagonal(), MockSpectrum.synthetic());
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long exposure = FIRST_EXPOSURE + i;
      MockFrame.Builder frame =
          MockFrame.builder().exposure(exposure).seed(exposure).pointing(83.82 + 0.4 * i, -5.39, 0);
      if (!whole) {
        frame.fill(LOW - MARGIN, HIGH + MARGIN);
      }
      Path file = folder.resolve("lvmSFrame-000" + exposure + ".fits");
      writer.write(file, frame.build());
      files.add(file);
    }
    return files;
  }

  /** Opens the files. */
  static LvmTileCollection load(List<Path> files) {
    return LvmTileCollection.fromTiles(files.stream().map(LvmTile::fromFile).toList());
  }

  /** Takes the statistics of the window. */
  static DataConfig configure(LvmTileCollection tiles, BuildOptions options) {
    return DataConfig.fromTiles(
        tiles,
        c -> c.lambdaRange(LOW, HIGH).normaliseFluxStrategy(Normalisation.P98_ONLY),
        options);
  }

  /** Builds the arrays. */
  static FitData build(LvmTileCollection tiles, DataConfig config, BuildOptions options) {
    return new FitDataBuilder(tiles, config).withOptions(options).build();
  }

  /** Bytes of flux, inverse variance, line width and mask in the windows of some tiles. */
  static double windowBytes(int tiles) {
    return (double) tiles * SPAXELS * COLUMNS * (3 * Float.BYTES + 1);
  }
}
