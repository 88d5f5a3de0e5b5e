package org.alidade.spherex.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.alidade.array.FormatException;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.document.Document;

/**
 * The job that the archive works on, kept on the disk so that a run that was killed while it waited
 * fetches the result instead of asking again (spec spherex 16.3).
 *
 * @param file where it is kept
 * @param question what is asked; another question makes another job
 */
record QueryJob(Path file, String question) {
  /** Services throw results away after some time, and an old answer lacks new images. */
  private static final Duration LIFE = Duration.ofHours(6);

  static QueryJob of(RunFolder folder, QueryConfig config) {
    return new QueryJob(
        folder.journals().resolve("query_job.json"),
        ConfigChanges.asked(config.query()) + " " + config.query().tapUrl());
  }

  /** The job that looks for many positions. */
  static QueryJob of(Path file, QueryConfig config, List<Source> positions) {
    List<Object> options = ConfigChanges.asked(config.query()).subList(2, 5);
    return new QueryJob(file, positions + " " + options + " " + config.query().tapUrl());
  }

  /** The job of an earlier process, if it asked the same and is not too old. */
  Optional<URI> saved() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ObjectNode tree = Document.read(file);
      boolean same = tree.path("question").asText().equals(question);
      Instant begun = Instant.parse(tree.path("begun").asText());
      return same && begun.plus(LIFE).isAfter(Instant.now())
          ? Optional.of(new URI(tree.path("job").asText()))
          : Optional.empty();
    } catch (IOException | FormatException | DateTimeException | URISyntaxException e) {
      return Optional.empty();
    }
  }

  void save(URI job) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("job", job.toString());
    tree.put("question", question);
    tree.put("begun", Instant.now().toString());
    try {
      Document.write(file, tree);
    } catch (IOException e) {
      throw RunFolder.failed("the query cannot be noted", file, e);
    }
  }

  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw RunFolder.failed("the note of the query cannot be removed", file, e);
    }
  }
}
