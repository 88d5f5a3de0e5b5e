package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LvmTileTest {
  @TempDir Path folder;

  @Test
  void loadingGivesWhatTheReferenceGives() {
    for (JsonNode expected : GoldenLvm.file("tiles.json")) {
      try (LvmTile tile = LvmTile.fromFile(GoldenLvm.tile(expected.get("file").asText()))) {
        checkMeta(expected, tile);
        assertThat(tile.mjd()).isCloseTo(expected.get("mjd").doubleValue(), within(1e-9));
        assertThat(tile.spaxels()).isEqualTo(expected.get("n_spaxel").intValue());
        double[] grid = tile.wavelengthAngstrom();
        assertThat(new double[] {grid[0], grid[grid.length - 1]})
            .isEqualTo(GoldenLvm.numbers(expected.get("wavelength_first_last")));
        assertThat(tile.fibres().stream().mapToDouble(Fibre::raDegrees).toArray())
            .isEqualTo(GoldenLvm.numbers(expected.get("ra")));
        assertThat(tile.fibres().stream().mapToDouble(Fibre::decDegrees).toArray())
            .isEqualTo(GoldenLvm.numbers(expected.get("dec")));
        JsonNode planes = expected.get("planes");
        checkPlane(planes.get("flux"), tile, Plane.FLUX, 1);
        checkPlane(planes.get("i_var"), tile, Plane.IVAR, 1);
        checkPlane(planes.get("mask"), tile, Plane.MASK, 1);
        checkPlane(planes.get("lsf_sigma"), tile, Plane.LSF, FitPlanes.FWHM_TO_SIGMA);
      }
    }
  }

  private static void checkMeta(JsonNode expected, LvmTile tile) {
    JsonNode meta = expected.get("meta");
    assertThat(tile.meta().filename()).isEqualTo(meta.get("filename").asText());
    assertThat(tile.meta().exposure()).isEqualTo(meta.get("exp_num").longValue());
    assertThat(tile.meta().drpVersion()).isEqualTo(meta.get("drp_ver").asText());
    assertThat(tile.meta().tileId().text()).isEqualTo(meta.get("tile_id").asText());
    assertThat(tile.meta().tileId().isNumber()).isEqualTo(meta.get("tile_id").isNumber());
  }

  private static void checkPlane(JsonNode expected, LvmTile tile, Plane plane, double factor) {
    int columns = tile.wavelengthAngstrom().length;
    double[][] values = new double[tile.spaxels()][columns];
    for (int i = 0; i < tile.spaxels(); i++) {
      float[] row = new float[columns];
      tile.data().read(plane, i, 0, row);
      for (int j = 0; j < columns; j++) {
        values[i][j] = row[j] * factor;
      }
    }
    double[] finite =
        Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    assertThat((long) tile.spaxels() * columns - finite.length)
        .isEqualTo(expected.get("n_nan").longValue());
    double sum = expected.get("sum").doubleValue();
    assertThat(Arrays.stream(finite).sum()).isCloseTo(sum, within(1e-12 * Math.abs(sum)));
    assertThat(Arrays.stream(finite).min().orElseThrow())
        .isEqualTo(expected.get("min").doubleValue());
    assertThat(Arrays.stream(finite).max().orElseThrow())
        .isEqualTo(expected.get("max").doubleValue());
    for (JsonNode sample : expected.get("samples")) {
      assertThat(values[sample.get(0).intValue()][sample.get(1).intValue()])
          .isEqualTo(Double.valueOf(GoldenLvm.number(sample.get(2))));
    }
  }

  @Test
  void sigmaFactorIsTheOneOfTheFormat() {
    assertThat(FitPlanes.FWHM_TO_SIGMA).isEqualTo(0.42466090014400953);
  }

  @Test
  void readsPartsOfSpectra() throws IOException {
    Path file = FrameEdit.frame().write(folder.resolve("a.fits"));
    try (LvmTile tile = LvmTile.fromFile(file)) {
      float[] whole = new float[300];
      float[] part = new float[7];
      tile.data().read(Plane.IVAR, 48, 0, whole);
      tile.data().read(Plane.IVAR, 48, 293, part);
      assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 293, 300));
      assertThatThrownBy(() -> tile.data().read(Plane.IVAR, 48, 294, part))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("300 columns");
      assertThatThrownBy(() -> tile.data().read(Plane.IVAR, 49, 0, part))
          .isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void filesAreOpenOnlyWhileTheyAreRead() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no list of open files");
    Path file = FrameEdit.frame().write(folder.resolve("handles.fits"));
    LvmTile tile = LvmTile.fromFile(file);
    assertThat(isOpen(file)).isFalse();
    new FitDataBuilder(tile, DataConfig.defaultConfig()).build().close();
    assertThat(isOpen(file)).isFalse();
    tile.data().read(Plane.FLUX, 0, 0, new float[3]);
    tile.data().read(Plane.FLUX, 1, 0, new float[3]);
    assertThat(isOpen(file)).isTrue();
    tile.close();
    assertThat(isOpen(file)).isFalse();
    assertThatThrownBy(() -> tile.data().read(Plane.FLUX, 0, 0, new float[3]))
        .isInstanceOf(ClosedException.class);
  }

  private static boolean isOpen(Path file) throws IOException {
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      return handles.anyMatch(
          handle -> {
            try {
              return Files.isSymbolicLink(handle)
                  && Files.readSymbolicLink(handle).equals(file.toAbsolutePath());
            } catch (IOException e) {
              return false; // closed meanwhile
            }
          });
    }
  }

  @Test
  void otherFibresCanBeChosen() throws IOException {
    Path file = FrameEdit.frame().write(folder.resolve("a.fits"));
    try (LvmTile sky = LvmTile.fromFile(file, FibreSelection.SKY);
        LvmTile all = LvmTile.fromFile(file, FibreSelection.ALL);
        LvmTile sector =
            LvmTile.fromFile(file, FibreSelection.SCIENCE.and(FibreSelection.sector("Sci2")));
        LvmTile centre = LvmTile.fromFile(file, FibreSelection.rings(1, 2))) {
      assertThat(sky.spaxels()).isEqualTo(8);
      assertThat(sky.fibres()).allMatch(fibre -> fibre.telescope().startsWith("Sky"));
      assertThat(all.spaxels()).isEqualTo(60);
      assertThat(sector.fibres()).isNotEmpty().allMatch(fibre -> fibre.ifuLabel().equals("Sci2"));
      assertThat(centre.fibres()).isNotEmpty().allMatch(fibre -> fibre.ringNumber() <= 2);
      assertThat(all.fibres().get(5).row()).isEqualTo(5);
      assertThat(all.fibres().get(5).fibreId()).isEqualTo(6);
    }
    assertThatThrownBy(() -> LvmTile.fromFile(file, FibreSelection.sector("nowhere")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no fibre");
  }

  @Test
  void gzipGivesTheSame() throws IOException {
    Path plain = FrameEdit.frame().write(folder.resolve("lvmSFrame-1.fits"));
    Path packed = FrameEdit.frame().writeGzip(folder.resolve("lvmSFrame-1.fits.gz"));
    DataConfig config = DataConfig.builder().lambdaRange(6540, 6600).build();
    try (LvmTile a = LvmTile.fromFile(plain);
        LvmTile b = LvmTile.fromFile(packed);
        FitData one = new FitDataBuilder(a, config).build();
        FitData other = new FitDataBuilder(b, config).build()) {
      assertThat(other.rawFlux().toArray()).isEqualTo(closing(one.rawFlux()));
      assertThat(other.uncertainty().toArray()).isEqualTo(one.uncertainty().toArray());
    }
  }

  private static double[] closing(FitArray array) {
    try (array) {
      return array.toArray();
    }
  }

  @Test
  void releasesDifferInFormOnly() throws IOException {
    Python.assumeModules("astropy", "numpy");
    Path file = FrameEdit.frame().write(folder.resolve("lvmSFrame-1.fits"));
    Path early = folder.resolve("early.fits");
    Path late = folder.resolve("late.fits");
    Python.run(RELEASES, file, early, late);
    DataConfig config = DataConfig.builder().lambdaRange(6540, 6600).build();
    double[] expected = flux(file, config);
    assertThat(flux(early, config)).isEqualTo(expected);
    assertThat(flux(late, config)).isEqualTo(expected);
  }

  private static double[] flux(Path file, DataConfig config) {
    try (LvmTile tile = LvmTile.fromFile(file);
        FitData data = new FitDataBuilder(tile, config).build()) {
      return data.flux().toArray();
    }
  }

  private static final String RELEASES =
      """
      import sys, numpy as np
      from astropy.io import fits
      from astropy.table import Table
      with fits.open(sys.argv[1]) as f:
          f['WAVE'].data = f['WAVE'].data.astype('f8')
          f['FLUX'].header['BUNIT'] = 'ergs/s/cm^2/A/fiber'
          f['FLUX'].header['BSCALE'] = 1.0
          f['FLUX'].header['BZERO'] = 0.0
          t = Table(f['SLITMAP'].data)
          t['ringnum'] = t['ringnum'].astype('f8')
          f['SLITMAP'].data = fits.BinTableHDU(t).data
          f.writeto(sys.argv[2])
      with fits.open(sys.argv[1]) as f:
          f['FLUX'].header['BUNIT'] = 'erg / (Angstrom s cm2)'
          extra = [fits.BinTableHDU(Table({'mean': np.zeros(300)}), name=n)
                   for n in ('FLUXCAL_STD', 'FLUXCAL_SCI', 'FLUXCAL_MOD')]
          fits.HDUList(list(f[:-1]) + extra + [f[-1]]).writeto(sys.argv[3])
      """;

  @ParameterizedTest
  @CsvSource({
    "LSF, EXTNAME, 'XSF', there is no extension LSF",
    "WAVE, EXTNAME, 'WAVE_TRACE', traces instead of a common wavelength grid",
    "SLITMAP, TTYPE5, 'targettipe', there is no column targettype",
    "SLITMAP, TTYPE20, 'raa', there is no column ra",
    "PRIMARY, OBSERVAT, 'APO', OBSERVAT = 'APO'",
    "PRIMARY, INTEND, 'noon', INTEND = 'noon'",
    "FLUX, BUNIT, 'Jy', BUNIT = 'Jy'",
    "FLUX, BUNIT, '1e-17 erg/s/cm^2/A', BUNIT = '1e-17"
  })
  void whatIsWrongIsNamed(String extension, String keyword, String value, String message)
      throws IOException {
    Path file =
        FrameEdit.frame()
            .card(extension, keyword, "'" + value + "'")
            .write(folder.resolve("a.fits"));
    assertThatThrownBy(() -> LvmTile.fromFile(file))
        .isInstanceOf(AlidadeException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"EXPOSURE", "DRPVER", "INTSTART", "INTEND", "OBJECT"})
  void missingCardsAreNamed(String keyword) throws IOException {
    Path file = FrameEdit.frame().without("PRIMARY", keyword).write(folder.resolve("a.fits"));
    assertThatThrownBy(() -> LvmTile.fromFile(file))
        .isInstanceOf(MissingDatasetException.class)
        .hasMessageContaining(keyword);
  }

  @Test
  void withoutNamesPositionsCount() throws IOException {
    FrameEdit edit = FrameEdit.frame();
    for (String name : new String[] {"FLUX", "IVAR", "MASK", "WAVE", "LSF", "SLITMAP"}) {
      edit.without(name, "EXTNAME");
    }
    Path file = edit.write(folder.resolve("lvmSFrame-1.fits"));
    Path named = FrameEdit.frame().write(folder.resolve("lvmSFrame-2.fits"));
    DataConfig config = DataConfig.defaultConfig();
    assertThat(flux(file, config)).isEqualTo(flux(named, config));
  }

  @Test
  void changedAndDeletedFilesAreNoticed() throws IOException {
    Path file = FrameEdit.frame().write(folder.resolve("a.fits"));
    LvmTile tile = LvmTile.fromFile(file);
    FitDataBuilder builder = new FitDataBuilder(tile, DataConfig.defaultConfig());
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("changed");
    Files.delete(file);
    assertThatThrownBy(builder::build).isInstanceOf(MissingDatasetException.class);
    tile.close();
    assertThatThrownBy(builder::build).isInstanceOf(ClosedException.class);
  }

  @Test
  void missingAndTruncatedFilesAreNamed() throws IOException {
    assertThatThrownBy(() -> LvmTile.fromFile(folder.resolve("none.fits")))
        .isInstanceOf(MissingDatasetException.class)
        .hasMessageContaining("none.fits");
    Path file = FrameEdit.frame().write(folder.resolve("a.fits"));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 200_000));
    assertThatThrownBy(() -> LvmTile.fromFile(file)).isInstanceOf(FormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "tile_id=1054755, 1054755, true",
    "tile_id= 12 =x, 12, true",
    "' 11111 ', 11111, true",
    "tile_id=ab, tile_id=ab, false",
    "S308_P2, S308_P2, false",
    "'', '', false",
    "007, 7, true"
  })
  void tileIdsAreNumbersOrTexts(String card, String text, boolean number) {
    assertThat(TileId.parse(card)).isEqualTo(new TileId(text, number));
  }

  @Test
  void describesItself() {
    try (LvmTile tile = LvmTile.fromFile(GoldenLvm.tile("lvmSFrame-00010007.fits"))) {
      assertThat(tile.toString())
          .contains("lvmSFrame-00010007.fits", "exposure: 10007", "DRP version: 1.1.1")
          .contains("tile id: 1054756", "spaxel 49, wavelength 300", "size: 0.2 MB")
          .contains("erg / (Angstrom s cm2)");
    }
  }
}
