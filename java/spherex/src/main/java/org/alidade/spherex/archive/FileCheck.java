package org.alidade.spherex.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.alidade.archive.PartFile;
import org.alidade.array.AlidadeException;
import org.alidade.fits.FitsFile;

/** What can be said of a file by its content alone. */
final class FileCheck {
  private static final int FEWEST_HDUS = 7;

  private FileCheck() {}

  /** What is wrong with a level-2 file, empty if its structure is complete. */
  static Optional<String> problem(Path file) {
    try (FitsFile fits = FitsFile.open(file)) {
      return fits.hduCount() >= FEWEST_HDUS
          ? Optional.empty()
          : Optional.of("it has " + fits.hduCount() + " HDUs instead of " + FEWEST_HDUS);
    } catch (AlidadeException e) {
      return Optional.of(e.what());
    }
  }

  static boolean isGzip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  /**
   * Unpacks a file.
   *
   * @param limit most bytes that may come out
   * @return checksum of what came out, hexadecimal
   */
  static String unpack(Path from, Path to, long limit) throws IOException {
    MessageDigest digest = PartFile.md5();
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try (InputStream in =
            new DigestInputStream(
                new GZIPInputStream(Files.newInputStream(from), 1 << 16), digest);
        OutputStream out = Files.newOutputStream(to)) {
      int count = in.read(buffer);
      while (count >= 0) {
        total += count;
        if (total > limit) {
          throw new IOException("more than " + limit + " bytes come out of it");
        }
        out.write(buffer, 0, count);
        count = in.read(buffer);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
