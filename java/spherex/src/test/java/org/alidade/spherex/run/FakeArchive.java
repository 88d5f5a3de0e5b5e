package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.alidade.archive.ArchiveException;
import org.alidade.array.AtomicFile;
import org.alidade.pipeline.RetryRule;
import org.alidade.spherex.Band;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.archive.ArchiveAnswer;

/** An archive in memory whose files are their own addresses. */
final class FakeArchive implements ImageArchive {
  final List<String> fetched = Collections.synchronizedList(new ArrayList<>());
  final Map<String, Integer> failures = new ConcurrentHashMap<>();
  List<String> unresolved = List.of();
  int observations = 6;
  int queries;
  String version = "v1";

  @Override
  public ArchiveAnswer query(QueryConfig config) {
    queries++;
    List<Observation> found = new ArrayList<>();
    for (int i = 0; i < observations; i++) {
      Band band = Band.DETECTORS.get(i % 6);
      found.add(
          new Observation(
              "obs" + i,
              band,
              60000 + i,
              1,
              2,
              "https://archive/" + version + "/obs" + i,
              60000 + i,
              60000.1 + i,
              Observation.ArchiveRecord.NONE));
    }
    QueryResults results = QueryResults.of(found, Instant.EPOCH, config.source(), 0.1);
    return new ArchiveAnswer(results, List.of(), unresolved);
  }

  @Override
  public void writeSummary(QueryConfig config, QueryResults results) {
    try {
      Path file = RunFolder.of(config).results().resolve("query_summary.json");
      Files.writeString(file, "{\"gb\": " + results.totalSizeGb() + "}");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public FetchedImage fetch(Observation observation, QueryConfig config, boolean skipExisting)
      throws IOException {
    Path file =
        RunFolder.of(config)
            .data()
            .resolve(observation.band().text())
            .resolve(observation.obsId() + ".fits");
    String content = request(observation, config);
    if (!skipExisting || !Files.exists(file) || !Files.readString(file).equals(content)) {
      fetched.add(observation.downloadUrl());
      Integer status = failures.get(observation.downloadUrl());
      if (status != null) {
        throw ArchiveException.ofStatus(status, observation.downloadUrl(), Optional.empty());
      }
      AtomicFile.write(file, part -> Files.writeString(part, content));
    }
    return new FetchedImage(file, Files.size(file));
  }

  @Override
  public String request(Observation observation, QueryConfig config) {
    return observation.downloadUrl() + "?" + config.download().cutoutSize();
  }

  @Override
  public RetryRule retryRule(QueryConfig config) {
    return RetryRule.builder()
        .retries(2)
        .delay(Duration.ZERO)
        .onlyIf(failure -> failure instanceof ArchiveException e && e.isPassing())
        .build();
  }
}
