package org.alidade.distribution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A build tool of somebody else: knows coordinates and repositories, no parent POM, no managed
 * versions.
 */
final class Consumer {
  private static final String RELEASES = RepositoryPolicy.CHECKSUM_POLICY_IGNORE;
  private static final Exclusion OWN = new Exclusion(Published.GROUP, "*", "*", "*");

  private final RepositorySystem system = new RepositorySystemSupplier().get();
  private final DefaultRepositorySystemSession session;
  private final List<RemoteRepository> repositories =
      List.of(
          remote("alidade", Deployment.repository(), true),
          remote("central", Deployment.CENTRAL, false));

  /** A consumer with an empty local repository. */
  Consumer() {
    this(Deployment.emptyFolder("resolver"));
  }

  @SuppressWarnings("deprecation") // no other way to a session with Maven's rules in this version
  private Consumer(Path localRepository) {
    session = MavenRepositorySystemUtils.newSession();
    session.setSystemProperties(System.getProperties());
    session.setCache(new DefaultRepositoryCache());
    session.setIgnoreArtifactDescriptorRepositories(true);
    session.setLocalRepositoryManager(
        system.newLocalRepositoryManager(session, new LocalRepository(localRepository.toFile())));
  }

  /** What a program that depends on these coordinates has on its class path, them included. */
  List<Artifact> closure(List<String> coordinates) {
    return list(
        coordinates.stream().map(text -> dependency(new DefaultArtifact(text))).toList(),
        List.of());
  }

  /** The same, in the same versions, without what comes by way of other artifacts of ours. */
  List<Artifact> foreignClosure(String coordinates) {
    return list(
        List.of(dependency(new DefaultArtifact(coordinates)).setExclusions(List.of(OWN))),
        closure(List.of(coordinates)).stream().map(Consumer::dependency).toList());
  }

  /** Files of artifacts, fetched into the local repository. */
  List<Path> files(List<Artifact> artifacts) {
    List<ArtifactRequest> requests =
        artifacts.stream()
            .map(artifact -> new ArtifactRequest(artifact, repositories, null))
            .toList();
    try {
      return system.resolveArtifacts(session, requests).stream()
          .map(result -> result.getArtifact().getFile().toPath())
          .toList();
    } catch (ArtifactResolutionException e) {
      throw new AssertionError("an artifact or one it needs is not to be had", e);
    }
  }

  /** The file of an artifact where it lies. */
  static Path source(Artifact artifact) {
    return source(artifact, "." + artifact.getExtension());
  }

  /** The POM of an artifact where it lies. */
  static Path pom(Artifact artifact) {
    return source(artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion(), ".pom");
  }

  static Path source(String group, String artifact, String version, String end) {
    Path repository = group.equals(Published.GROUP) ? Deployment.repository() : Deployment.CENTRAL;
    return Deployment.layout(repository, group, artifact, version, end);
  }

  private static Path source(Artifact artifact, String end) {
    String classifier = artifact.getClassifier();
    return source(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getVersion(),
        (classifier.isEmpty() ? "" : "-" + classifier) + end);
  }

  private static Dependency dependency(Artifact artifact) {
    return new Dependency(artifact, JavaScopes.COMPILE);
  }

  private List<Artifact> list(List<Dependency> dependencies, List<Dependency> managed) {
    try {
      CollectRequest request =
          new CollectRequest((@Nullable Dependency) null, dependencies, repositories)
              .setManagedDependencies(managed);
      DependencyNode root = system.collectDependencies(session, request).getRoot();
      PreorderNodeListGenerator nodes = new PreorderNodeListGenerator();
      root.accept(nodes);
      DependencyFilter atRunTime = DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME);
      List<Artifact> artifacts =
          nodes.getNodes().stream()
              .filter(node -> node.getArtifact() != null && atRunTime.accept(node, List.of()))
              .map(DependencyNode::getArtifact)
              .filter(artifact -> !artifact.getExtension().equals("pom"))
              .toList();
      artifacts.forEach(Consumer::checkPom);
      return artifacts;
    } catch (org.eclipse.aether.collection.DependencyCollectionException e) {
      throw new AssertionError("dependencies cannot be found", e);
    }
  }

  /** The resolver goes on without the dependencies of an artifact whose POM is missing. */
  private static void checkPom(Artifact artifact) {
    if (!Files.exists(pom(artifact))) {
      throw new AssertionError(
          "the repository of this build lacks the POM of "
              + artifact
              + ": a consumer gets another version than this build; name it in the POM that brings"
              + " it");
    }
  }

  private static RemoteRepository remote(String name, Path folder, boolean snapshots) {
    String always = RepositoryPolicy.UPDATE_POLICY_ALWAYS;
    return new RemoteRepository.Builder(name, "default", folder.toUri().toString())
        .setReleasePolicy(new RepositoryPolicy(true, always, RELEASES))
        .setSnapshotPolicy(new RepositoryPolicy(snapshots, always, RELEASES))
        .build();
  }
}
