package org.alidade.lvm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.Fibre;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.Plane;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class TileReportTest {
  @TempDir private Path folder;

  private static LvmTile tile() {
    return LvmTile.fromFile(GoldenData.golden("lvm", "tiles", "lvmSFrame-00010007.fits"));
  }

  @Test
  void thePageHoldsItsFigures() throws IOException {
    try (LvmTile tile = tile()) {
      List<Long> done = new ArrayList<>();
      TileReport report =
          TileReport.write(
              tile,
              DataConfig.fromTiles(tile, c -> c.lambdaRange(6540, 6600)),
              folder,
              new TileReport.Options(
                  "a <tile>", LineWindow.HALPHA, 1, 2, (count, all, what) -> done.add(count)));
      String page = Files.readString(report.page(), StandardCharsets.UTF_8);
      assertThat(page)
          .contains("a &lt;tile&gt;", "lvmSFrame-00010007.fits", "median signal to noise")
          .contains("missing flux", "any of these", "lambda_range")
          .doesNotContain("src=\"0");
      assertThat(page.split("data:image/png;base64,", -1)).hasSize(6);
      assertThat(report.figures()).hasSize(5).allSatisfy(file -> assertThat(file).isNotEmptyFile());
      assertThat(done).containsExactly(1L);
    }
  }

  @Test
  void measuresDoNotDependOnThreadsAndFollowTheirDefinitions() {
    try (LvmTile tile = tile()) {
      TileMeasures one = TileMeasures.of(tile, LineWindow.HALPHA, 1);
      TileMeasures three = TileMeasures.of(tile, LineWindow.HALPHA, 3);
      assertThat(three.meanSpectrum()).isEqualTo(one.meanSpectrum());
      assertThat(three.scatter()).isEqualTo(one.scatter());
      assertThat(three.lineAboveContinuum()).isEqualTo(one.lineAboveContinuum());
      assertThat(one.wavelengthStep()).isCloseTo(0.5, within(1e-6));
      assertThat(one.validFraction()).isBetween(0.5, 1.0);
      int column = 100;
      double sum = 0;
      int count = 0;
      for (Fibre fibre : tile.fibres()) {
        float[] flux = new float[1];
        float[] mask = new float[1];
        tile.data().read(Plane.FLUX, fibre.index(), column, flux);
        tile.data().read(Plane.MASK, fibre.index(), column, mask);
        if (fibre.status() == 0 && mask[0] == 0 && !Float.isNaN(flux[0])) {
          sum += flux[0];
          count++;
        }
      }
      assertThat(one.meanSpectrum()[column]).isCloseTo(sum / count, within(1e-12 * sum / count));
    }
  }

  @Test
  void fibresCanBeChosenBySignalToNoise() {
    Path file = GoldenData.golden("lvm", "tiles", "lvmSFrame-00010007.fits");
    try (LvmTile tile = tile()) {
      TileMeasures measures = TileMeasures.of(tile, LineWindow.HALPHA, 1);
      double median = measures.medianSignalToNoise();
      long wanted = Arrays.stream(measures.signalToNoise()).filter(v -> v >= median).count();
      try (LvmTile bright = LvmTile.fromFile(file, measures.atLeastSignalToNoise(median))) {
        assertThat(bright.fibres()).hasSize(Math.toIntExact(wanted));
        assertThat(wanted).isBetween(1L, tile.fibres().size() - 1L);
        assertThat(Arrays.stream(TileMeasures.of(bright, LineWindow.HALPHA, 1).signalToNoise()))
            .allMatch(value -> value >= median);
      }
    }
  }

  @Test
  void placesComeFromTheFocalPlaneWhereTheSkyIsNotKnown() {
    List<Fibre> fibres = List.of(fibre(0, -1, 0), fibre(1, 1, 0.5));
    FibrePlaces places = FibrePlaces.of(fibres);
    assertThat(places.onSky()).isFalse();
    assertThat(places.x()[1]).isCloseTo(112.36748321030637 / 60, within(1e-12));
    assertThat(places.extent()).isCloseTo(2 * 112.36748321030637 / 60, within(1e-12));
  }

  @Test
  void placesAcrossRightAscensionZeroLieTogether() {
    List<Fibre> fibres = List.of(at(0, 359.9), at(1, 0.1), at(2, 0.0));
    assertThat(FibrePlaces.of(fibres).extent()).isCloseTo(12, within(1e-9));
  }

  private static Fibre fibre(int index, double x, double y) {
    return new Fibre(index, index, index + 1, "science", "Sci1", "Sci", 1, x, y, 0, 0, 0);
  }

  private static Fibre at(int index, double ra) {
    return new Fibre(index, index, index + 1, "science", "Sci1", "Sci", 1, 0, 0, 0, ra, 0);
  }
}
