package org.alidade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {
  @TempDir Path folder = Path.of("");

  /** A file as other programs write it. */
  private Path written(String name, String select) throws SQLException {
    Path file = folder.resolve(name);
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }

  @Test
  void ownTablesComeBack() throws IOException {
    Path plain = folder.resolve("a.parquet");
    TableWriter.write(
        plain,
        Table.builder()
            .column(Column.of("ra", new double[] {1.1, Double.NaN}).unit("deg"))
            .column(Column.of("id", new long[] {(1L << 62) + 1, 2}))
            .column(Column.of("weight", new float[] {0.5f, 2}))
            .column(Column.of("label", List.of("\u03b1 b", "")))
            .column(Column.doubleLists("flux", 3, 2, (row, into) -> into[0] = row))
            .metadata("hash", "ab'c")
            .build());
    Path odd = Files.move(plain, folder.resolve("a [1]* it's?.parquet"));
    Table table = TableReader.read(odd);
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.columns().stream().map(Column::name))
        .as("lists are left out")
        .containsExactly("ra", "id", "weight", "label");
    assertThat(table.columns().get(0).unit()).isEqualTo("deg");
    assertThat(table.columns().get(0).number(0)).isEqualTo(1.1);
    assertThat(table.columns().get(0).number(1)).isNaN();
    assertThat(table.columns().get(1).integer(0)).isEqualTo((1L << 62) + 1);
    assertThat(table.columns().get(1).text(0)).isEqualTo("4611686018427387905");
    assertThat(table.columns().get(2).number(0)).isEqualTo(0.5);
    assertThat(table.columns().get(3).text(0)).isEqualTo("\u03b1 b");
    assertThat(table.metadata()).containsOnlyKeys("hash").containsEntry("hash", "ab'c");
  }

  @Test
  void missingValuesAndOtherTypes() throws Exception {
    Path file =
        written(
            "ra=3.parquet",
            """
            SELECT * FROM (VALUES
              (1::TINYINT, NULL::BIGINT, 1.25::DECIMAL(9, 2), NULL::VARCHAR, true, DATE '2026-01-02', 'x'::BLOB),
              (2::TINYINT, 7::BIGINT, NULL, 'b', false, NULL, NULL))
            AS t(small, big, price, word, flag, day, raw)""");
    Table table = TableReader.read(file, name -> !name.equals("raw"));
    assertThat(table.columns().stream().map(Column::name))
        .containsExactly("small", "big", "price", "word", "flag", "day");
    assertThat(table.columns().stream().map(Column::type))
        .containsExactly(
            ElementType.LONG,
            ElementType.DOUBLE,
            ElementType.DOUBLE,
            ElementType.TEXT,
            ElementType.LONG,
            ElementType.TEXT);
    assertThat(table.columns().get(1).number(0)).isNaN();
    assertThat(table.columns().get(1).number(1)).isEqualTo(7);
    assertThat(table.columns().get(2).number(0)).isEqualTo(1.25);
    assertThat(table.columns().get(3).text(0)).isEmpty();
    assertThat(table.columns().get(4).number(0)).isEqualTo(1);
    assertThat(table.columns().get(5).text(0)).isEqualTo("2026-01-02");
    assertThatThrownBy(() -> table.columns().get(1).integer(0))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> table.columns().get(3).number(0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column word");
  }

  @Test
  void unusableFiles() throws Exception {
    Path file = written("a.parquet", "SELECT [1, 2] AS pair");
    assertThatThrownBy(() -> TableReader.read(file)).isInstanceOf(BadInputException.class);
    Path text = Files.writeString(folder.resolve("b.parquet"), "ra,dec\n1,2\n");
    assertThatThrownBy(() -> TableReader.read(text))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("b.parquet");
    assertThatThrownBy(() -> TableReader.read(folder.resolve("none.parquet")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> TableReader.read(folder.resolve("a.arrow")))
        .isInstanceOf(BadInputException.class);
  }
}
