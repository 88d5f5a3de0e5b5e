package org.alidade.spherex.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file {@code NAME.fits.meta.json} beside a file: what it is a copy of, so that a later run can
 * tell without asking the archive (spec spherex 5.3).
 */
record TransferNote(String url, long size, String etag, String md5, String cutout) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Path besides(Path file) {
    return file.resolveSibling(file.getFileName() + ".meta.json");
  }

  /** The note of a file, empty if there is none that can be read. */
  static Optional<TransferNote> of(Path file) {
    Path note = besides(file);
    if (!Files.isRegularFile(note)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(note.toFile());
      return Optional.of(
          new TransferNote(
              root.path("url").asText(),
              root.path("size").asLong(-1),
              root.path("etag").asText(),
              root.path("md5").asText(),
              root.path("cutout").asText()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void write(Path file) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("url", url);
    root.put("size", size);
    root.put("etag", etag);
    root.put("md5", md5);
    root.put("cutout", cutout);
    JsonFile.write(besides(file), root);
  }

  /**
   * Whether the file is what would come from an address; copies on other hosts have the same name.
   */
  boolean isOf(String otherUrl, CutoutRequest request) {
    return name(url).equals(name(otherUrl)) && cutout.equals(request.query());
  }

  private static String name(String address) {
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
