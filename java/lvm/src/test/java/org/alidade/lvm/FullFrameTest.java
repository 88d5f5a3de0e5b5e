package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.lvm.mock.FibreMap;
import org.alidade.lvm.mock.FrameWriter;
import org.alidade.lvm.mock.MockFrame;
import org.alidade.lvm.mock.MockRelease;
import org.alidade.lvm.mock.MockSpectrum;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Frames of the mock writer: real size for what is read and kept, small ones for content. */
@ExtendWith(LeakCheck.class)
class FullFrameTest {
  private static final int MEGABYTE = 1_000_000;

  @TempDir Path folder;

  private Path small(String name, MockRelease release) {
    Path path = folder.resolve(name);
    new FrameWriter(FibreMap.hexagonal(4, 3, 4, 2), MockSpectrum.synthetic())
        .write(path, MockFrame.builder().grid(6500, 6649.5).release(release).build());
    return path;
  }

  @Test
  void loadingAndBuildingTouchOnlyWhatTheyNeed() throws IOException {
    Path counters = Path.of("/proc/self/io");
    Assumptions.assumeTrue(Files.isReadable(counters), "no counters of bytes read");
    Path path = folder.resolve("lvmSFrame-00010001.fits");
    new FrameWriter(FibreMap.hexagonal(), MockSpectrum.synthetic())
        .write(path, MockFrame.builder().fill(6500, 6600).build());
    assertThat(Files.size(path)).isGreaterThan(500L * MEGABYTE);
    LvmTile.fromFile(path).close();

    long heapBefore = heap();
    long before = bytesRead(counters);
    List<LvmTile> tiles = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tiles.add(LvmTile.fromFile(path));
    }
    assertThat((bytesRead(counters) - before) / 10).isLessThan(MEGABYTE);
    assertThat((heap() - heapBefore) / 10).isLessThan(MEGABYTE);

    DataConfig config = DataConfig.builder().lambdaRange(6500, 6800).build();
    before = bytesRead(counters);
    try (FitData data = new FitDataBuilder(tiles.get(0), config).build()) {
      assertThat(data.spaxels()).isEqualTo(1801);
      assertThat(data.wavelengths()).isEqualTo(601);
      assertThat(bytesRead(counters) - before).isLessThan(20L * MEGABYTE);
    }
    tiles.forEach(LvmTile::close);
  }

  private static long bytesRead(Path counters) throws IOException {
    return Files.readAllLines(counters).stream()
        .filter(line -> line.startsWith("rchar:"))
        .mapToLong(line -> Long.parseLong(line.substring(6).strip()))
        .sum();
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void releasesAndGzipHoldTheSameContent() {
    List<double[]> contents = new ArrayList<>();
    for (MockRelease release : MockRelease.values()) {
      contents.add(everything(small(release + ".fits", release)));
    }
    contents.add(everything(small("packed.fits.gz", MockRelease.V1_2_0)));
    assertThat(contents.get(0)).hasSizeGreaterThan(1000);
    for (double[] content : contents) {
      assertThat(content).isEqualTo(contents.get(0));
    }
  }

  private static double[] everything(Path path) {
    try (LvmTile tile = LvmTile.fromFile(path)) {
      DataConfig config = DataConfig.fromTiles(tile, c -> c.lambdaRange(6540, 6600));
      try (FitData data = new FitDataBuilder(tile, config).build()) {
        List<double[]> parts =
            List.of(
                data.flux().toArray(),
                data.uncertainty().toArray(),
                data.lsfSigma().toArray(),
                data.alpha(),
                data.delta());
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
      }
    }
  }

  @Test
  void checksumsFindDamage() throws IOException {
    Path path = small("lvmSFrame-1.fits", MockRelease.V1_1_1);
    try (LvmTile tile = LvmTile.fromFile(path)) {
      tile.verifyChecksums();
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int value = file.read();
      file.seek(file.length() / 2);
      file.write(value ^ 1);
    }
    try (LvmTile tile = LvmTile.fromFile(path)) {
      assertThatThrownBy(tile::verifyChecksums)
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("HDU");
    }
  }

  @Test
  void strongDigestSeesContents() throws IOException {
    DataConfig config = DataConfig.defaultConfig();
    Path path = folder.resolve("a.fits");
    List<String> digests = new ArrayList<>();
    for (float value : new float[] {1e-14f, 2e-14f}) {
      FrameEdit.frame().floats("FLUX", 3, 3, 1, value).write(path);
      try (LvmTile tile = LvmTile.fromFile(path)) {
        FitDataBuilder builder = new FitDataBuilder(tile, config);
        digests.add(builder.hash());
        digests.add(builder.strongDigest());
        assertThat(
                builder
                    .withOptions(BuildOptions.builder().sky(SkyTreatment.NOT_SUBTRACTED).build())
                    .strongDigest())
            .isNotEqualTo(builder.strongDigest());
      }
    }
    assertThat(digests.get(0)).isEqualTo(digests.get(2));
    assertThat(digests.get(1)).isNotEqualTo(digests.get(3));
  }
}
