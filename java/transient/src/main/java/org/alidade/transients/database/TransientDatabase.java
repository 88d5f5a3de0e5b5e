package org.alidade.transients.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.alidade.array.IoFailureException;
import org.alidade.transients.database.internal.Migrations;
import org.alidade.transients.database.internal.ValueTypes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database of the transient system: one SQLite file, or PostgreSQL. May be shared by threads;
 * several processes may open it at the same time.
 *
 * <pre>{@code
 * try (TransientDatabase database = TransientDatabase.open(DatabaseOptions.sqlite(file))) {
 *   Survey survey = database.write(session -> session.surveys().create("HST"));
 *   List<Observation> near =
 *       database.read(session -> session.observations().cone(148.9, 69.7, 0.1));
 * }
 * }</pre>
 *
 * <p>Transactions that write happen one after another in both databases: what one of them reads
 * does not change until it ends.
 */
public final class TransientDatabase implements AutoCloseable {
  /** Number of the lock that writers in PostgreSQL take; any number that others do not use. */
  private static final long WRITER_LOCK = 0x616c69646164L;

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Dialect dialect;
  private final InstantSource clock;

  private TransientDatabase(HikariDataSource pool, Dialect dialect, InstantSource clock) {
    this.pool = pool;
    this.dialect = dialect;
    this.clock = clock;
    jdbi = Jdbi.create(pool);
    ValueTypes.register(jdbi, dialect == Dialect.POSTGRESQL);
  }

  /** Opens a database, makes what is missing and brings it up to date. */
  public static TransientDatabase open(DatabaseOptions options) {
    return open(options, InstantSource.system());
  }

  /**
   * Opens a database whose time is given by a clock.
   *
   * @throws IoFailureException if it cannot be reached or brought up to date
   */
  public static TransientDatabase open(DatabaseOptions options, InstantSource clock) {
    Path file = options.file();
    Dialect dialect = options.dialect();
    try {
      if (file != null) {
        Migrations.run(file, sqlite(file, options, false), dialect.placeholders());
      }
      HikariDataSource pool = pool(options);
      if (file == null) {
        migrateServer(pool, dialect);
      }
      return new TransientDatabase(pool, dialect, clock);
    } catch (RuntimeException e) {
      IoFailureException failure =
          new IoFailureException(
              "the database cannot be opened (" + e.getMessage() + ")",
              options.toString(),
              "check that it can be reached and written, and who may log in");
      failure.initCause(e);
      throw failure;
    }
  }

  private static void migrateServer(HikariDataSource pool, Dialect dialect) {
    try {
      Migrations.run(null, pool, dialect.placeholders());
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static HikariDataSource pool(DatabaseOptions options) {
    HikariConfig config = new HikariConfig();
    Path file = options.file();
    if (file != null) {
      config.setDataSource(sqlite(file, options, true));
    } else {
      config.setJdbcUrl(options.address());
      config.setUsername(options.user());
      config.setPassword(options.password());
    }
    config.setPoolName("transients");
    config.setMaximumPoolSize(options.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Math.round(1e3 * options.timeoutSeconds()));
    return new HikariDataSource(config);
  }

  /**
   * A transaction of SQLite takes the writer's lock when it begins: one that reads first and writes
   * later could not wait for it.
   */
  private static SQLiteDataSource sqlite(Path file, DatabaseOptions options, boolean immediate) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout((int) Math.round(1e3 * options.timeoutSeconds()));
    config.enforceForeignKeys(true);
    if (immediate) {
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toUri());
    return source;
  }

  /** Does something in one transaction, which is undone if it throws. */
  public <T> T write(Function<DatabaseSession, T> work) {
    return jdbi.inTransaction(
        handle -> {
          waitForOtherWriters(handle);
          return work.apply(session(handle));
        });
  }

  /** Does something without a result in one transaction, which is undone if it throws. */
  public void change(Consumer<DatabaseSession> work) {
    write(
        session -> {
          work.accept(session);
          return true;
        });
  }

  private void waitForOtherWriters(Handle handle) {
    if (dialect == Dialect.POSTGRESQL) {
      handle.execute("SELECT pg_advisory_xact_lock(?)", WRITER_LOCK);
    }
  }

  /** Looks at the rows; nothing is to be changed. */
  public <T> T read(Function<DatabaseSession, T> work) {
    return jdbi.withHandle(handle -> work.apply(session(handle)));
  }

  private DatabaseSession session(Handle handle) {
    return new DatabaseSession(handle, now());
  }

  /** The time by the clock of this database. */
  public Instant now() {
    return clock.instant();
  }

  /** Which database it is. */
  public Dialect dialect() {
    return dialect;
  }

  /** The connections, for the job queue. */
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
