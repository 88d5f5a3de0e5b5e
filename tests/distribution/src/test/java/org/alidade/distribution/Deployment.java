package org.alidade.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The published artifacts in a Maven repository, laid out as a deployment leaves them, and the
 * machine's own repository as the source of everything else.
 *
 * <p>POMs go in as they are: they have literal versions and their parent is published too.
 */
final class Deployment {
  /** Repository of the build that runs these tests; stands for Maven Central. */
  static final Path CENTRAL =
      Path.of(System.getProperty("alidade.maven.repository")).toAbsolutePath();

  private static final Path WORK = Path.of("target", "distribution").toAbsolutePath();

  private Deployment() {}

  /** The repository with this build's artifacts, made afresh by the first call. */
  static Path repository() {
    return Holder.REPOSITORY;
  }

  /** An empty folder below target for what a test leaves behind, such as a local repository. */
  static Path emptyFolder(String name) {
    Path folder = WORK.resolve(name);
    try {
      delete(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Path of a file of an artifact inside a repository. */
  static Path layout(Path repository, String group, String artifact, String version, String end) {
    return repository
        .resolve(group.replace('.', '/'))
        .resolve(artifact)
        .resolve(version)
        .resolve(artifact + "-" + version + end);
  }

  private static Path layOut() {
    Path repository = emptyFolder("repository");
    for (Published module : Published.all()) {
      copy(module.pom(), target(repository, module, ".pom"));
      if (module.isJar()) {
        copy(module.jar(), target(repository, module, ".jar"));
      }
    }
    return repository;
  }

  private static Path target(Path repository, Published module, String end) {
    return layout(repository, Published.GROUP, module.artifact(), Published.version(), end);
  }

  private static void copy(Path source, Path target) {
    try {
      Files.createDirectories(target.getParent());
      Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Lays the repository out when it is first asked for. */
  private static final class Holder {
    static final Path REPOSITORY = layOut();
  }
}
