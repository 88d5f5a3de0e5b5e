package org.alidade.transients.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.alidade.testing.UserNamespaces;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL on this machine, started once for all tests that want one. */
public final class PostgresServer {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private PostgresServer() {}

  /** Options of a database that nobody else has; skips the test where no server can run. */
  public static synchronized DatabaseOptions freshDatabase() {
    UserNamespaces.assumeUsable("PostgreSQL");
    String name = "test_" + NUMBER.incrementAndGet();
    EmbeddedPostgres postgres = running();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new AssertionError("the test database cannot be made", e);
    }
    return DatabaseOptions.postgresql(
        postgres.getJdbcUrl("postgres", name).replaceFirst("\\?.*", ""), "postgres", "postgres");
  }

  private static synchronized EmbeddedPostgres running() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      // It closes with a hook of its own when the tests end.
    }
    return server;
  }
}
