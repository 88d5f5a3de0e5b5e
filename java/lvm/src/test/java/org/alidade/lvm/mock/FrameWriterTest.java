package org.alidade.lvm.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsColumn;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsImage;
import org.alidade.fits.FitsTable;
import org.alidade.lvm.LvmTile;
import org.alidade.testing.GoldenData;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mock frames: layout of the releases, content, reproducibility. */
class FrameWriterTest {
  private static final FibreMap SMALL = FibreMap.hexagonal(4, 3, 4, 2);

  @TempDir Path dir;

  private Path write(String name, MockFrame frame) {
    Path path = dir.resolve(name);
    new FrameWriter(SMALL, MockSpectrum.synthetic()).write(path, frame);
    return path;
  }

  private static MockFrame.Builder window() {
    return MockFrame.builder().grid(6500, 6649.5);
  }

  @ParameterizedTest
  @EnumSource(MockRelease.class)
  void layoutOfTheRelease(MockRelease release) {
    Path path = write("lvmSFrame-00010001.fits", window().release(release).build());
    try (FitsFile file = FitsFile.open(path)) {
      file.verifyChecksums();
      boolean newest = release == MockRelease.V1_2_0;
      assertThat(file.hduCount()).isEqualTo(newest ? 12 : 9);
      assertThat(file.names())
          .startsWith("", "FLUX", "IVAR", "MASK", "WAVE", "LSF", "SKY", "SKY_IVAR")
          .endsWith("SLITMAP");
      assertThat(file.names().contains("FLUXCAL_SCI")).isEqualTo(newest);
      assertThat(file.header("FLUX").getString("BUNIT")).isEqualTo(release.fluxUnit());
      boolean oldest = release == MockRelease.V1_0_3;
      assertThat(file.header("FLUX").contains("BSCALE")).isEqualTo(oldest);
      assertThat(file.header("IVAR").contains("BUNIT")).isEqualTo(!oldest);
      assertThat(file.header("WAVE").getLong("BITPIX")).isEqualTo(oldest ? -64 : -32);
      assertThat(file.header("MASK").getLong("BITPIX")).isEqualTo(8);
      FitsTable table = file.table("SLITMAP");
      assertThat(table.columnNames()).hasSize(21).startsWith("fiberid").endsWith("ra", "dec");
      assertThat(table.header().getLong("NAXIS1")).isEqualTo(newest ? 159 : 163);
      assertThat(format(table, "ringnum")).isEqualTo(oldest ? "D" : "K");
      assertThat(format(table, "ypix_b")).isEqualTo(oldest ? "K" : newest ? "E" : "D");
      if (newest) {
        assertThat(file.header("FLUXCAL_STD").getLong("NAXIS1")).isEqualTo(136);
        assertThat(file.table("FLUXCAL_SCI").columnNames()).startsWith("SCI1SEN").endsWith("rms");
      }
    }
  }

  private static String format(FitsTable table, String name) {
    return table.columns().stream()
        .filter(column -> column.name().equals(name))
        .map(FitsColumn::format)
        .findFirst()
        .orElse("");
  }

  @Test
  void everyReleaseAndGzipLoadAsTheSameTile() {
    for (MockRelease release : MockRelease.values()) {
      for (String suffix : new String[] {"", ".gz"}) {
        Path path =
            write(
                release + ".fits" + suffix,
                window()
                    .release(release)
                    .midExposure(LocalDateTime.parse("2023-11-07T07:33:12.416"))
                    .build());
        try (LvmTile tile = LvmTile.fromFile(path)) {
          assertThat(tile.spaxels()).isEqualTo(37);
          assertThat(tile.meta().exposure()).isEqualTo(10001);
          assertThat(tile.meta().tileId().number()).isEqualTo(1054755);
          assertThat(tile.meta().drpVersion()).isEqualTo(release.version());
          assertThat(tile.mjd()).isCloseTo(60255.31472703704, within(1e-9));
          assertThat(tile.wavelengthAngstrom()).hasSize(300).startsWith(6500, 6500.5);
        }
      }
    }
  }

  @Test
  void astropyAcceptsTheFile() {
    Python.assumeModules("astropy");
    Path path = write("frame.fits", window().build());
    String seen =
        Python.run(
            """
            import sys, warnings, numpy as np
            warnings.simplefilter('error')
            from astropy.io import fits
            with fits.open(sys.argv[1], checksum=True) as f:
                f.verify('exception')
                m, x, v = f['MASK'].data, f['FLUX'].data, f['IVAR'].data
                print(f['SLITMAP'].data['targettype'].tolist().count('science'))
                print(np.array_equal(np.isnan(x), m == 1), np.array_equal(np.isnan(v), m == 1))
                print(bool((v == 0).any()), f[0].header['OBJECT'], f[0].header['QAQUAL'] is None)
            """,
            path);
    assertThat(seen).isEqualTo("37\nTrue True\nTrue tile_id=1054755 True\n");
  }

