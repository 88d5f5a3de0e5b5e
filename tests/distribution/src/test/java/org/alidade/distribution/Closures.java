package org.alidade.distribution;

import java.util.List;
import org.eclipse.aether.artifact.Artifact;

/** What every published jar brings to the class path of a program that depends on it alone. */
final class Closures {
  private Closures() {}

  /** The closures of this build, found once, in the order of the names. */
  static List<Closure> ofThisBuild() {
    return Holder.CLOSURES;
  }

  /** The closure of one published jar. */
  static Closure of(String artifact) {
    return ofThisBuild().stream()
        .filter(closure -> closure.of().equals(artifact))
        .findFirst()
        .orElseThrow(() -> new AssertionError(artifact + " is not published"));
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

  private static List<Closure> find() {
    Consumer consumer = new Consumer();
    return Published.jars().stream()
        .map(Published::artifact)
        .sorted()
        .map(artifact -> find(consumer, artifact))
        .toList();
  }

  private static Closure find(Consumer consumer, String artifact) {
    String coordinates = coordinates(artifact);
    return new Closure(
        artifact,
        consumer.closure(List.of(coordinates)),
        consumer.foreignClosure(coordinates).stream().filter(Closures::isForeign).toList());
  }

  /**
   * The closure of one published jar.
   *
   * @param of its name
   * @param all itself and all its dependencies
   * @param foreign foreign ones among them that do not come by way of other published artifacts
   */
  record Closure(String of, List<Artifact> all, List<Artifact> foreign) {
    /** Names of the dependencies. */
    List<String> dependencies() {
      return all.stream()
          .map(Closures::name)
          .filter(name -> !name.equals(Published.GROUP + ":" + of))
          .sorted()
          .toList();
    }

    /** Whether the artifact itself, or a foreign one that it depends on, brings a dependency. */
    boolean brings(Artifact dependency) {
      return foreign.stream().map(Closures::name).anyMatch(name(dependency)::equals);
    }
  }

  /** Finds the closures when they are first asked for. */
  private static final class Holder {
    static final List<Closure> CLOSURES = find();
  }
}
