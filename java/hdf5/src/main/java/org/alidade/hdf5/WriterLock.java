package org.alidade.hdf5;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The advisory lock that every writer of a file takes: an exclusive lock of the operating system on
 * {@code <file>.lock}.
 *
 * <p>The lock file names its holder. The operating system drops the lock when its holder dies, so a
 * killed writer never blocks; the file it leaves behind is harmless. Works between threads of one
 * process as well.
 *
 * <p>Example: {@code try (WriterLock lock = WriterLock.acquire(path)) { ... }}
 */
public final class WriterLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WriterLock.class);
  private static final String TIMEOUT_PROPERTY = "alidade.lock.timeoutSeconds";
  private static final long DEFAULT_TIMEOUT_SECONDS = 300;

  /** Locks of this process, by lock file; the value names the holder. */
  private static final Map<Path, WriterLock> HELD = new HashMap<>();

  private final Path lockFile;
  private final String holder;
  private final Thread owner;
  private @Nullable FileChannel channel;

  private WriterLock(Path lockFile) {
    this.lockFile = lockFile;
    this.owner = Thread.currentThread();
    this.holder =
        String.format(
            Locale.ROOT,
            "pid %d on %s since %s",
            ProcessHandle.current().pid(),
            host(),
            Instant.now());
  }

  /**
   * How long to wait for the lock.
   *
   * @param timeout longest time to wait; zero tries once
   * @param poll time between two attempts
   */
  public record Options(Duration timeout, Duration poll) {
    /** Checks that both are set and that polling makes progress. */
    public Options {
      Objects.requireNonNull(timeout);
      if (poll.isNegative() || poll.isZero()) {
        throw new BadInputException(
            "polling every " + poll, "WriterLock.Options", "give a positive duration");
      }
    }

    /**
     * Waits up to 300 s, or as long as the system property {@code alidade.lock.timeoutSeconds}
     * says; tries every 0.2 s.
     */
    public static Options defaults() {
      long seconds = Long.getLong(TIMEOUT_PROPERTY, DEFAULT_TIMEOUT_SECONDS);
      return new Options(Duration.ofSeconds(seconds), Duration.ofMillis(200));
    }

    /** The same with another timeout. */
    public Options withTimeout(Duration newTimeout) {
      return new Options(newTimeout, poll);
    }
  }

  /**
   * Takes the lock, waiting as the default options say.
   *
   * @param file the file to be written, which need not exist
   * @throws InvalidStateException if another holder keeps it too long; the message names it
   */
  public static WriterLock acquire(Path file) {
    return acquire(file, Options.defaults());
  }

  /**
   * Takes the lock.
   *
   * @param file the file to be written, which need not exist
   * @param options how long to wait
   * @throws InvalidStateException if another holder keeps it too long; the message names it
   */
  public static WriterLock acquire(Path file, Options options) {
    return acquire(file, options, System::nanoTime);
  }

  /** The same with a clock of its own. */
  static WriterLock acquire(Path file, Options options, LongSupplier nanoTime) {
    Path lockFile = lockFile(file);
    long deadline = nanoTime.getAsLong() + options.timeout().toNanos();
    WriterLock lock = new WriterLock(lockFile);
    while (true) {
      WriterLock own = lock.register();
      if (own == null) {
        if (lock.tryLockFile()) {
          return lock;
        }
      } else if (own.owner == Thread.currentThread()) {
        throw held(file, own.holder, "close it in this thread first");
      }
      if (nanoTime.getAsLong() - deadline >= 0) {
        String other = own == null ? readHolder(lockFile) : own.holder;
        throw held(file, other, "wait for that writer or stop it");
      }
      pause(file, options.poll());
    }
  }

  /** Runs the work while this process holds the lock. */
  static void holding(Path file, Options options, Runnable work) {
    WriterLock lock = acquire(file, options);
    try {
      work.run();
    } finally {
      lock.close();
    }
  }

  /** The lock file that belongs to a file. */
  public static Path lockFile(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path real = absolute;
    try {
      real = Files.exists(absolute) ? absolute.toRealPath() : realParent(absolute);
    } catch (IOException e) {
      throw failure("cannot resolve the path", absolute, e);
    }
    return real.resolveSibling(real.getFileName() + ".lock");
  }

  private static Path realParent(Path absolute) throws IOException {
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
  }

  /** Whether this lock is held and belongs to a file. */
  public boolean protects(Path file) {
    synchronized (HELD) {
      return channel != null && lockFile.equals(lockFile(file));
    }
  }

  /** Who holds the lock: process, host and time. */
  public String holder() {
    return holder;
  }

  /** Gives the lock back and removes the lock file; a second call does nothing. */
  @Override
  public void close() {
    synchronized (HELD) {
      FileChannel open = channel;
      if (open == null) {
        return;
      }
      channel = null;
      try (open) {
        // Removed while still locked: whoever opened the old file finds that its path moved on.
        Files.deleteIfExists(lockFile);
      } catch (IOException e) {
        throw failure("cannot give back the writer lock", lockFile, e);
      } finally {
        HELD.remove(lockFile, this);
      }
    }
  }

  /**
   * Enters this lock as the process's candidate, or returns the one that is there.
   *
   * <p>Closing any channel on a file drops all locks that the process holds on it (POSIX), so only
   * one candidate at a time may open the lock file.
   */
  private @Nullable WriterLock register() {
    synchronized (HELD) {
      return HELD.putIfAbsent(lockFile, this);
    }
  }

  private boolean tryLockFile() {
    boolean locked = false;
    try {
      locked = openAndLock();
    } catch (NoSuchFileException e) {
      LOG.trace("{} was removed by its holder, to be tried again", lockFile, e);
    } catch (IOException e) {
      throw failure("cannot lock", lockFile, e);
    } finally {
      if (!locked) {
        synchronized (HELD) {
          HELD.remove(lockFile, this);
        }
      }
    }
    return locked;
  }

  private boolean openAndLock() throws IOException {
    createIfMissing();
    // Asked before opening: a former holder may remove the file before this process has its lock,
    // and then what is locked is not what the path names any more.
    Object before = fileKey();
    if (before == null) {
      return false;
    }
    boolean locked = false;
    boolean keep = false;
    FileChannel opened = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    try {
      locked = opened.tryLock() != null && before.equals(fileKey());
      if (locked) {
        opened.truncate(0);
        opened.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        synchronized (HELD) {
          channel = opened;
        }
        keep = true;
      }
    } finally {
      if (!keep) {
        try (opened) {
          removeIf(locked);
        }
      }
    }
    return keep;
  }

  /** A lock file whose holder could not be written, as on a full disk, does not stay behind. */
  private void removeIf(boolean locked) throws IOException {
    if (locked) {
      Files.deleteIfExists(lockFile);
    }
  }

  private void createIfMissing() throws IOException {
    try {
      Files.createFile(lockFile);
    } catch (FileAlreadyExistsException e) {
      LOG.trace("{} is there already", lockFile, e);
    }
  }

  private @Nullable Object fileKey() throws IOException {
    try {
      Object key = Files.readAttributes(lockFile, BasicFileAttributes.class).fileKey();
      // A system without file keys does not let an open file be removed either.
      return key == null ? lockFile : key;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static String readHolder(Path lockFile) {
    try {
      return Files.readString(lockFile, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "an unknown process (" + e.getMessage() + ")";
    }
  }

  private static InvalidStateException held(Path file, String holder, String remedy) {
    return new InvalidStateException("locked for writing by " + holder, file.toString(), remedy);
  }

  private static void pause(Path file, Duration poll) {
    try {
      TimeUnit.NANOSECONDS.sleep(poll.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InvalidStateException failure =
          new InvalidStateException(
              "interrupted while waiting for the writer lock", file.toString(), "try again");
      failure.initCause(e);
      throw failure;
    }
  }

  private static IoFailureException failure(String what, Path where, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            what + " (" + cause.getMessage() + ")",
            where.toString(),
            "check the folder and its permissions");
    failure.initCause(cause);
    return failure;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown host";
    }
  }
}
