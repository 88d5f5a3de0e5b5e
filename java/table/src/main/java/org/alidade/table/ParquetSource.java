package org.alidade.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** A Parquet file seen through DuckDB. */
final class ParquetSource {
  private static final String MEMORY_LIMIT = "512MB";
  private static final String UNIT = "unit:";

  private final Path file;
  private final Connection connection;

  private ParquetSource(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static Table read(Path file, Predicate<String> wanted) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    Properties settings = new Properties();
    settings.setProperty("memory_limit", MEMORY_LIMIT);
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings)) {
      return new ParquetSource(file, connection.unwrap(DuckDBConnection.class)).table(wanted);
    } catch (SQLException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      FormatException failure =
          new FormatException("no Parquet table (" + why + ")", file.toString(), "check the file");
      failure.initCause(e);
      throw failure;
    }
  }

  private Table table(Predicate<String> wanted) throws SQLException {
    List<ParquetColumn> columns = columns(wanted);
    if (columns.isEmpty()) {
      throw new BadInputException(
          "none of the wanted columns is there, or none holds numbers or texts",
          file.toString(),
          "check the names of the columns");
    }
    count(columns);
    String selected =
        columns.stream().map(ParquetColumn::expression).collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + selected + " FROM " + source())) {
      for (int row = 0; rows.next(); row++) {
        for (int i = 0; i < columns.size(); i++) {
          columns.get(i).take(rows, i + 1, row);
        }
      }
    }
    Map<String, String> texts = texts();
    Table.Builder table = Table.builder();
    for (ParquetColumn column : columns) {
      table.column(column.column().unit(texts.getOrDefault(UNIT + column.name(), "")));
    }
    texts.keySet().removeIf(key -> key.startsWith(UNIT) || key.equals("ARROW:schema"));
    texts.forEach(table::metadata);
    return table.build();
  }

  private List<ParquetColumn> columns(Predicate<String> wanted) throws SQLException {
    List<ParquetColumn> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + source())) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (wanted.test(name)) {
          ParquetColumn.of(name, rows.getString(2)).ifPresent(columns::add);
        }
      }
    }
    return columns;
  }

  /** Finds out how many rows there are, and how many values of every column. */
  private void count(List<ParquetColumn> columns) throws SQLException {
    String counts =
        columns.stream()
            .map(column -> ", count(" + column.quotedName() + ")")
            .collect(Collectors.joining());
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*)" + counts + " FROM " + source())) {
      row.next();
      long rows = row.getLong(1);
      if (rows > Integer.MAX_VALUE - 8) {
        throw new BadInputException(
            "a table of " + rows + " rows", file.toString(), "divide it into several");
      }
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).allocate((int) rows, row.getLong(i + 2) < rows);
      }
    }
  }

  private Map<String, String> texts() throws SQLException {
    Map<String, String> texts = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT key, value FROM parquet_kv_metadata(" + quotedPath() + ")")) {
      while (rows.next()) {
        texts.put(text(rows, 1), text(rows, 2));
      }
    }
    return texts;
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    return new String(rows.getBytes(column), StandardCharsets.UTF_8);
  }

  private String source() {
    return "read_parquet(" + quotedPath() + ", binary_as_string = true, hive_partitioning = false)";
  }

  /** The name of one file, whatever signs are in it. */
  private String quotedPath() {
    String name = file.toString().replaceAll("[\\[*?]", "[$0]");
    return "'" + name.replace("'", "''") + "'";
  }
}
