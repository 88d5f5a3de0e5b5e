package org.alidade.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.FitData;
import org.alidade.lvm.FitDataBuilder;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.LvmTileCollection;
import org.alidade.lvm.mock.FibreMap;
import org.alidade.lvm.mock.FrameWriter;
import org.alidade.lvm.mock.MockFrame;
import org.alidade.lvm.mock.MockSpectrum;

/** A small LVM tile built twice, with one thread and with several. */
final class LvmCheck implements Check {
  private static final FrameWriter WRITER =
      new FrameWriter(FibreMap.hexagonal(2, 2, 2, 1), MockSpectrum.synthetic());

  @SuppressWarnings("ArrayRecordComponent") // compared element by element
  private record Built(String hash, double[] flux, double[] ivar) {}

  @Override
  public String name() {
    return "lvm";
  }

  @Override
  public String what() {
    return "arrays of a tile, their hash and their numbers";
  }

  @Override
  public double allowed() {
    return 0;
  }

  @Override
  public double deviation(Trial trial) throws IOException {
    Path file = trial.folder().resolve("lvmSFrame-00010001.fits");
    WRITER.write(
        file,
        MockFrame.builder()
            .exposure(10_001)
            .seed(trial.seed())
            .grid(6500, 6600)
            .fill(6500, 6600)
            .build());
    Built one = build(file, 1);
    Built several = build(file, Math.max(2, trial.threads()));
    return Deviation.unless(one.hash().equals(several.hash()))
        + Deviation.bits(several.flux(), one.flux())
        + Deviation.bits(several.ivar(), one.ivar());
  }

  private static Built build(Path file, int threads) {
    BuildOptions options = BuildOptions.builder().threads(threads).build();
    try (LvmTileCollection tiles = LvmTileCollection.fromTiles(List.of(LvmTile.fromFile(file)))) {
      DataConfig config = DataConfig.fromTiles(tiles, c -> c.lambdaRange(6510, 6590), options);
      try (FitData data = new FitDataBuilder(tiles, config).withOptions(options).build()) {
        return new Built(data.hash(), data.flux().toArray(), data.ivar().toArray());
      }
    }
  }
}
