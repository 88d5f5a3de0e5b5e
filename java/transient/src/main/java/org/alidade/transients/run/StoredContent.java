package org.alidade.transients.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * A file as it is stored: without compression, with its digest.
 *
 * @param file where it is
 * @param sha256 digest
 * @param temporary whether it is a copy to be removed
 */
record StoredContent(Path file, String sha256, boolean temporary) implements AutoCloseable {
  /** What a compressed file may grow to; images are smaller, traps are not. */
  private static final long MOST_BYTES = 4L << 30;

  static StoredContent of(Path file) throws IOException {
    if (!isCompressed(file)) {
      try (InputStream stream = Files.newInputStream(file);
          DigestInputStream content = new DigestInputStream(stream, digest())) {
        content.transferTo(OutputStream.nullOutputStream());
        return new StoredContent(file, hex(content.getMessageDigest()), false);
      }
    }
    Path copy = Files.createTempFile("alidade-ingest-", ".fits");
    try {
      return new StoredContent(copy, unpack(file, copy), true);
    } catch (IOException | StageException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private static boolean isCompressed(Path file) throws IOException {
    try (InputStream start = Files.newInputStream(file)) {
      return start.read() == 0x1f && start.read() == 0x8b;
    }
  }

  private static String unpack(Path file, Path copy) throws IOException {
    MessageDigest digest = digest();
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
        InputStream content = new GZIPInputStream(packed);
        OutputStream target = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > MOST_BYTES) {
          throw new StageException(
              FailureCode.FITS_INVALID,
              "the compressed file grows beyond " + MOST_BYTES + " bytes",
              file.toString(),
              "ingest images of a sensible size");
        }
        target.write(buffer, 0, read);
      }
    }
    return hex(digest);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(file);
    }
  }
}
