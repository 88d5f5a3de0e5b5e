package org.alidade.distribution;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * Licences of foreign artifacts, by their identifiers at SPDX.
 *
 * <p>{@code licences.txt} gives the identifier of each name that POMs use, and the licences of
 * artifacts (group:artifact, perhaps :classifier) whose POMs say nothing or the wrong thing.
 */
final class Licences {
  private static final Path NAMES =
      Published.ROOT.resolve("tests/distribution/src/test/resources/licences.txt");

  private final Map<String, String> known = new HashMap<>();

  Licences() {
    for (String line : Recorded.read(NAMES).split("\n", -1)) {
      int sign = line.indexOf(" = ");
      if (sign > 0 && !line.startsWith("#")) {
        known.put(line.substring(0, sign), line.substring(sign + 3));
      }
    }
  }

  /** Identifiers of the licences, joined by "or" where one may choose. */
  String of(Artifact artifact) {
    String whole = artifact.getGroupId() + ":" + artifact.getArtifactId();
    String corrected = known.getOrDefault(Closures.name(artifact), known.get(whole));
    if (corrected != null) {
      return corrected;
    }
    List<String> names = named(Consumer.pom(artifact));
    if (names.isEmpty()) {
      throw new AssertionError(
          "no licence in the POM of " + artifact + ": find it out and add it to " + NAMES);
    }
    return String.join(" or ", names.stream().map(name -> identifier(name, artifact)).toList());
  }

  /** Where the project is on the web, or "". */
  static String url(Artifact artifact) {
    for (Path pom = Consumer.pom(artifact); pom != null; pom = parent(pom)) {
      String url = Published.read(pom).getUrl();
      if (url != null && !url.isBlank() && !url.contains("${")) {
        return url.strip();
      }
    }
    return "";
  }

  private String identifier(String name, Artifact artifact) {
    String key = name.strip().replaceAll("\\s+", " ");
    String identifier = known.get(key);
    if (identifier == null) {
      throw new AssertionError(
          "licence \"" + key + "\" of " + artifact + " is new: add it to " + NAMES);
    }
    return identifier;
  }

  private static List<String> named(Path first) {
    for (Path pom = first; pom != null; pom = parent(pom)) {
      List<License> licences = Published.read(pom).getLicenses();
      if (!licences.isEmpty()) {
        return licences.stream()
            .map(licence -> licence.getName() == null ? licence.getUrl() : licence.getName())
            .toList();
      }
    }
    return List.of();
  }

  private static @Nullable Path parent(Path pom) {
    Model model = Published.read(pom);
    Parent parent = model.getParent();
    return parent == null
        ? null
        : Consumer.source(parent.getGroupId(), parent.getArtifactId(), parent.getVersion(), ".pom");
  }
}