  @Test
  void noiseHasTheGivenErrorAndTheProfileFallsOutwards() {
    int pixels = 2000;
    Path path =
        write(
            "noise.fits",
            MockFrame.builder().grid(5000, 5000 + 0.5 * (pixels - 1)).brightness(0).build());
    try (FitsFile file = FitsFile.open(path)) {
      float[] flux = file.image("FLUX").floats();
      float[] ivar = file.image("IVAR").floats();
      double sum = 0;
      int count = 0;
      for (int i = 0; i < flux.length; i++) {
        if (ivar[i] > 0) {
          sum += (double) flux[i] * flux[i] * ivar[i];
          count++;
        }
      }
      assertThat(count).isGreaterThan(80_000);
      assertThat(sum / count).isCloseTo(1, within(0.02));
    }
    try (FitsFile file = FitsFile.open(write("bright.fits", window().build()))) {
      int centre = fibreAt(0);
      int edge = fibreAt(0.99);
      assertThat(median(file.image("FLUX"), centre))
          .isGreaterThan(median(file.image("FLUX"), edge));
    }
  }

  private static int fibreAt(double yMillimetre) {
    for (int row = 0; row < SMALL.fibres().size(); row++) {
      MockFibre fibre = SMALL.fibres().get(row);
      boolean there = fibre.xMillimetre() == 0 && fibre.yMillimetre() == yMillimetre;
      if (fibre.isScience() && there) {
        return row;
      }
    }
    throw new AssertionError("no fibre there");
  }

  private static double median(FitsImage image, int row) {
    float[] values = image.floats(300L * row, 300);
    Arrays.sort(values);
    return values[150];
  }

