package org.alidade.web.internal.lightcurve;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alidade.array.MissingDatasetException;

/**
 * The folders from which requests may choose files. What lies outside is as if it were not there,
 * also behind links, so that an answer does not even tell whether it exists.
 */
final class Roots {
  private static final int MOST_CHARACTERS = 1000;

  private final List<Path> folders;

  Roots(List<Path> folders) {
    this.folders = folders.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
  }

  List<Path> folders() {
    return folders;
  }

  /** The file or folder of a path, which may be relative to any root; empty if it is not there. */
  Optional<Path> find(String text) {
    if (text.isBlank() || text.length() > MOST_CHARACTERS || text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(text.strip());
      return folders.stream().flatMap(root -> inside(root, path).stream()).findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * The file or folder of a path.
   *
   * @throws MissingDatasetException if there is none inside the folders
   */
  Path require(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new MissingDatasetException(
                    "no such file in the folders that are served",
                    "path",
                    folders.isEmpty()
                        ? "start the server with the folders to choose from"
                        : "choose a file below them"));
  }

  /** The path as users see it: relative to its root. */
  String shown(Path path) {
    return folders.stream()
        .flatMap(root -> real(root).stream())
        .filter(path::startsWith)
        .findFirst()
        .map(root -> root.relativize(path).toString())
        .orElse(String.valueOf(path.getFileName()));
  }

  private static Optional<Path> inside(Path root, Path path) {
    Optional<Path> realRoot = real(root);
    return real(root.resolve(path))
        .filter(found -> realRoot.isPresent() && found.startsWith(realRoot.get()));
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
