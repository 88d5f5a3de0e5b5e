package org.alidade.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths inside the repository and the site, always with slashes. */
final class Addresses {
  private Addresses() {}

  /** Where a relative link in a file leads; empty if it leaves the repository. */
  static Optional<String> resolve(String file, String link) {
    List<String> parts = new ArrayList<>(List.of(file.split("/")));
    parts.remove(parts.size() - 1);
    for (String part : link.split("/")) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.remove(parts.size() - 1);
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** The way up from a file of the site to its root: "", "../" and so on. */
  static String up(String target) {
    return "../".repeat((int) target.chars().filter(c -> c == '/').count());
  }
}