  @Test
  void sameSeedSameBytesOtherSeedOtherNoise() throws IOException {
    byte[] first = Files.readAllBytes(write("frame.fits", window().seed(7).build()));
    byte[] again = Files.readAllBytes(write("frame.fits", window().seed(7).build()));
    byte[] other = Files.readAllBytes(write("frame.fits", window().seed(8).build()));
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void aFilledRangeHoldsWhatTheWholeFrameHoldsThere() {
    Path whole = write("whole.fits", MockFrame.builder().grid(6000, 7000).build());
    Path part = write("part.fits", MockFrame.builder().grid(6000, 7000).fill(6500, 6600).build());
    try (FitsFile a = FitsFile.open(whole);
        FitsFile b = FitsFile.open(part)) {
      for (String plane : new String[] {"FLUX", "IVAR", "MASK", "LSF", "SKY", "SKY_IVAR"}) {
        int columns = a.image(plane).shape()[1];
        for (int row = 0; row < SMALL.fibres().size(); row++) {
          long start = (long) row * columns;
          assertThat(b.image(plane).floats(start + 1000, 201))
              .as(plane)
              .isEqualTo(a.image(plane).floats(start + 1000, 201));
          assertThat(b.image(plane).floats(start, 1000)).as(plane).containsOnly(0f);
        }
      }
    }
  }

  @Test
  void deadFibresAreBlankAndFibresLieOnTheSky() {
    Path path = dir.resolve("dead.fits");
    FibreMap map = FibreMap.hexagonal();
    MockFrame frame = MockFrame.builder().grid(6560, 6562).pointing(0.01, -5, 30).build();
    new FrameWriter(map, MockSpectrum.synthetic()).write(path, frame);
    try (FitsFile file = FitsFile.open(path)) {
      FitsTable table = file.table("SLITMAP");
      long[] status = table.longs("fibstatus");
      int dead = 0;
      for (int row = 0; row < status.length; row++) {
        if (status[row] == 1) {
          dead++;
          assertThat(file.image("FLUX").floats(5L * row, 5)).containsOnly(Float.NaN);
          assertThat(file.image("MASK").floats(5L * row, 5)).containsOnly(1f);
          assertThat(file.image("LSF").floats(5L * row, 5)).containsOnly(0f);
        }
      }
      assertThat(dead).isEqualTo(9);
      List<Double> ra = Arrays.stream(table.doubles("ra")).boxed().toList();
      assertThat(ra)
          .allMatch(value -> value >= 0 && value < 360)
          .anyMatch(value -> value > 359)
          .anyMatch(value -> value < 0.2);
    }
  }

  @Test
  void positionsAgreeWithAstropy() {
    Python.assumeModules("astropy");
    Path path = write("sky.fits", window().pointing(123.4, -41, 25).build());
    String worst =
        Python.run(
            """
            import sys, numpy as np
            from astropy.io import fits
            from astropy.wcs import WCS
            t = fits.getdata(sys.argv[1], 'SLITMAP')
            t = t[t['telescope'] == 'Sci']
            w = WCS(naxis=2)
            w.wcs.ctype = ['RA---TAN', 'DEC--TAN']
            w.wcs.crval = [123.4, -41]
            w.wcs.crpix = [0, 0]
            s, p = 112.36748321030637 / 3600, np.radians(25)
            w.wcs.cd = s * np.array([[np.cos(p), -np.sin(p)], [-np.sin(p), -np.cos(p)]])
            x, y = w.wcs_world2pix(t['ra'], t['dec'], 1)
            print(max(np.abs(x - t['xpmm']).max(), np.abs(y - t['ypmm']).max()))
            """,
            path);
    assertThat(Double.parseDouble(worst.trim())).isLessThan(1e-9);
  }

  @Test
  void syntheticMapHasTheCountsOfTheInstrument() {
    FibreMap map = FibreMap.hexagonal();
    assertThat(map.fibres()).hasSize(1944);
    assertThat(count(map, "Sci1")).isEqualTo(600);
    assertThat(count(map, "Sci2")).isEqualTo(601);
    assertThat(count(map, "Sci3")).isEqualTo(600);
    assertThat(number(map, f -> f.targetType().equals("SKY"))).isEqualTo(119);
    assertThat(number(map, f -> f.targetType().equals("standard"))).isEqualTo(24);
    for (int spectrograph = 1; spectrograph <= 3; spectrograph++) {
      int wanted = spectrograph;
      assertThat(number(map, f -> f.spectrographId() == wanted)).isEqualTo(648);
    }
    for (int[] pair : new int[][] {{1, 9}, {2, 34}, {3, 4}}) {
      assertThat(number(map, f -> f.status() == pair[0])).isEqualTo(pair[1]);
    }
    assertThat(
            map.fibres().stream().map(f -> f.xMillimetre() + " " + f.yMillimetre() + f.telescope()))
        .doesNotHaveDuplicates();
  }

  private static long count(FibreMap map, String label) {
    return number(map, fibre -> fibre.ifuLabel().equals(label));
  }

  private static long number(FibreMap map, Predicate<MockFibre> condition) {
    return map.fibres().stream().filter(condition).count();
  }

  @Test
  void realMapAndRealSpectrum() {
    FibreMap map = FibreMap.read(GoldenData.data("lvm", "lvm_fiducial_fibermap.yaml"));
    assertThat(map.fibres()).hasSize(1944);
    assertThat(count(map, "Sci2")).isEqualTo(601);
    assertThat(map.fibres().get(2).yMillimetre()).isEqualTo(7.92);
    assertThat(map.fibres().get(2).route()).isEqualTo("Sci1-1:S1B1-3");
    Path median = GoldenData.data("lvm", "m_lvmSCFrame-00006109.fits");
    Path error = GoldenData.data("lvm", "e_m_lvmSCFrame-00006109.fits");
    MockSpectrum spectrum = MockSpectrum.read(median, error);
    Path path = dir.resolve("real.fits");
    MockFrame frame = MockFrame.builder().grid(6560, 6565).build();
    new FrameWriter(map, spectrum).write(path, frame);
    try (LvmTile tile = LvmTile.fromFile(path)) {
      assertThat(tile.spaxels()).isEqualTo(1801);
    }
    int pixel = (6560 - 3600) * 2 + 5;
    try (FitsFile file = FitsFile.open(path);
        FitsFile judge = FitsFile.open(error)) {
      double sigma = judge.image(0).doubles(pixel, 1)[0] * 1e-16;
      float ivar = file.image("IVAR").floats(2 * 11 + 5, 1)[0];
      assertThat(ivar).isEqualTo((float) (1 / (sigma * sigma)));
    }
  }

  @Test
  void unusableInputIsNamed() throws IOException {
    assertThatThrownBy(() -> FibreMap.read(dir.resolve("none.yaml")))
        .isInstanceOf(MissingDatasetException.class);
    Path odd = dir.resolve("odd.yaml");
    Files.writeString(odd, "fibers:\n  - [1, 2, 3]\n");
    assertThatThrownBy(() -> FibreMap.read(odd))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("row 1");
    Files.writeString(odd, "fibers: [");
    assertThatThrownBy(() -> FibreMap.read(odd)).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> MockFrame.builder().grid(7000, 6000).build())
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> write("x.fits", window().fill(8000, 8100).build()))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> MockSpectrum.of(new double[3], new double[3]))
        .isInstanceOf(BadInputException.class);
  }
}
