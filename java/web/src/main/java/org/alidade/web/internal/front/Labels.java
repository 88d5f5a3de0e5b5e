package org.alidade.web.internal.front;

import java.nio.file.Path;
import java.util.Locale;

/** Names of files in addresses and lists. */
final class Labels {
  private static final int MOST_CHARACTERS = 60;

  private Labels() {}

  /** Name of a file or folder, also of the current one. */
  static String name(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /** A name of characters that need no care in addresses; never empty, never hidden. */
  static String slug(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[.-]+", "");
    String bounded = plain.substring(0, Math.min(MOST_CHARACTERS, plain.length()));
    return bounded.isEmpty() ? "file" : bounded;
  }

  /** A path below what was given, beginning with the name of that. */
  static String relative(Path path, Path given) {
    if (path.equals(given)) {
      return name(given);
    }
    return name(given) + "/" + given.relativize(path).toString().replace('\\', '/');
  }

  /** The folder of a path below what was given; empty for what lies at its top. */
  static String where(Path path, Path given) {
    Path parent = path.getParent();
    return path.equals(given) || parent == null || parent.equals(given)
        ? ""
        : given.relativize(parent).toString().replace('\\', '/');
  }
}
