package org.alidade.transients.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alidade.array.AtomicFile;
import org.alidade.array.InvalidStateException;
import org.alidade.transients.catalogue.SupernovaEntry;

/**
 * Asks archives about many supernovae, four at a time, and keeps every result at once: a run that
 * is killed or interrupted is continued where it ended (spec transient 3.6).
 *
 * <pre>{@code
 * SupernovaSearch search = new SupernovaSearch(archives, options);
 * QuerySummary summary = new QueryRun(entries, search::of, options, RunFiles.defaults()).run();
 * }</pre>
 */
public final class QueryRun {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_AT_A_TIME = 4;

  private final List<SupernovaEntry> entries;
  private final Asking asking;
  private final RunFiles files;
  private final RunManifest manifest;
  private final QueryListener listener;
  private final QueryOptions options;

  /** Asks about one supernova; called by several threads. */
  @FunctionalInterface
  public interface Asking {
    /**
     * The result of a supernova.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    QueryResult of(SupernovaEntry entry) throws InterruptedException;
  }

  /**
   * A run.
   *
   * @param entries the supernovae
   * @param asking asks about each, usually {@link SupernovaSearch#of}
   * @param options what is asked; a run is only continued with the same
   * @param files where results are kept
   */
  public QueryRun(
      List<SupernovaEntry> entries, Asking asking, QueryOptions options, RunFiles files) {
    this(entries, asking, options, files, (result, done, total) -> {});
  }

  private QueryRun(
      List<SupernovaEntry> entries,
      Asking asking,
      QueryOptions options,
      RunFiles files,
      QueryListener listener) {
    this.entries = List.copyOf(entries);
    this.asking = asking;
    this.options = options;
    this.files = files;
    this.listener = listener;
    manifest = new RunManifest(this.entries, options, files);
  }

  /** The same with someone who is told of every result. */
  public QueryRun listening(QueryListener other) {
    return new QueryRun(entries, asking, options, files, other);
  }

  /**
   * Asks about all that are not done.
   *
   * @throws InvalidStateException if the results there belong to other supernovae or options, or
   *     would be forgotten before their run has ended
   * @throws IOException if results cannot be read or written
   * @throws InterruptedException if the thread is interrupted; results so far are kept
   */
  public QuerySummary run() throws IOException, InterruptedException {
    if (files.resume()) {
      manifest.requireSame();
    } else {
      if (!files.reset()) {
        manifest.requireEnded();
      }
      forget();
    }
    manifest.write();
    ExecutorService workers = Executors.newFixedThreadPool(MOST_AT_A_TIME);
    try {
      List<String> processed = new ArrayList<>();
      for (int chunk = 0; chunk < chunks(); chunk++) {
        chunk(chunk, workers, processed);
        combine();
      }
    } finally {
      workers.shutdownNow();
    }
    return combine();
  }

  /**
   * Puts the pieces that are there together.
   *
   * @return what they hold
   * @throws IOException if they cannot be read, or the result not be written
   */
  public QuerySummary combine() throws IOException {
    QuerySummary[] summary = {QuerySummary.empty()};
    QueryResults.write(
        files.output(),
        taker -> {
          for (int chunk = 0; chunk < chunks(); chunk++) {
            if (Files.isRegularFile(files.chunk(chunk))) {
              for (QueryResult result : QueryResults.read(files.chunk(chunk))) {
                taker.take(result);
                summary[0] = summary[0].with(result);
              }
            }
          }
        });
    return summary[0];
  }

  private int chunks() {
    return (entries.size() + files.chunkSize() - 1) / files.chunkSize();
  }

  /** Removes the pieces of an earlier run, of whatever number. */
  private void forget() throws IOException {
    Files.deleteIfExists(files.checkpoint());
    Files.deleteIfExists(files.manifest());
    if (Files.isDirectory(files.chunkDir())) {
      try (var pieces = Files.newDirectoryStream(files.chunkDir(), "chunk_*.json")) {
        for (Path piece : pieces) {
          Files.delete(piece);
        }
      }
    }
  }

  private void chunk(int number, ExecutorService workers, List<String> processed)
      throws IOException, InterruptedException {
    int from = number * files.chunkSize();
    List<SupernovaEntry> wanted =
        entries.subList(from, Math.min(entries.size(), from + files.chunkSize()));
    List<QueryResult> results = earlier(number, wanted);
    results.forEach(result -> processed.add(result.name()));
    List<Future<QueryResult>> asked = new ArrayList<>();
    for (SupernovaEntry entry : wanted.subList(results.size(), wanted.size())) {
      asked.add(workers.submit(() -> asking.of(entry)));
    }
    for (Future<QueryResult> answer : asked) {
      QueryResult result = result(answer);
      results.add(result);
      processed.add(result.name());
      QueryResults.write(files.chunk(number), results);
      checkpoint(processed);
      listener.done(result, processed.size(), entries.size());
    }
  }

  /** Results of an earlier run: the first so many of the piece. */
  private List<QueryResult> earlier(int number, List<SupernovaEntry> wanted) throws IOException {
    if (!Files.isRegularFile(files.chunk(number))) {
      return new ArrayList<>();
    }
    List<QueryResult> results = QueryResults.read(files.chunk(number));
    for (int i = 0; i < results.size(); i++) {
      if (i >= wanted.size() || !wanted.get(i).name().equals(results.get(i).name())) {
        throw new InvalidStateException(
            "entry " + i + " is another supernova than the catalogue has there",
            files.chunk(number).toString(),
            "begin again");
      }
    }
    return results;
  }

  private void checkpoint(List<String> processed) throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode names = node.putArray("processed");
    processed.forEach(names::add);
    AtomicFile.write(files.checkpoint(), part -> JSON.writeValue(part.toFile(), node));
  }

  private static QueryResult result(Future<QueryResult> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException interruption) {
        throw interruption;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("asking failed", e.getCause());
    }
  }
}
