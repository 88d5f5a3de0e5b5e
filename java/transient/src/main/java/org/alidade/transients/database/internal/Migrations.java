package org.alidade.transients.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Brings a database up to date by the SQL files of this package's resources. */
public final class Migrations {
  private static final String FILES = "classpath:org/alidade/transients/database/";
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private Migrations() {}

  /**
   * Applies what was not applied yet.
   *
   * @param file file of SQLite, or null for a server, which has locks of its own
   * @param source connections
   * @param placeholders types of the dialect
   */
  public static void run(@Nullable Path file, DataSource source, Map<String, String> placeholders) {
    if (file == null) {
      migrate(source, "postgresql", placeholders);
      return;
    }
    ONE_AT_A_TIME.lock();
    try {
      Path whole = file.toAbsolutePath();
      Path folder = whole.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (FileChannel channel =
              FileChannel.open(
                  whole.resolveSibling(whole.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid()) {
          migrate(source, "sqlite", placeholders);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private static void migrate(DataSource source, String dialect, Map<String, String> placeholders) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations(FILES + "common", FILES + dialect)
        .placeholders(placeholders)
        .table("schema_history")
        .load()
        .migrate();
  }
}
