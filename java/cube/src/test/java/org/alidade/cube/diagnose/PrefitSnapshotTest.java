package org.alidade.cube.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.CompressOptions;
import org.alidade.cube.Compression;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.PrefitOptions;
import org.alidade.cube.PrefitSnapshot;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RebinMode;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class PrefitSnapshotTest {
  private static final PrefitOptions SEEDED = PrefitOptions.builder().seed(3).build();

  @TempDir private Path folder;

  @Test
  void figureHasTheStatedSize() throws Exception {
    Path png = PrefitSnapshot.write(TinyCubes.built(folder), folder.resolve("prefit.png"), SEEDED);

    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(12 * 150);
    assertThat(image.getHeight()).isEqualTo(8 * 150);
  }

  @Test
  void sameSeedSameFigure() throws Exception {
    Path file = TinyCubes.built(folder);

    byte[] first = Files.readAllBytes(PrefitSnapshot.write(file, folder.resolve("a.png"), SEEDED));
    byte[] second = Files.readAllBytes(PrefitSnapshot.write(file, folder.resolve("b.png"), SEEDED));
    byte[] other =
        Files.readAllBytes(
            PrefitSnapshot.write(
                file, folder.resolve("c.png"), PrefitOptions.builder().seed(4).build()));

    assertThat(first).isEqualTo(second).isNotEqualTo(other);
  }

  @Test
  void missingModelsAreNotInitialisedYet() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);

    assertThatThrownBy(() -> PrefitSnapshot.write(file, folder.resolve("no.png"), SEEDED))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("not initialised yet");
    assertThat(folder.resolve("no.png")).doesNotExist();
  }

  @Test
  void beforeTheFirstTileItSaysTryLater() throws Exception {
    Path file = TinyCubes.halfBuilt(folder, 0);

    assertThatThrownBy(() -> PrefitSnapshot.write(file, folder.resolve("no.png"), SEEDED))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("try later");
  }

  @Test
  void canBeMadeAfterEveryTileOfABuild() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    List<Path> figures = new ArrayList<>();

    HypercubeBuilder.build(
        file,
        TinyCubes.TILES,
        (done, total, what) -> {
          if (done == 1 || done == 6) {
            figures.add(PrefitSnapshot.write(file, folder.resolve(done + ".png"), SEEDED));
          }
        });

    assertThat(figures).hasSize(2).allMatch(Files::exists);
  }

  @Test
  void emptyVelocityDistributionsAreRefused() throws Exception {
    Path file = TinyCubes.built(folder);
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.dataset("/LOSVD").write(new double[12 * 25 * 3]);
    }

    assertThatThrownBy(() -> PrefitSnapshot.write(file, folder.resolve("no.png"), SEEDED))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("are empty");
  }

  @Test
  void theOnlyPairWithLightIsFound() throws Exception {
    Path file = TinyCubes.built(folder);
    double[] losvd = new double[12 * 25 * 3];
    losvd[(11 * 25 + 12) * 3 + 2] = 1;
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.dataset("/LOSVD").write(losvd);
    }

    assertThat(PrefitSnapshot.write(file, folder.resolve("one.png"), SEEDED)).exists();
  }

  @Test
  void compressedCubesAreDrawnAlike() throws Exception {
    Path file = TinyCubes.built(folder);
    byte[] plain = Files.readAllBytes(PrefitSnapshot.write(file, folder.resolve("a.png"), SEEDED));
    Compression.compress(
        file, CompressOptions.builder().spaxelChunk(2).build(), ProgressListener.NONE);

    byte[] packed = Files.readAllBytes(PrefitSnapshot.write(file, folder.resolve("b.png"), SEEDED));

    assertThat(packed).isEqualTo(plain);
  }
}
