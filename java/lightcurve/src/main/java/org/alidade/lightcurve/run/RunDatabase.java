package org.alidade.lightcurve.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB file with the values of assets (spec lightcurve 9.6: one table per asset), how each was
 * made, and the files of the pipeline. DuckDB lets one process at a time have the file.
 *
 * <pre>{@code
 * try (RunDatabase database = RunDatabase.open(Path.of("scratch/io.duckdb"))) {
 *   database.files("gr12_ch1").forEach(file -> log.info(file.path()));
 * }
 * }</pre>
 */
public final class RunDatabase implements AssetValueStore, AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String RECORDS =
      """
      CREATE SCHEMA IF NOT EXISTS catalogue;
      CREATE TABLE IF NOT EXISTS catalogue.materialisations (
        asset VARCHAR, partition_key VARCHAR, value_json VARCHAR, metadata VARCHAR,
        options VARCHAR, started TIMESTAMP, finished TIMESTAMP, log VARCHAR,
        UNIQUE (asset, partition_key));
      CREATE TABLE IF NOT EXISTS catalogue.files (
        path VARCHAR UNIQUE, partition_key VARCHAR, kind VARCHAR, bytes BIGINT,
        modified TIMESTAMP, checksum VARCHAR, asset VARCHAR);
      """;

  private final Path file;
  private final Connection connection;
  private final Set<String> tables = new HashSet<>();

  private RunDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a database, and makes it if there is none.
   *
   * @throws IoFailureException if that fails, as when another process has it
   */
  public static RunDatabase open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      RunDatabase database =
          new RunDatabase(file, DriverManager.getConnection("jdbc:duckdb:" + file));
      database.execute(RECORDS);
      return database;
    } catch (IOException | SQLException e) {
      throw failure(file, e);
    }
  }

  @Override
  public synchronized void put(String asset, @Nullable String partition, @Nullable Object value) {
    make(asset);
    update(
        "INSERT OR REPLACE INTO "
            + table(asset)
            + " (partition_key, value_json, value_type, created_at) VALUES (?, ?, ?, ?)",
        key(partition),
        ValueJson.text(value),
        ValueJson.type(value),
        utc(Instant.now()));
  }

  @Override
  public synchronized Optional<JsonNode> get(String asset, @Nullable String partition) {
    List<Entry> found = entries(asset, " WHERE partition_key = ?", key(partition));
    return found.size() == 1 ? Optional.of(ValueJson.parse(found.get(0).json())) : Optional.empty();
  }

  @Override
  public synchronized List<Entry> list(String asset) {
    return entries(asset, "");
  }

  @Override
  public synchronized Optional<Instant> createdAt(String asset, @Nullable String partition) {
    if (!exists(asset)) {
      return Optional.empty();
    }
    List<Instant> times =
        query(
            "SELECT created_at FROM " + table(asset) + " WHERE partition_key = ?",
            row -> time(row, 1),
            key(partition));
    return times.stream().findFirst();
  }

  /** Keeps how an asset was made; what was known of the same asset and partition is replaced. */
  public synchronized void record(Materialisation made) {
    update(
        "INSERT OR REPLACE INTO catalogue.materialisations VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        made.asset(),
        made.partition(),
        made.value(),
        made.metadata(),
        made.options(),
        utc(made.started()),
        utc(made.finished()),
        made.log());
  }

  /** How an asset was made last, if it was. */
  public synchronized Optional<Materialisation> materialisation(String asset, String partition) {
    return materialisations("WHERE asset = ? AND partition_key = ?", asset, partition).stream()
        .findFirst();
  }

  /** How all partitions of an asset were made last. */
  public synchronized List<Materialisation> materialisations(String asset) {
    return materialisations("WHERE asset = ?", asset);
  }

  /** Keeps what is known of files; of the same path the last counts. */
  public synchronized void catalogue(List<CataloguedFile> files) {
    for (CataloguedFile found : files) {
      update(
          "INSERT OR REPLACE INTO catalogue.files VALUES (?, ?, ?, ?, ?, ?, ?)",
          found.path(),
          found.partition(),
          found.kind(),
          found.bytes(),
          utc(found.modified()),
          found.checksum(),
          found.asset());
    }
  }

  /** All files, by partition and path. */
  public synchronized List<CataloguedFile> files() {
    return filesWhere("");
  }

  /** Files of a partition, by path; an empty one means those of the whole field. */
  public synchronized List<CataloguedFile> files(String partition) {
    return filesWhere("WHERE partition_key = ?", partition);
  }

  /** Files of a kind, by partition and path. */
  public synchronized List<CataloguedFile> filesOfKind(String kind) {
    return filesWhere("WHERE kind = ?", kind);
  }

  /** Files that an asset made, by partition and path. */
  public synchronized List<CataloguedFile> filesOfAsset(String asset) {
    return filesWhere("WHERE asset = ?", asset);
  }

  /** What is known of a file, if anything. */
  public synchronized Optional<CataloguedFile> file(Path path) {
    return filesWhere("WHERE path = ?", path.toString()).stream().findFirst();
  }

  /** Closes the file. */
  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  private List<CataloguedFile> filesWhere(String where, Object... values) {
    return query(
        "SELECT path, partition_key, kind, bytes, modified, checksum, asset FROM catalogue.files "
            + where
            + " ORDER BY partition_key, path",
        row ->
            new CataloguedFile(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                time(row, 5),
                row.getString(6),
                row.getString(7)),
        values);
  }

  private List<Materialisation> materialisations(String where, Object... values) {
    return query(
        "SELECT asset, partition_key, value_json, metadata, options, started, finished, log"
            + " FROM catalogue.materialisations "
            + where
            + " ORDER BY partition_key",
        row ->
            new Materialisation(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                time(row, 6),
                time(row, 7),
                row.getString(8)),
        values);
  }

  private List<Entry> entries(String asset, String where, Object... values) {
    if (!exists(asset)) {
      return List.of();
    }
    return query(
        "SELECT partition_key, value_json, value_type FROM "
            + table(asset)
            + where
            + " ORDER BY partition_key",
        row -> new Entry(row.getString(1), row.getString(2), row.getString(3)),
        values);
  }

  private void make(String asset) {
    String name = table(asset);
    if (!tables.contains(asset)) {
      try {
        execute(
            "CREATE TABLE IF NOT EXISTS "
                + name
                + " (partition_key VARCHAR UNIQUE, value_json VARCHAR, value_type VARCHAR,"
                + " created_at TIMESTAMP DEFAULT now())");
      } catch (SQLException e) {
        throw failure(file, e);
      }
      tables.add(asset);
    }
  }

  private boolean exists(String asset) {
    String name = table(asset);
    return tables.contains(asset)
        || !query(
                "SELECT 1 FROM information_schema.tables WHERE table_schema = 'main'"
                    + " AND table_name = ?",
                row -> row.getInt(1),
                name.substring(1, name.length() - 1))
            .isEmpty();
  }

  private static String table(String asset) {
    if (!NAME.matcher(asset).matches()) {
      throw new BadInputException(
          "'" + asset + "' is no name of an asset",
          "values of assets",
          "use letters, digits and underscores");
    }
    return '"' + asset + '"';
  }

  private static String key(@Nullable String partition) {
    return partition == null ? "" : partition;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void update(String sql, Object... values) {
    try (PreparedStatement statement = prepared(sql, values)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Row<T> reader, Object... values) {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        rows.add(reader.of(found));
      }
      return rows;
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** Times are kept in UTC; DuckDB's own have no zone. */
  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  private static IoFailureException failure(Path file, Exception cause) {
    IoFailureException failure =
        new IoFailureException(
            "the records of the pipeline cannot be used (" + cause.getMessage() + ")",
            file.toString(),
            "see that no other process has the file");
    failure.initCause(cause);
    return failure;
  }
}
