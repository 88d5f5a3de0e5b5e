package org.alidade.web.internal.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alidade.web.internal.Reply;

/**
 * The pages, pictures and tables of one folder, read only. Whatever a request names, also through
 * links, lies inside the folder, is of a kind that pages consist of, and is not hidden.
 */
final class FolderContent {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_CHARACTERS = 1000;
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "png", "image/png",
          "jpg", "image/jpeg",
          "svg", "image/svg+xml",
          "csv", PLAIN,
          "json", PLAIN,
          "txt", PLAIN,
          "pdf", "application/pdf");

  private final Path folder;

  FolderContent(Path folder) {
    this.folder = folder;
  }

  /** A file of the folder; empty if there is none of that name to be shown. */
  Optional<Reply> find(String name) {
    return path(name).flatMap(FolderContent::read);
  }

  /** Whether the folder has a file of that name to be shown. */
  boolean has(String name) {
    return TYPES.containsKey(ending(Path.of(name))) && path(name).isPresent();
  }

  /** Where a file of the folder is. */
  Optional<Path> path(String name) {
    boolean plain =
        !name.isBlank()
            && name.length() <= MOST_CHARACTERS
            && name.indexOf('\0') < 0
            && name.indexOf('\\') < 0
            && !name.startsWith("/");
    if (!plain || name.startsWith(".") || name.contains("/.")) {
      return Optional.empty();
    }
    try {
      Path real = folder.resolve(name).toRealPath();
      return real.startsWith(folder.toRealPath()) && Files.isRegularFile(real)
          ? Optional.of(real)
          : Optional.empty();
    } catch (IOException | InvalidPathException notThere) {
      return Optional.empty();
    }
  }

  private static Optional<Reply> read(Path file) {
    String type = TYPES.get(ending(file));
    try {
      return type == null || Files.size(file) > MOST_BYTES
          ? Optional.empty()
          : Optional.of(Reply.file(type, Files.readAllBytes(file)));
    } catch (IOException notReadable) {
      return Optional.empty();
    }
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
