package org.alidade.spherex.archive;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.archive.Answer;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * A file on the web, read in pieces without credentials; such as the archive's copy in the cloud
 * (spec spherex 16.6).
 *
 * <p>Example: {@code new HttpRangeSource(CloudCopy.address(observation.downloadUrl()), access)}.
 */
public final class HttpRangeSource implements RangeSource {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

  private final URI address;
  private final ArchiveAccess access;
  private long size = -1;
  private @Nullable String version;

  /**
   * A file at an address.
   *
   * @throws ArchiveException if that is not a web address
   */
  public HttpRangeSource(URI address, ArchiveAccess access) {
    this.address = WebAddress.parse(address.toString());
    this.access = access;
  }

  @Override
  public long size() throws InterruptedException {
    long known = knownSize();
    if (known >= 0) {
      return known;
    }
    read(0, 1);
    return knownSize();
  }

  @Override
  public byte[] read(long offset, int length) throws InterruptedException {
    if (length <= 0) {
      return new byte[0];
    }
    return access.attempts().call(() -> piece(offset, length));
  }

  @Override
  public String name() {
    return WebAddress.withoutQuery(address.toString());
  }

  private byte[] piece(long offset, int length) throws InterruptedException {
    String range = "bytes=" + offset + "-" + (offset + length - 1);
    try (Answer answer = access.web().get(address, Map.of("Range", range))) {
      Matcher given = RANGE.matcher(answer.header("Content-Range").orElse(""));
      if (answer.status() != 206 || !given.matches() || Long.parseLong(given.group(1)) != offset) {
        throw ArchiveException.permanent(
            "the server does not give pieces of files", name(), "use the cutout service");
      }
      long last = Math.min(offset + length, Long.parseLong(given.group(3))) - 1;
      remember(Long.parseLong(given.group(3)), answer.header("ETag").orElse(""));
      byte[] bytes = answer.bytes(length);
      if (bytes.length != last - offset + 1) {
        throw ArchiveException.passing("a piece of a wrong length", name());
      }
      return bytes;
    }
  }

  private synchronized long knownSize() {
    return size;
  }

  private synchronized void remember(long newSize, String newVersion) {
    boolean changed = version != null && (size != newSize || !newVersion.equals(version));
    if (changed) {
      throw ArchiveException.permanent("the file has changed", name(), "read it again");
    }
    size = newSize;
    version = newVersion;
  }
}
