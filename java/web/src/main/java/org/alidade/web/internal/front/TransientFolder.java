package org.alidade.web.internal.front;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Knows the folder of a transient system by the tables of its database. */
final class TransientFolder {
  private static final String DATABASE = "transients.db";
  private static final String TABLES =
      "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
          + " AND name IN ('observations', 'detections', 'api_keys')";
  private static final int OF_A_SYSTEM = 3;

  private TransientFolder() {}

  static boolean isSystem(Path folder) {
    Path file = folder.resolve(DATABASE);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + "?mode=ro");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      return rows.next() && rows.getInt(1) == OF_A_SYSTEM;
    } catch (SQLException foreign) {
      return false;
    }
  }
}
