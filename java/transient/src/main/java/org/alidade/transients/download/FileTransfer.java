package org.alidade.transients.download;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.alidade.archive.Answer;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.PartFile;
import org.alidade.archive.WebAddress;
import org.alidade.archive.WebClient;
import org.alidade.array.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to bring a file: what arrives is kept in {@code NAME.part} until it is complete, and
 * continued there by a later attempt if the archive still has the same version.
 */
final class FileTransfer {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final WebClient web;
  private final long longestBytes;

  FileTransfer(WebClient web, long longestBytes) {
    this.web = web;
    this.longestBytes = longestBytes;
  }

  /**
   * Brings a file to its place.
   *
   * @param headers further headers of the request
   * @param size the length it must have, if known
   * @throws ArchiveException if it does not come whole
   * @throws IOException if it cannot be written
   */
  void fetch(URI address, Map<String, String> headers, Path target, OptionalLong size)
      throws IOException, InterruptedException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (PartFile part = PartFile.open(target, address.toString(), CHUNK_BYTES, true)) {
      receive(address, headers, part);
      check(address, part, size);
      part.force();
      AtomicFile.publish(part.path(), target);
      part.forgetVersion();
    }
  }

  private void receive(URI address, Map<String, String> headers, PartFile part)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(headers);
    part.validator()
        .filter(validator -> part.size() > 0)
        .ifPresent(
            validator -> {
              all.put("Range", "bytes=" + part.size() + "-");
              all.put("If-Range", validator);
            });
    try (Answer answer = web.get(address, all)) {
      begin(address, answer, part);
      long expected = part.size() + answer.length().orElse(0);
      copy(address, answer, part);
      if (answer.length().isPresent() && part.size() != expected) {
        throw ArchiveException.passing(
            "only " + part.size() + " of " + expected + " bytes have come", shown(address));
      }
    } catch (ArchiveException e) {
      if (e.status().orElse(0) == RANGE_NOT_SATISFIABLE) {
        part.discard();
        throw ArchiveException.passing("the archive has another version", shown(address));
      }
      throw e;
    }
  }

  private static void begin(URI address, Answer answer, PartFile part) throws IOException {
    boolean partial = answer.status() == PARTIAL_CONTENT;
    String range = answer.header("Content-Range").orElse("");
    boolean continued =
        partial && part.size() > 0 && range.startsWith("bytes " + part.size() + "-");
    if (!continued) {
      part.restart(partial ? null : validator(answer));
    }
    if (partial && !continued) {
      throw ArchiveException.passing("another piece of the file than asked for", shown(address));
    }
  }

  private void copy(URI address, Answer answer, PartFile part)
      throws IOException, InterruptedException {
    ByteBuffer piece = answer.next();
    while (piece != null) {
      if (part.size() + piece.remaining() > longestBytes) {
        part.discard();
        throw ArchiveException.permanent(
            "more than " + longestBytes + " bytes", shown(address), "choose another product");
      }
      part.write(piece);
      piece = answer.next();
    }
  }

  private static void check(URI address, PartFile part, OptionalLong size) throws IOException {
    boolean empty = part.size() == 0;
    if (empty || (size.isPresent() && size.getAsLong() != part.size())) {
      long came = part.size();
      part.discard();
      throw ArchiveException.passing(
          came
              + " bytes have come"
              + (empty ? "" : " where " + size.getAsLong() + " are announced"),
          shown(address));
    }
  }

  /** What If-Range accepts: a strong ETag, or the date of the last change. */
  private static @Nullable String validator(Answer answer) {
    return answer
        .header("ETag")
        .filter(etag -> etag.startsWith("\""))
        .or(() -> answer.header("Last-Modified"))
        .orElse(null);
  }

  private static String shown(URI address) {
    return WebAddress.withoutQuery(address.toString());
  }
}
