package org.alidade.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alidade.array.AlidadeException;
import org.alidade.array.NativeMemory;

/**
 * What every reader of foreign bytes has to keep, whatever it is given: it returns, or it fails
 * with one sentence; it takes no more memory than its input justifies, gives native memory back,
 * leaves no file, and ends soon.
 *
 * <p>Any other exception leaves {@link #check} and is a finding.
 *
 * <pre>{@code
 * ForeignBytes.asFile(bytes, "foreign.npy", NpyFile::readDoubles);
 * }</pre>
 */
final class ForeignBytes {
  /** What a reader may take for an empty input: buffers, pages, caches, classes. */
  private static final long BYTES_AT_LEAST = 96L << 20;

  /** What a reader may take per byte of input; a text makes trees, gzip and Zstandard expand. */
  private static final long BYTES_PER_BYTE = 4096;

  /** What SQLite keeps beside a database, also one that is only read. */
  private static final Pattern SIDE_FILE = Pattern.compile(".*-(wal|shm)");

  private static final long LONGEST_NANOS = 10_000_000_000L;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ForeignBytes() {}

  /** Something that reads, or uses what was read. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  /** Reads a file or folder. */
  @FunctionalInterface
  interface Reader {
    void read(Path path) throws IOException;
  }

  /** Lets a reader read a file of these bytes. */
  static void asFile(byte[] bytes, String name, Reader reader) {
    inFolder(
        bytes.length, List.of(new Piece(name, bytes)), folder -> reader.read(folder.resolve(name)));
  }

  /** Lets a reader read a folder that holds the pieces of the input. */
  static void asFolder(byte[] bytes, Reader reader) {
    inFolder(bytes.length, Piece.split(bytes), reader);
  }

  /**
   * Lets a reader read a folder of files.
   *
   * @param size number of bytes that are foreign
   */
  static void inFolder(int size, List<Piece> pieces, Reader reader) {
    try {
      Path folder = Files.createTempDirectory("foreign");
      try {
        for (Piece piece : pieces) {
          piece.write(folder);
        }
        List<Path> before = files(folder);
        check(size, () -> reader.read(folder));
        List<Path> after = files(folder);
        if (!after.equals(before)) {
          throw new AssertionError("files before " + before + ", after " + after);
        }
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs an action and checks how it ends and what it took.
   *
   * @param size number of bytes that are foreign
   */
  static void check(int size, Action action) {
    Optional<String> excess = excess(size, action);
    if (excess.isPresent()) {
      // Once more: the first time loads classes too.
      excess = excess(size, action);
    }
    if (excess.isPresent()) {
      throw new AssertionError(excess.get());
    }
  }

  private static Optional<String> excess(int size, Action action) {
    Map<String, Long> nativeBefore = NativeMemory.bytesByTag();
    long bytesBefore = THREAD.getCurrentThreadAllocatedBytes();
    long nanosBefore = THREAD.getCurrentThreadCpuTime();
    attempt(action);
    long nanos = THREAD.getCurrentThreadCpuTime() - nanosBefore;
    long bytes = THREAD.getCurrentThreadAllocatedBytes() - bytesBefore;
    Map<String, Long> nativeAfter = NativeMemory.bytesByTag();
    if (!nativeAfter.equals(nativeBefore)) {
      throw new AssertionError("native memory before " + nativeBefore + ", after " + nativeAfter);
    }
    if (bytes > BYTES_AT_LEAST + BYTES_PER_BYTE * size) {
      return Optional.of(size + " bytes made the reader take " + bytes);
    }
    return nanos > LONGEST_NANOS
        ? Optional.of(size + " bytes kept the reader busy for " + nanos + " ns")
        : Optional.empty();
  }

  /** Runs an action that may fail, but only in one of the ways that users are told of. */
  static void attempt(Action action) {
    try {
      action.run();
    } catch (AlidadeException e) {
      checkSentence(e);
    } catch (IOException e) {
      // the other way that readers fail in, by their signature
    }
  }

  private static void checkSentence(AlidadeException e) {
    String message = e.getMessage();
    if (message == null || message.isBlank() || message.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("not one sentence: " + message, e);
    }
  }

  /** A claim about what was read. */
  static void holds(boolean claim, String what) {
    if (!claim) {
      throw new AssertionError(what);
    }
  }

  /** The input as text. */
  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !SIDE_FILE.matcher(file.toString()).matches()).sorted().toList();
    }
  }

  /** Removes a folder with everything in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
