package org.alidade.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.FitData;
import org.alidade.lvm.FitDataBuilder;
import org.alidade.lvm.FluxBadStrategy;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.LvmTileCollection;
import org.alidade.lvm.NansStrategy;
import org.alidade.lvm.Normalisation;
import org.alidade.lvm.PipelineRecord;
import org.alidade.lvm.export.FitExport;
import org.alidade.lvm.mock.FibreMap;
import org.alidade.lvm.mock.FrameWriter;
import org.alidade.lvm.mock.MockFrame;
import org.alidade.lvm.mock.MockSpectrum;

/**
 * Turns a folder of LVM tiles into fit-ready arrays, or mock tiles if there is none.
 *
 * <p>Arguments: the folder to write to, then, optionally, the folder with the tiles.
 */
public final class LvmTiles {
  private LvmTiles() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "fit"));
    Path tiles = arguments.length > 1 ? Path.of(arguments[1]) : mock(folder.resolve("tiles"));
    build(tiles, folder);
  }

  /** Writes three small mock tiles. */
  static Path mock(Path folder) throws IOException {
    Files.createDirectories(folder);
    FrameWriter writer = new FrameWriter(FibreMap.hexagonal(5, 6, 6, 2), MockSpectrum.synthetic());
    for (int i = 0; i < 3; i++) {
      MockFrame frame =
          MockFrame.builder()
              .exposure(10001 + i)
              .pointing(83.8 + 0.1 * i, -5.4, 0)
              .seed(i)
              .grid(6400, 6900)
              .fill(6400, 6900)
              .build();
      writer.write(folder.resolve("lvmSFrame-" + (10001 + i) + ".fits"), frame);
    }
    return folder;
  }

  /** The five steps. */
  static void build(Path tilesFolder, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(tilesFolder)) {
      files = found.filter(file -> file.toString().endsWith(".fits")).sorted().toList();
    }

    // 1. Load: headers and fibre tables alone.
    try (LvmTileCollection tiles =
        LvmTileCollection.fromTiles(files.stream().map(LvmTile::fromFile).toList())) {
      // 2. Configure from the data.
      DataConfig config =
          DataConfig.fromTiles(
              tiles,
              c ->
                  c.lambdaRange(6500, 6800)
                      .nansStrategy(NansStrategy.PIXEL)
                      .fluxBadStrategy(FluxBadStrategy.SPAXEL)
                      .normaliseFluxStrategy(Normalisation.P98_ONLY));
      System.out.println(config);

      // 3. Build.
      try (FitData fit = new FitDataBuilder(tiles, config).build()) {
        System.out.println(fit.hash().substring(0, 16));

        // 4. Use the arrays.
        double[] lambda = fit.lambda();
        double[] mean = fit.weightedMeanSpectrum();
        int peak = peak(mean);
        System.out.printf("%d of %d pixels are valid%n", fit.validPixels(), fit.pixels());
        System.out.printf("mean MJD %.4f%n", fit.meanMjd());
        System.out.printf("brightest at %.1f Angstrom: %.3f%n", lambda[peak], mean[peak]);
        double[] raDegrees = fit.predictAlpha(fit.alpha());
        System.out.printf("spaxel 0 at RA %.4f%n", raDegrees[0]);

        // 5. Hand over, with a record of what was done.
        FitExport.write(folder.resolve("fit.h5"), fit);
        PipelineRecord.of(tiles, fit).write(folder.resolve("record.json"));
      }
    }
  }

  private static int peak(double[] spectrum) {
    double largest = Arrays.stream(spectrum).filter(Double::isFinite).max().orElseThrow();
    int index = 0;
    while (spectrum[index] != largest) {
      index++;
    }
    return index;
  }
}
