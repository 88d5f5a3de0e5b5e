package org.alidade.lightcurve.internal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.alidade.array.AlidadeException;
import org.alidade.array.ClosedException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A database in one file: any number of readers, each with a session of its own, and one writer at
 * a time. Readers see what was last committed.
 *
 * <p>While it is open for writing it keeps a write-ahead log, so that readers never wait; closing
 * folds the log into the file.
 */
public final class SqliteFile implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS = 60_000;
  private static final long MAPPED_BYTES = 0x7fff_0000L;
  private static final int CACHE_KIBIBYTES = 16_384;

  private final Path path;
  private final boolean foreignKeys;
  private final Deque<SqlSession> idle = new ConcurrentLinkedDeque<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final @Nullable SqlSession writer;
  private volatile boolean closed;

  private SqliteFile(Path path, Opening opening) throws SQLException {
    this.path = path;
    this.foreignKeys = opening.foreignKeys();
    if (opening.readOnly()) {
      writer = null;
      return;
    }
    writer = new SqlSession(config().createConnection(address()));
    writer.run("PRAGMA page_size = " + opening.pageBytes());
    writer.run("PRAGMA journal_mode = WAL");
    writer.run("PRAGMA synchronous = NORMAL");
    writer.connection().setAutoCommit(false);
  }

  /**
   * How a file is opened.
   *
   * @param readOnly whether nothing will be written
   * @param pageBytes size of a page of a new file, a power of two
   * @param foreignKeys whether rows must belong to rows of other tables where they say so
   */
  public record Opening(boolean readOnly, int pageBytes, boolean foreignKeys) {}

  /**
   * Opens a file, or makes one with the folders that it lies in.
   *
   * @throws MissingDatasetException if there is none and it is opened for reading only
   * @throws IoFailureException if a folder cannot be made
   */
  public static SqliteFile open(Path path, Opening opening) {
    if (opening.readOnly() && !Files.isRegularFile(path)) {
      throw new MissingDatasetException("there is no such file", path.toString(), "check the path");
    }
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (!opening.readOnly() && folder != null) {
        Files.createDirectories(folder);
      }
      return new SqliteFile(path, opening);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "its folder cannot be made (" + e.getMessage() + ")",
              path.toString(),
              "check the path");
      failure.initCause(e);
      throw failure;
    } catch (SQLException e) {
      throw SqlFailure.of(e, path.toString());
    }
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.enforceForeignKeys(foreignKeys);
    config.setCacheSize(-CACHE_KIBIBYTES);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(MAPPED_BYTES));
    return config;
  }

  private String address() {
    // As an address with escapes: the driver takes what follows a question mark for settings.
    return "jdbc:sqlite:" + path.toUri();
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  /** Whether it can be written. */
  public boolean isWritable() {
    return writer != null;
  }

  /** Asks the database. */
  public <T> T read(SqlWork<T> question) {
    ensureOpen();
    try {
      SqlSession session = idle.pollFirst();
      if (session == null) {
        session = reader();
      }
      try {
        return question.with(session);
      } finally {
        giveBack(session);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e, path.toString());
    }
  }

  private SqlSession reader() throws SQLException {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    return new SqlSession(config.createConnection(address()));
  }

  private void giveBack(SqlSession session) throws SQLException {
    idle.addFirst(session);
    if (closed && idle.remove(session)) {
      session.close();
    }
  }

  /**
   * Changes the database; nothing is sure to be kept before {@link #commit()}.
   *
   * @throws InvalidStateException if it was opened for reading only
   */
  public void write(SqlAction change) {
    writing.lock();
    try {
      change.with(writer());
    } catch (SQLException e) {
      throw SqlFailure.of(e, path.toString());
    } finally {
      writing.unlock();
    }
  }

  /**
   * Changes the database and keeps the change, or, if that fails, nothing since the last commit.
   */
  public <T> T writeAndCommit(SqlWork<T> change) {
    writing.lock();
    try {
      T result = change.with(writer());
      commit();
      return result;
    } catch (SQLException e) {
      AlidadeException failure = SqlFailure.of(e, path.toString());
      rollback(failure);
      throw failure;
    } catch (AlidadeException e) {
      rollback(e);
      throw e;
    } finally {
      writing.unlock();
    }
  }

  private void rollback(AlidadeException reason) {
    if (closed || writer == null) {
      return;
    }
    try {
      writer.connection().rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** Keeps all changes, and shows them to readers. */
  public void commit() {
    write(session -> session.connection().commit());
  }

  private SqlSession writer() {
    ensureOpen();
    if (writer == null) {
      throw new InvalidStateException(
          "the database is open for reading", path.toString(), "open it for writing");
    }
    return writer;
  }

  private void ensureOpen() {
    if (closed) {
      throw new ClosedException(
          "database used after close", path.toString(), "keep it open while it is in use");
    }
  }

  /** Bytes of the file and its log. */
  public long bytes() {
    try {
      Path log = path.resolveSibling(path.getFileName() + "-wal");
      return Files.size(path) + (Files.exists(log) ? Files.size(log) : 0);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException("its size is not known", path.toString(), "check the file");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Gives up what was not committed, closes all sessions; harmless a second time. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      List<SqlSession> open = new ArrayList<>();
      for (SqlSession next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
        open.add(next);
      }
      for (SqlSession session : open) {
        session.close();
      }
      if (writer != null) {
        writer.connection().rollback();
        writer.connection().setAutoCommit(true);
        writer.run("PRAGMA journal_mode = DELETE");
        writer.close();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e, path.toString());
    } finally {
      writing.unlock();
    }
  }
}
