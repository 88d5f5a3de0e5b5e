package org.alidade.transients.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.AtomicFile;
import org.alidade.array.InvalidStateException;
import org.alidade.transients.catalogue.SupernovaEntry;

/** What a run was started with, kept beside its pieces: those of another run do not fit. */
final class RunManifest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunFiles files;
  private final ObjectNode content;

  RunManifest(List<SupernovaEntry> entries, QueryOptions options, RunFiles files) {
    this.files = files;
    content = JsonNodeFactory.instance.objectNode();
    content.put("catalogue_sha256", sha256(entries));
    content.put("supernovae", entries.size());
    content.put("chunk_size", files.chunkSize());
    ArrayNode missions = content.putArray("missions");
    options.missions().forEach(missions::add);
    content.put("days_before", options.daysBefore());
    content.put("days_after", options.daysAfter());
    content.put("radius_deg", options.radiusDegrees());
    content.put("time_filter", options.timeFilter());
  }

  /**
   * Refuses pieces of another run.
   *
   * @throws InvalidStateException if those that are there come from other supernovae or options
   */
  void requireSame() throws IOException {
    if (!Files.isRegularFile(files.manifest())) {
      return;
    }
    JsonNode before = JSON.readTree(files.manifest().toFile());
    JsonNode now = JSON.readTree(content.toString());
    List<String> differing =
        Stream.concat(now.properties().stream(), before.properties().stream())
            .map(entry -> entry.getKey())
            .distinct()
            .filter(key -> !now.path(key).equals(before.path(key)))
            .toList();
    if (!differing.isEmpty()) {
      throw new InvalidStateException(
          "the results there were queried with another " + String.join(", ", differing),
          files.chunkDir().toString(),
          "use the same catalogue and options, another folder, or begin again");
    }
  }

  /**
   * Refuses to forget what took long to query.
   *
   * @throws InvalidStateException if an earlier run has results and has not ended
   */
  void requireEnded() throws IOException {
    if (!Files.isRegularFile(files.manifest())) {
      return;
    }
    int wanted = JSON.readTree(files.manifest().toFile()).path("supernovae").asInt();
    int[] done = {0};
    try (DirectoryStream<Path> pieces =
        Files.newDirectoryStream(files.chunkDir(), "chunk_*.json")) {
      for (Path piece : pieces) {
        QueryResults.forEach(piece, result -> done[0]++);
      }
    }
    if (done[0] > 0 && done[0] < wanted) {
      throw new InvalidStateException(
          "an earlier run has ended after " + done[0] + " of " + wanted + " supernovae",
          files.chunkDir().toString(),
          "continue it (--resume), forget it (--reset-checkpoint), or use another folder");
    }
  }

  void write() throws IOException {
    AtomicFile.write(
        files.manifest(),
        part -> JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), content));
  }

  private static String sha256(List<SupernovaEntry> entries) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (SupernovaEntry entry : entries) {
        String line =
            entry.name()
                + "|"
                + entry.raDegrees()
                + "|"
                + entry.decDegrees()
                + "|"
                + entry.discoveryDate().map(String::valueOf).orElse("")
                + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
