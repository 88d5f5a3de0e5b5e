package org.alidade.distribution;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.aether.artifact.Artifact;

/**
 * What every published jar brings to the class path of a program that depends on it alone.
 *
 * @param own dependencies of each published artifact, by its name, itself included
 * @param foreign the same without those that come through other published artifacts
 */
record Closures(Map<String, List<Artifact>> own, Map<String, List<Artifact>> foreign) {
  /** The closures of this build, found once. */
  static Closures ofThisBuild() {
    return Holder.CLOSURES;
  }

  private static Closures find() {
    Consumer consumer = new Consumer();
    Map<String, List<Artifact>> own = new TreeMap<>();
    Map<String, List<Artifact>> foreign = new TreeMap<>();
    for (Published module : Published.jars()) {
      String coordinates = coordinates(module.artifact());
      own.put(module.artifact(), consumer.closure(List.of(coordinates)));
      foreign.put(
          module.artifact(),
          consumer.foreignClosure(coordinates).stream().filter(Closures::isForeign).toList());
    }
    return new Closures(own, foreign);
  }

  static String coordinates(String artifact) {
    return Published.GROUP + ":" + artifact + ":" + Published.version();
  }

  static boolean isForeign(Artifact artifact) {
    return !artifact.getGroupId().equals(Published.GROUP);
  }

  /** Group, name and classifier, which stay when the version changes. */
  static String name(Artifact artifact) {
    String classifier = artifact.getClassifier();
    return artifact.getGroupId()
        + ":"
        + artifact.getArtifactId()
        + (classifier.isEmpty() ? "" : ":" + classifier);
  }

  /** Finds the closures when they are first asked for. */
  private static final class Holder {
    static final Closures CLOSURES = find();
  }
}
