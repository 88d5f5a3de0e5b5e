package org.alidade.transients.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.transients.ObservationType;
import org.alidade.transients.archive.ArchiveObservation;
import org.alidade.transients.archive.QueryResult;
import org.alidade.transients.archive.QueryResults;
import org.alidade.transients.download.DownloadResult;
import org.alidade.transients.download.DownloadResults;
import org.alidade.transients.download.ImageTree;

/** Which files there are of which supernova, and what the archives said about them. */
final class IngestSources {
  private final ImageTree tree;
  private final Map<String, DownloadResult> downloads = new LinkedHashMap<>();
  private final Map<String, QueryResult> queries = new LinkedHashMap<>();

  IngestSources(IngestOptions options) throws IOException {
    tree = new ImageTree(options.fitsFolder());
    Path report =
        options
            .downloadResults()
            .orElseGet(() -> options.fitsFolder().resolve(DownloadResults.FILE_NAME));
    if (options.downloadResults().isPresent() || Files.exists(report)) {
      DownloadResults.read(report).forEach(result -> downloads.put(result.name(), result));
    }
    if (options.queryResults().isPresent()) {
      QueryResults.read(options.queryResults().get())
          .forEach(result -> queries.put(result.name(), result));
    }
  }

  /** In the order of the report of the download, else of the query, else of the folders. */
  List<String> supernovae() throws IOException {
    if (!downloads.isEmpty()) {
      return List.copyOf(downloads.keySet());
    }
    return queries.isEmpty() ? tree.supernovae() : List.copyOf(queries.keySet());
  }

  /** The images of a supernova: those of the report, else all below its folder. */
  List<Path> files(String supernova, ObservationType type) throws IOException {
    DownloadResult result = downloads.get(supernova);
    if (result == null) {
      return tree.images(supernova, type);
    }
    Path root = tree.root().toAbsolutePath().normalize();
    return result.files(type).stream()
        .map(file -> root.resolve(file).normalize())
        .filter(file -> file.startsWith(root))
        .toList();
  }

  /** Path of a file below the tree. */
  String relative(Path file) {
    return tree.root()
        .toAbsolutePath()
        .normalize()
        .relativize(file.toAbsolutePath().normalize())
        .toString()
        .replace('\\', '/');
  }

  /** Where files of a supernova are looked for. */
  String folder(String supernova, ObservationType type) {
    return tree.root().resolve(supernova.replace('/', '_')).resolve(type.text()).toString();
  }

  /** What the archive said about a file, recognised by the folder of its observation. */
  Optional<ArchiveObservation> known(String supernova, ObservationType type, Path file) {
    QueryResult result = queries.get(supernova);
    if (result == null) {
      return Optional.empty();
    }
    List<ArchiveObservation> all = result.observations(type);
    Optional<ArchiveObservation> named =
        all.stream().filter(observation -> isBelow(file, observation)).findFirst();
    return named.isEmpty() && all.size() == 1 ? Optional.of(all.get(0)) : named;
  }

  private static boolean isBelow(Path file, ArchiveObservation observation) {
    for (Path part : file) {
      String name = part.toString();
      if (name.equals(observation.obsId())
          || (!observation.missionObsId().isEmpty() && name.equals(observation.missionObsId()))) {
        return true;
      }
    }
    return false;
  }
}
