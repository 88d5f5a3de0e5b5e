package org.alidade.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.alidade.array.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * A file while it arrives, {@code NAME.part}. One that may be continued later has a companion
 * {@code NAME.part.json} that says which version of which address it is a part of.
 */
public final class PartFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path part;
  private final Path companion;
  private final String url;
  private final int chunkSize;
  private MessageDigest digest = md5();
  private @Nullable String validator;
  private long size;
  private @Nullable FileOutputStream file;
  private @Nullable OutputStream out;

  private PartFile(Path target, String url, int chunkSize) {
    part = target.resolveSibling(target.getFileName() + ".part");
    companion = target.resolveSibling(target.getFileName() + ".part.json");
    this.url = url;
    this.chunkSize = chunkSize;
  }

  /**
   * A part to be filled.
   *
   * @param resume whether what is there may be continued, if it is of the same address
   * @throws IOException if the part or its companion cannot be read
   */
  public static PartFile open(Path target, String url, int chunkSize, boolean resume)
      throws IOException {
    PartFile opened = new PartFile(target, url, chunkSize);
    if (resume) {
      opened.recall();
    }
    if (opened.size == 0) {
      opened.discard();
    }
    return opened;
  }

  /** Where the part is. */
  public Path path() {
    return part;
  }

  /** Bytes so far. */
  public long size() {
    return size;
  }

  /** What identifies the version of the file that was begun, for If-Range. */
  public Optional<String> validator() {
    return Optional.ofNullable(validator);
  }

  /**
   * Begins from nothing.
   *
   * @throws IOException if the file cannot be written
   */
  public void restart(@Nullable String newValidator) throws IOException {
    discard();
    digest = md5();
    size = 0;
    validator = newValidator;
    if (newValidator != null) {
      ObjectNode state = JsonNodeFactory.instance.objectNode();
      state.put("url", url);
      state.put("validator", newValidator);
      AtomicFile.write(companion, file -> JSON.writeValue(file.toFile(), state));
    }
  }

  /**
   * Appends bytes.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(ByteBuffer piece) throws IOException {
    if (out == null) {
      file = new FileOutputStream(part.toFile(), true);
      out = new BufferedOutputStream(file, chunkSize);
    }
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    out.write(bytes);
    digest.update(bytes);
    size += bytes.length;
  }

  /**
   * Brings all bytes to the disk.
   *
   * @throws IOException if the file cannot be written
   */
  public void force() throws IOException {
    if (out == null || file == null) {
      throw new IOException("nothing has arrived");
    }
    out.flush();
    file.getFD().sync();
    close();
  }

  /** Checksum of all bytes, hexadecimal; to be asked once. */
  public String checksum() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Removes part and companion.
   *
   * @throws IOException if the files cannot be removed
   */
  public void discard() throws IOException {
    close();
    Files.deleteIfExists(part);
    forgetVersion();
  }

  /**
   * Removes the companion of a part that is complete.
   *
   * @throws IOException if the file cannot be removed
   */
  public void forgetVersion() throws IOException {
    Files.deleteIfExists(companion);
  }

  @Override
  public void close() throws IOException {
    OutputStream closing = out;
    out = null;
    file = null;
    if (closing != null) {
      closing.close();
    }
  }

  /** A digest of this algorithm. */
  public static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has MD5", e);
    }
  }

  private void recall() throws IOException {
    if (!Files.isRegularFile(part) || !Files.isRegularFile(companion)) {
      return;
    }
    JsonNode state = JSON.readTree(companion.toFile());
    if (!state.path("url").asText().equals(url) || state.path("validator").asText().isEmpty()) {
      return;
    }
    validator = state.path("validator").asText();
    byte[] buffer = new byte[1 << 16];
    try (InputStream before = Files.newInputStream(part)) {
      int count = before.read(buffer);
      while (count >= 0) {
        digest.update(buffer, 0, count);
        size += count;
        count = before.read(buffer);
      }
    }
  }
}
