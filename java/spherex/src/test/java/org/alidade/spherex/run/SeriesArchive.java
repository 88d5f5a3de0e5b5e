package org.alidade.spherex.run;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.archive.SpherexArchiveServer;

/** A server on this machine that has the files of the golden series, and its configuration. */
final class SeriesArchive implements AutoCloseable {
  private static final String ARCHIVE = "https://irsa.ipac.caltech.edu";

  final GoldenSeries series = new GoldenSeries();
  final SpherexArchiveServer server = SpherexArchiveServer.start();
  private final Map<String, String> paths = new LinkedHashMap<>();

  SeriesArchive() throws IOException {
    for (Observation observation : series.state.query().orElseThrow().observations()) {
      String path = observation.downloadUrl().substring(ARCHIVE.length());
      paths.put(observation.key(), path);
      server.file(path, series.file(observation));
    }
    server.tap().answer(answer(""));
    server.tap().phases("COMPLETED");
  }

  /** The golden answer of the table service; file names may get another beginning. */
  byte[] answer(String prefix) throws IOException {
    String text = Files.readString(series.folder.resolve("tap_response.vot"));
    String files = server.uri("/").toString();
    return text.replace(ARCHIVE + "/", files + prefix).getBytes(StandardCharsets.UTF_8);
  }

  /** Keys of the observations. */
  List<String> keys() {
    return List.copyOf(paths.keySet());
  }

  /** Path of the file of an observation on the server. */
  String path(String key) {
    return Objects.requireNonNull(paths.get(key));
  }

  /** Requests for the file of an observation so far. */
  int requests(String key) {
    return server.requests(path(key)).size();
  }

  /** Requests for all files so far. */
  int requests() {
    return paths.keySet().stream().mapToInt(this::requests).sum();
  }

  QueryConfig config(Path folder) {
    return config(folder, server.tapUrl());
  }

  /** The configuration of the golden run. */
  static QueryConfig config(Path folder, URI tapUrl) {
    return QueryConfig.builder()
        .set("ra", 213.942708)
        .set("dec", 11.495389)
        .set("source_name", "s01_series12")
        .outputDir(folder)
        .set("cutout_size", "60px")
        .set("tap_url", tapUrl.toString())
        .set("retry_delay", 0)
        .set("max_download_workers", 2)
        .set("max_processing_workers", 2)
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
