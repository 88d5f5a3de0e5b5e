package org.alidade.lightcurve.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The SQLite file of a store: what there is, where the records are, and how far they are valid. Its
 * transactions are the commits of the store.
 */
final class CatalogueFile {
  static final String FORMAT = "1";
  private static final int PATIENCE_MILLISECONDS = 30_000;
  private static final String SCHEMA =
      """
      CREATE TABLE IF NOT EXISTS store(name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS objects(object_id INTEGER PRIMARY KEY, object TEXT NOT NULL DEFAULT '',
        ra REAL, dec REAL);
      CREATE TABLE IF NOT EXISTS epochs(epoch TEXT PRIMARY KEY, epoch_mjd REAL NOT NULL);
      CREATE TABLE IF NOT EXISTS measurement_types(type_id INTEGER PRIMARY KEY, type_name TEXT UNIQUE NOT NULL,
        channel TEXT NOT NULL, aperture_type TEXT NOT NULL, input_type TEXT NOT NULL, description TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS axes(axis INTEGER PRIMARY KEY, times BLOB NOT NULL, checksum INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS light_curves(object_id INTEGER NOT NULL, type_id INTEGER NOT NULL,
        place INTEGER NOT NULL, epochs INTEGER NOT NULL, valid INTEGER NOT NULL, first_mjd REAL, last_mjd REAL,
        mean REAL, standard_deviation REAL, weighted_mean REAL, chi2_reduced REAL, von_neumann REAL,
        PRIMARY KEY(object_id, type_id)) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS light_curves_by_place ON light_curves(place);
      """;

  private CatalogueFile() {}

  /** Opens for writing, makes what is missing. */
  static Connection create(Path folder) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(PATIENCE_MILLISECONDS);
    Connection connection = connect(folder, config);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(SCHEMA);
      statement.executeUpdate("INSERT OR IGNORE INTO store VALUES('format', '" + FORMAT + "')");
    }
    check(folder, connection);
    return connection;
  }

  /**
   * Opens for reading.
   *
   * @throws FormatException if the folder holds no store or one of another format
   */
  static Connection open(Path folder) throws SQLException {
    Path file = StoreFiles.catalogue(folder);
    if (!Files.isRegularFile(file)) {
      throw new FormatException(
          "no light-curve store",
          folder.toString(),
          "give a folder that holds " + file.getFileName());
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.READWRITE);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setReadOnly(true);
    config.setBusyTimeout(PATIENCE_MILLISECONDS);
    Connection connection = connect(folder, config);
    check(folder, connection);
    return connection;
  }

  private static Connection connect(Path folder, SQLiteConfig config) throws SQLException {
    // As an address with escapes: the driver takes what follows a question mark for settings.
    return config.createConnection("jdbc:sqlite:" + StoreFiles.catalogue(folder).toUri());
  }

  private static void check(Path folder, Connection connection) throws SQLException {
    String format = text(connection, "format", "");
    if (!format.equals(FORMAT)) {
      connection.close();
      throw new FormatException(
          "a light-curve store of format \"" + format + "\"",
          folder.toString(),
          "this version reads format " + FORMAT);
    }
  }

  /** A text about the store. */
  static String text(Connection connection, String name, String otherwise) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT text FROM store WHERE name = ?")) {
      statement.setString(1, name);
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? found.getString(1) : otherwise;
      }
    }
  }

  /** Notes a text about the store. */
  static void note(Connection connection, String name, String text) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT OR REPLACE INTO store VALUES(?, ?)")) {
      statement.setString(1, name);
      statement.setString(2, text);
      statement.executeUpdate();
    }
  }

  /** A failure of SQLite, in words. */
  static RuntimeException failure(Path folder, SQLException cause) {
    IoFailureException failure =
        new IoFailureException(
            "the catalogue cannot be used (" + cause.getMessage() + ")",
            StoreFiles.catalogue(folder).toString(),
            "check the disk; verify tells whether the file is damaged");
    failure.initCause(cause);
    return failure;
  }
}
