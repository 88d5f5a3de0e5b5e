package org.alidade.fits.internal;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.alidade.array.FormatException;

/**
 * The uncompressed file behind a path: the file itself, or, for gzip, a temporary copy that lives
 * as long as this object. The copy buys random access, which a compressed stream cannot give.
 *
 * @param path the file to read
 * @param temporary the same file when it has to be deleted on close
 */
public record PlainFile(Path path, Optional<Path> temporary) implements AutoCloseable {
  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;

  /**
   * Finds out whether the file is compressed and unpacks it if so.
   *
   * @throws FormatException if the gzip stream is damaged or ends early
   * @throws IOException if the file cannot be read
   */
  public static PlainFile of(Path path) throws IOException {
    if (!isGzip(path)) {
      return new PlainFile(path, Optional.empty());
    }
    Path copy = Files.createTempFile("alidade-", ".fits");
    try {
      unpack(path, copy);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
    return new PlainFile(copy, Optional.of(copy));
  }

  private static boolean isGzip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == GZIP_MAGIC_1 && in.read() == GZIP_MAGIC_2;
    }
  }

  private static void unpack(Path path, Path copy) throws IOException {
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(path)), 1 << 16)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (EOFException | ZipException e) {
      FormatException failure =
          new FormatException(
              "the gzip stream is truncated or damaged (" + e.getMessage() + ")",
              path.toString(),
              "fetch the file again");
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary.isPresent()) {
      Files.deleteIfExists(temporary.get());
    }
  }
}
