package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsTableData;
import org.alidade.fits.FitsWriter;
import org.alidade.fits.SkyPosition;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.Source;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
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
