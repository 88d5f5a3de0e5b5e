package org.alidade.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alidade.array.IoFailureException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Writes Parquet through DuckDB. Rows are staged in a temporary database beside the target, so that
 * memory stays bounded.
 */
final class ParquetFile {
  private static final String MEMORY_LIMIT = "512MB";
  private static final long ROW_GROUP_BYTES = 64L << 20;

  private ParquetFile() {}

  static void write(Path file, Table table) throws IOException {
    // A name of its own: DuckDB takes what follows a question mark for settings.
    Path staging = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".alidade-staging");
    try (Connection connection = connect(staging.resolve("rows.duckdb"))) {
      create(connection, table);
      append(connection.unwrap(DuckDBConnection.class), table);
      execute(connection, copy(file, table));
    } catch (SQLException e) {
      IoFailureException failure =
          new IoFailureException(
              "DuckDB could not write the table (" + e.getMessage() + ")",
              file.toString(),
              "check that the folder is writable and has room for the table twice");
      failure.initCause(e);
      throw failure;
    } finally {
      delete(staging);
    }
  }

  private static Connection connect(Path database) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", MEMORY_LIMIT);
    settings.setProperty("temp_directory", database.resolveSibling("spill").toString());
    return new DuckDBDriver().connect("jdbc:duckdb:" + database, settings);
  }

  private static void create(Connection connection, Table table) throws SQLException {
    String columns =
        table.columns().stream()
            .map(column -> quoted(column.name(), '"') + " " + sqlType(column) + " NOT NULL")
            .collect(Collectors.joining(", "));
    execute(connection, "CREATE TABLE staged (" + columns + ")");
  }

  private static String sqlType(Column column) {
    String element = column.type().sqlName();
    return column.isList() ? element + "[" + column.elements() + "]" : element;
  }

  private static void append(DuckDBConnection connection, Table table) throws SQLException {
    List<ColumnValues> values = table.columns().stream().map(ColumnValues::new).toList();
    try (DuckDBAppender appender = connection.createAppender("staged")) {
      for (long row = 0; row < table.rows(); row++) {
        appender.beginRow();
        for (int i = 0; i < values.size(); i++) {
          append(appender, table.columns().get(i), values.get(i).read(row));
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, Column column, Object values)
      throws SQLException {
    boolean list = column.isList();
    if (values instanceof double[] doubles) {
      chosen(list, () -> appender.append(doubles), () -> appender.append(doubles[0]));
    } else if (values instanceof float[] floats) {
      chosen(list, () -> appender.append(floats), () -> appender.append(floats[0]));
    } else if (values instanceof long[] longs) {
      chosen(list, () -> appender.append(longs), () -> appender.append(longs[0]));
    } else if (values instanceof int[] ints) {
      chosen(list, () -> appender.append(ints), () -> appender.append(ints[0]));
    } else if (values instanceof byte[] bytes) {
      chosen(list, () -> appender.appendByteArray(bytes), () -> appender.append(bytes[0]));
    } else {
      appender.append(((String[]) values)[0]);
    }
  }

  /** One of two ways to append. */
  private interface Appending {
    DuckDBAppender run() throws SQLException;
  }

  private static void chosen(boolean list, Appending whole, Appending single) throws SQLException {
    (list ? whole : single).run();
  }

  private static String copy(Path file, Table table) {
    long rowBytes =
        table.columns().stream().mapToLong(c -> (long) c.elements() * c.type().bytes()).sum();
    long groupRows = Math.max(1, ROW_GROUP_BYTES / Math.max(1, rowBytes));
    return "COPY staged TO "
        + quoted(file.toString(), '\'')
        + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
        + groupRows
        + metadata(table)
        + ")";
  }

  private static String metadata(Table table) {
    Map<String, String> texts = new TreeMap<>(table.metadata());
    for (Column column : table.columns()) {
      if (!column.unit().isEmpty()) {
        texts.put("unit:" + column.name(), column.unit());
      }
    }
    if (texts.isEmpty()) {
      return "";
    }
    return texts.entrySet().stream()
        .map(text -> quoted(text.getKey(), '\'') + ": " + quoted(text.getValue(), '\''))
        .collect(Collectors.joining(", ", ", KV_METADATA {", "}"));
  }

  private static String quoted(String text, char quote) {
    String sign = String.valueOf(quote);
    return sign + text.replace(sign, sign + sign) + sign;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
