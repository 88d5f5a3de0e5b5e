package org.alidade.lightcurve.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.table.Column;
import org.alidade.table.ElementType;
import org.alidade.table.Table;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTablesTest {
  private static final String LDAC =
      """
      import sys, numpy as np
      from astropy.io import fits
      head = fits.BinTableHDU.from_columns(
          [fits.Column(name='Field Header Card', format='80A', array=np.array(['SIMPLE'], 'S80'))],
          name='LDAC_IMHEAD')
      rows = [fits.Column(name='NUMBER', format='J', array=[1, 2]),
              fits.Column(name='ALPHA_J2000', format='D', unit='deg', array=[265.0, 265.1]),
              fits.Column(name='DELTA_J2000', format='D', unit='deg', array=[69.0, 69.1]),
              fits.Column(name='MAG_APER', format='3E', unit='mag', array=[[15, 16, 17], [18, 19, 20]]),
              fits.Column(name='FLAGS', format='I', array=[0, 4])]
      objects = fits.BinTableHDU.from_columns(rows, name=sys.argv[2])
      tables = [fits.PrimaryHDU(), head, objects] if sys.argv[2].startswith('LDAC') \\
          else [fits.PrimaryHDU(), objects]
      fits.HDUList(tables).writeto(sys.argv[1])
      """;

  @TempDir Path folder;

  @Test
  void ldac() {
    Python.assumeModules("astropy", "numpy");
    for (String name : List.of("LDAC_OBJECTS", "SOURCES")) {
      Path file = folder.resolve(name + ".fits");
      Python.run(LDAC, file, name);
      SourceCatalogue sources = SourceCatalogue.read(file, TableTransform.sextractor());
      assertThat(sources.objectKeys()).containsExactly("1", "2");
      assertThat(sources.measurementKeys()).containsExactly("aper", "aper_1", "aper_2");
      assertThat(sources.values("aper_1", "mag")).containsExactly(16, 19);
      assertThat(sources.flags().orElseThrow()).containsExactly(0, 4);
      assertThat(sources.table().columns().get(1).unit()).isEqualTo("deg");
      assertThat(sources.x()).containsExactly(Double.NaN, Double.NaN);
    }
  }

  @Test
  void fitsWithoutTable() throws IOException {
    Python.assumeModules("astropy");
    Path file = folder.resolve("image.fits");
    Python.run(
        "import sys; from astropy.io import fits; fits.PrimaryHDU().writeto(sys.argv[1])", file);
    assertThatThrownBy(() -> SourceTables.read(file)).isInstanceOf(FormatException.class);
  }

  /** The width of the last column shows in the rows. */
  @Test
  void lastColumnOfLists() throws IOException {
    Table table =
        SourceTables.read(
            text(
                "# 1 NUMBER Running object number",
                "#   2 FLUX_APER   Flux [in a circle] [count/pixel**2]",
                "1 1e3 +2 nan",
                "2 -4.5 inf -INF"));
    assertThat(table.columns())
        .extracting(Column::name)
        .containsExactly("NUMBER", "FLUX_APER", "FLUX_APER_1", "FLUX_APER_2");
    assertThat(table.columns().get(0).type()).isEqualTo(ElementType.LONG);
    assertThat(table.columns().get(1).unit()).isEqualTo("ct/pix**2");
    assertThat(table.columns().get(1).number(0)).isEqualTo(1000);
    assertThat(table.columns().get(3).number(0)).isNaN();
    assertThat(table.columns().get(3).number(1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void wordsAndNoRows() throws IOException {
    Table words = SourceTables.read(text("# 1 NAME Name", "# 2 N", "star 1d", "galaxy 2"));
    assertThat(words.columns().get(0).text(1)).isEqualTo("galaxy");
    assertThat(words.columns().get(1).type()).isEqualTo(ElementType.TEXT);
    Table empty = SourceTables.read(text("# 1 NUMBER", "# 2 MAG_APER [mag]", "# 4 FLAGS"));
    assertThat(empty.rows()).isZero();
    assertThat(empty.columns()).hasSize(4);
  }

  @Test
  void damagedFiles() throws IOException {
    assertThatThrownBy(() -> SourceTables.read(text("# 1 A", "# 2 B", "1 2", "1")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("line 4");
    assertThatThrownBy(() -> SourceTables.read(text("# 1 A", "# 3 B", "1 2")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("2 values");
    assertThatThrownBy(() -> SourceTables.read(text("# 2 A", "1")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("column 1");
    assertThatThrownBy(() -> SourceTables.read(text("# 1 A", "# 1 B", "1 2")))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> SourceTables.read(text("# 99999999999 A", "1")))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> SourceTables.read(text("a,b", "1,2")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("no source catalogue");
    assertThatThrownBy(() -> SourceTables.read(text("# %ECSV 1.0", "# ---", "# datatype: [")))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> SourceTables.read(text(""))).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> SourceTables.read(folder.resolve("none.ecsv")))
        .isInstanceOf(MissingDatasetException.class);
  }

  private Path text(String... lines) throws IOException {
    return Files.write(folder.resolve("catalogue.txt"), List.of(lines));
  }

  @Test
  void ecsvComesBack() {
    Table table =
        Table.builder()
            .column(Column.of("NUMBER", new long[] {1, 2}))
            .column(Column.of("MAG_AUTO", new double[] {15.25, Double.NaN}).unit("mag"))
            .column(Column.of("name", List.of("two words", "\"quoted\"")))
            .column(Column.of("FLAGS", new int[] {0, 16}))
            .build();
    Path file = folder.resolve("out.ecsv");
    SourceTables.writeEcsv(file, table);
    Table read = SourceTables.read(file);
    assertThat(read.columns())
        .extracting(Column::name)
        .containsExactly("NUMBER", "MAG_AUTO", "name", "FLAGS");
    assertThat(read.columns().get(1).unit()).isEqualTo("mag");
    assertThat(read.columns().get(1).number(0)).isEqualTo(15.25);
    assertThat(read.columns().get(1).number(1)).isNaN();
    assertThat(read.columns().get(2).text(0)).isEqualTo("two words");
    assertThat(read.columns().get(2).text(1)).isEqualTo("\"quoted\"");
    assertThat(read.columns().get(3).integer(1)).isEqualTo(16);
    Python.assumeModules("astropy");
    assertThat(
            Python.run(
                "import sys; from astropy.table import Table; t = Table.read(sys.argv[1]);"
                    + "print(t['name'][1], t['MAG_AUTO'][0], t['MAG_AUTO'].unit, t['FLAGS'].dtype)",
                file))
        .isEqualToIgnoringNewLines("\"quoted\" 15.25 mag int32");
  }
}
