package org.alidade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {
  private static final int ROWS = 5;

  @TempDir Path folder = Path.of("");

  private static Table table() {
    return Table.builder()
        .column(Column.of("ra", new double[] {1, 2, Double.NaN, 4, 5}).unit("deg"))
        .column(Column.of("id", new long[] {1L << 40, 2, 3, 4, 5}))
        .column(Column.of("number", new int[] {-1, 2, 3, 4, 5}))
        .column(Column.of("weight", new float[] {0.5f, 2, 3, 4, 5}))
        .column(Column.of("label", List.of("Sci1", "", "it's \u03b1", "d", "e")))
        .column(
            Column.doubleLists(
                "flux",
                3,
                ROWS,
                (row, into) -> {
                  for (int i = 0; i < 3; i++) {
                    into[i] = 10 * row + i;
                  }
                }))
        .column(Column.floatLists("lsf", 2, ROWS, (row, into) -> into[1] = row))
        .column(Column.byteLists("mask", 3, ROWS, (row, into) -> into[2] = (byte) row))
        .metadata("hash", "ab'c")
        .metadata("config", "{\"a\": 1}")
        .build();
  }

  @Test
  void anyNameCanBeWritten() throws IOException {
    Path file = folder.resolve("a?b;c='d' e.parquet");
    TableWriter.write(file, table());
    assertThat(TableReader.read(file).rows()).isEqualTo(ROWS);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 100})
  void arrowReadsItsFiles(long batchRows) throws IOException {
    Path file = folder.resolve("t.arrow");
    ArrowFile.write(file, table(), batchRows);
    try (RootAllocator memory = new RootAllocator();
        FileChannel channel = FileChannel.open(file);
        ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      assertThat(root.getSchema().getCustomMetadata())
          .containsEntry("hash", "ab'c")
          .containsEntry("config", "{\"a\": 1}");
      assertThat(root.getSchema().findField("ra").getMetadata()).containsEntry("unit", "deg");
      assertThat(root.getSchema().findField("flux").isNullable()).isFalse();
      long row = 0;
      while (reader.loadNextBatch()) {
        for (int i = 0; i < root.getRowCount(); i++) {
          checkRow(root, i, row);
          row++;
        }
      }
      assertThat(row).isEqualTo(ROWS);
    }
  }

  private static void checkRow(VectorSchemaRoot root, int at, long row) {
    double ra = ((Float8Vector) root.getVector("ra")).get(at);
    assertThat(ra).isEqualTo(Double.valueOf(row == 2 ? Double.NaN : row + 1));
    assertThat(root.getVector("id").getObject(at)).isEqualTo(row == 0 ? 1L << 40 : row + 1);
    assertThat(root.getVector("number").getObject(at)).isEqualTo(row == 0 ? -1 : (int) row + 1);
    assertThat(root.getVector("weight").getObject(at)).isEqualTo(row == 0 ? 0.5f : row + 1f);
    assertThat(root.getVector("flux").getObject(at))
        .isEqualTo(List.of(10.0 * row, 10.0 * row + 1, 10.0 * row + 2));
    assertThat(root.getVector("lsf").getObject(at)).isEqualTo(List.of(0f, (float) row));
    assertThat(root.getVector("mask").getObject(at))
        .isEqualTo(List.of((byte) 0, (byte) 0, (byte) row));
    if (row == 2) {
      VarCharVector labels = (VarCharVector) root.getVector("label");
      assertThat(labels.getObject(at)).hasToString("it's \u03b1");
    }
  }

  @Test
  void buffersOfArrowStartAtMultiplesOf64Bytes() throws IOException {
    Path file = folder.resolve("t.arrow");
    TableWriter.write(file, table());
    try (RootAllocator memory = new RootAllocator();
        FileChannel channel = FileChannel.open(file);
        ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
      assertThat(reader.getRecordBlocks()).hasSize(1);
      var block = reader.getRecordBlocks().get(0);
      assertThat((block.getOffset() + block.getMetadataLength()) % 64).isZero();
      assertThat(reader.loadNextBatch()).isTrue();
      FieldVector flux = reader.getVectorSchemaRoot().getVector("flux");
      FieldVector items = ((FixedSizeListVector) flux).getDataVector();
      long body = reader.getVectorSchemaRoot().getVector("ra").getDataBuffer().memoryAddress();
      assertThat((items.getDataBuffer().memoryAddress() - body) % 64).isZero();
    }
  }

  @Test
  void duckDbReadsParquet() throws IOException, SQLException {
    Path file = folder.resolve("it's.parquet");
    TableWriter.write(file, table());
    assertThat(folder.toFile().list()).containsExactly("it's.parquet");
    String from = " FROM '" + file.toString().replace("'", "''") + "'";
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT *" + from)) {
        int row = 0;
        while (rows.next()) {
          assertThat(rows.getDouble("ra"))
              .isEqualTo(Double.valueOf(row == 2 ? Double.NaN : row + 1));
          assertThat(rows.getLong("id")).isEqualTo(row == 0 ? 1L << 40 : row + 1);
          assertThat((Object[]) rows.getArray("flux").getArray())
              .containsExactly(10.0 * row, 10.0 * row + 1, 10.0 * row + 2);
          assertThat((Object[]) rows.getArray("lsf").getArray()).containsExactly(0f, (float) row);
          assertThat((Object[]) rows.getArray("mask").getArray())
              .containsExactly((byte) 0, (byte) 0, (byte) row);
          row++;
        }
        assertThat(row).isEqualTo(ROWS);
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT decode(key), decode(value) FROM parquet_kv_metadata('"
                  + file.toString().replace("'", "''")
                  + "') ORDER BY 1")) {
        StringBuilder texts = new StringBuilder();
        while (rows.next()) {
          texts.append(rows.getString(1)).append('=').append(rows.getString(2)).append(';');
        }
        assertThat(texts).contains("config={\"a\": 1};", "hash=ab'c;", "unit:ra=deg;");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"old.parquet", "old.arrow"})
  void aFailureLeavesTheOldFileAndNothingElse(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "old");
    Table failing =
        Table.builder()
            .column(
                Column.doubleLists(
                    "x",
                    2,
                    3,
                    (row, into) -> {
                      throw new BadInputException("row " + row, "x", "none");
                    }))
            .build();
    assertThatThrownBy(() -> TableWriter.write(file, failing))
        .isInstanceOf(BadInputException.class);
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly(name);
  }

  @Test
  void unusableTablesAreRefused() {
    Column two = Column.of("a", new double[2]);
    assertThatThrownBy(() -> Table.builder().build()).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Table.builder().column(two).column(two).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("name a");
    assertThatThrownBy(() -> Table.builder().column(two).column(Column.of("b", new int[3])).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column b");
    assertThatThrownBy(() -> Column.doubleLists("x", 0, 3, (row, into) -> {}))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> TableFormat.of(Path.of("x.csv")))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void anEmptyTableIsAFileToo() throws IOException {
    Table empty = Table.builder().column(Column.of("a", new double[0])).build();
    for (String name : List.of("e.arrow", "e.parquet")) {
      TableWriter.write(folder.resolve(name), empty);
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
  }
}
