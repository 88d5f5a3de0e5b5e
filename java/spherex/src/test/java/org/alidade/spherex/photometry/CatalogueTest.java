package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsTableData;
import org.alidade.fits.FitsWriter;
import org.alidade.fits.SkyPosition;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.Source;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.table.TableWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.Tables;

/** Catalogues in files, and the long table of results. */
class CatalogueTest {
  @TempDir Path folder;

  @Test
  void columnsOfEveryKind() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("a.csv"),
            "Source_ID,RA,Dec,pmRA,pmDec,ref_epoch\nx 1,10.5,-20.25,3.5,-4,2015.5\n7,0,90,,,\n");
    assertThat(Catalogue.read(csv))
        .containsExactly(
            new CatalogueSource("x 1", Source.at(10.5, -20.25), 3.5, -4, 2015.5),
            new CatalogueSource("7", Source.at(0, 90), Double.NaN, Double.NaN, 2016));
    Path fits = folder.resolve("a.fits");
    try (FitsWriter writer = FitsWriter.create(fits)) {
      writer.table(
          "STARS",
          FitsTableData.builder(1)
              .doubles("ra", "deg", new double[] {1.5})
              .doubles("dec", "deg", new double[] {2.5})
              .build(),
          List.of());
      writer.commit();
    }
    assertThat(Catalogue.read(fits)).containsExactly(CatalogueSource.fixed("1", 1.5, 2.5));
  }

  @Test
  void parquetKeepsLongNumbers() throws IOException {
    Path file = folder.resolve("gaia.parquet");
    TableWriter.write(
        file,
        Table.builder()
            .column(Column.of("solution", new double[] {0, 0}))
            .column(Column.of("source_id", new long[] {(1L << 62) + 1, 2}))
            .column(Column.of("RA", new double[] {10.5, 11}))
            .column(Column.of("dec", new float[] {-2.5f, 3}))
            .column(Column.of("pmra", new double[] {12, Double.NaN}))
            .build());
    List<CatalogueSource> sources = Catalogue.read(file);
    assertThat(sources).hasSize(2);
    assertThat(sources.get(0).id()).isEqualTo("4611686018427387905");
    assertThat(sources.get(0).position().raDegrees()).isEqualTo(10.5);
    assertThat(sources.get(0).position().decDegrees()).isEqualTo(-2.5);
    assertThat(sources.get(0).properMotionRa()).isEqualTo(12);
    assertThat(sources.get(1).properMotionRa()).isNaN();
    assertThat(sources.get(1).epoch()).isEqualTo(CatalogueSource.DEFAULT_EPOCH);
    Path other = folder.resolve("other.parquet");
    TableWriter.write(other, Table.builder().column(Column.of("name", List.of("a"))).build());
    assertThatThrownBy(() -> Catalogue.read(other))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("ra and dec");
    Path text = Files.writeString(folder.resolve("text.parquet"), "ra,dec");
    assertThatThrownBy(() -> Catalogue.read(text)).isInstanceOf(FormatException.class);
  }

  /** As in a program that does not have the module for tables. */
  @Test
  void withoutTheModuleParquetIsRefusedInOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("a.parquet"), "");
    URL[] path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(CatalogueTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new WithoutTables(path)) {
      Method read = loader.loadClass(Catalogue.class.getName()).getMethod("read", Path.class);
      assertThatThrownBy(() -> read.invoke(null, file))
          .cause()
          .hasMessageContaining("alidade-table")
          .hasMessageContaining("a.parquet");
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  private static final class WithoutTables extends URLClassLoader {
    WithoutTables(URL[] path) {
      super(path, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("org.alidade.table.")) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }
  }

  @Test
  void unusableTables() throws IOException {
    Path other = Files.writeString(folder.resolve("b.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> Catalogue.read(other))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("ra and dec");
    Path outside = Files.writeString(folder.resolve("c.csv"), "ra,dec\n1,2\n1,99\n");
    assertThatThrownBy(() -> Catalogue.read(outside))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("row 2");
    Path unknown = Files.writeString(folder.resolve("d.doc"), "");
    assertThatThrownBy(() -> Catalogue.read(unknown)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Catalogue.read(folder.resolve("none.csv")))
        .isInstanceOf(MissingDatasetException.class);
  }

  @Test
  void longTable() {
    MockSource star = new MockSource(930.2, 1131.7, 3000);
    MockImage mock = MockImage.builder().source(star).build();
    Path file = folder.resolve("image.fits");
    mock.write(file);
    SkyPosition sky = mock.position(star);
    SkyPosition edge = mock.position(new MockSource(901, 1131, 1));
    StringWriter text = new StringWriter();
    ForcedPhotometry.measureAll(
        List.of(file),
        List.of(
            CatalogueSource.fixed("a,b", sky.longitudeDegrees(), sky.latitudeDegrees()),
            CatalogueSource.fixed("edge", edge.longitudeDegrees(), edge.latitudeDegrees())),
        ForcedOptions.defaults(),
        1,
        new ForcedTable(text),
        new CancellationToken());
    List<String> lines = text.toString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("source_id,ra,dec,obs_id,band,mjd");
    assertThat(lines.get(1)).startsWith("\"a,b\",").contains(",2025W25_1B_0062_1,D3,");
    assertThat(lines.get(2)).startsWith("edge,").contains(",too_close_to_edge,");
    assertThat(lines.get(2).replaceAll("\"[^\"]*\"", "").split(",", -1))
        .hasSameSizeAs(lines.get(0).split(",", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.ecsv", "a.vot", "a.fits"})
  void tableFiles(String name) throws IOException {
    MockSource star = new MockSource(930.2, 1131.7, 3000);
    MockImage mock = MockImage.builder().source(star).build();
    Path file = folder.resolve("image.fits");
    mock.write(file);
    SkyPosition sky = mock.position(star);
    SkyPosition edge = mock.position(new MockSource(901, 1131, 1));
    List<ForcedImage> images = new ArrayList<>();
    ForcedPhotometry.measureAll(
        List.of(file, folder.resolve("none.fits")),
        List.of(
            CatalogueSource.fixed("star", sky.longitudeDegrees(), sky.latitudeDegrees()),
            CatalogueSource.fixed("edge", edge.longitudeDegrees(), edge.latitudeDegrees())),
        ForcedOptions.defaults(),
        1,
        images::add,
        new CancellationToken());
    Path target = folder.resolve(name);
    ForcedTable.checkName(target);
    ForcedTable.write(target, images);
    String format = name.equals("a.vot") ? "votable" : name.substring(2);
    StarTable table =
        Tables.randomTable(new StarTableFactory(true).makeStarTable(target.toString(), format));
    assertThat(table.getRowCount()).isEqualTo(3);
    ForcedMeasurement one = images.get(0).sources().get(0);
    assertThat(cell(table, 0, "source_id")).isEqualTo("star");
    assertThat(cell(table, 0, "psf_flux")).isEqualTo(one.psf().orElseThrow().fluxMicrojansky());
    assertThat(cell(table, 0, "flux_corrected"))
        .isEqualTo(one.correction().orElseThrow().fluxMicrojansky());
    assertThat(cell(table, 0, "psf_status")).isEqualTo("fitted");
    assertThat(((Number) cell(table, 0, "contamination")).doubleValue()).isZero();
    assertThat(cell(table, 1, "failure")).isEqualTo("too_close_to_edge");
    assertThat(cell(table, 1, "message").toString()).isNotBlank();
    assertThat(cell(table, 1, "obs_id")).isEqualTo("2025W25_1B_0062_1");
    assertThat(cell(table, 2, "failure")).isEqualTo("unreadable");
    assertThat(cell(table, 2, "file").toString()).endsWith("none.fits");
  }

  private static Object cell(StarTable table, long row, String column) throws IOException {
    for (int i = 0; i < table.getColumnCount(); i++) {
      if (table.getColumnInfo(i).getName().equals(column)) {
        return table.getCell(row, i);
      }
    }
    throw new AssertionError("no column " + column);
  }

  @Test
  void tablesOfUnknownFormatsAreRefusedAtOnce() {
    assertThatThrownBy(() -> ForcedTable.checkName(Path.of("a.doc")))
        .isInstanceOf(BadInputException.class);
  }
}
