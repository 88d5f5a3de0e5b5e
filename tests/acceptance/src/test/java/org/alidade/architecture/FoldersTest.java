package org.alidade.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;

/**
 * Every folder says what it is for: in a README of its own, or in one sentence of the README above
 * it. Below src it is the package that has a charter, below tests/data the set of data.
 */
class FoldersTest {
  private static final Set<String> PASSED_OVER = Set.of("target", ".git", ".alidade", "src");

  @Test
  void everyFolderIsExplained() throws IOException {
    Path root = GoldenData.checkout();
    List<String> silent = new ArrayList<>();
    for (Path folder : folders(root)) {
      if (!isExplained(root, folder)) {
        silent.add(root.relativize(folder).toString());
      }
    }
    assertThat(silent).as("folders without a README that no README above names").isEmpty();
  }

  private static boolean isExplained(Path root, Path folder) throws IOException {
    if (Files.exists(folder.resolve("README.md"))
        || folder.startsWith(root.resolve("tests/data"))) {
      return true;
    }
    Path above = folder;
    while (!above.equals(root)) {
      above = parent(above);
      Path readme = above.resolve("README.md");
      if (Files.exists(readme)) {
        String name = "`" + above.relativize(folder).toString().replace('\\', '/') + "/`";
        return Files.readString(readme, StandardCharsets.UTF_8).contains(name);
      }
    }
    return false;
  }

  private static Path parent(Path folder) {
    Path parent = folder.getParent();
    if (parent == null) {
      throw new AssertionError(folder + " has no folder above it");
    }
    return parent;
  }

  /** Folders with files of their own. */
  private static List<Path> folders(Path root) throws IOException {
    List<Path> folders = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return PASSED_OVER.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path folder = parent(file);
            if (!folder.equals(root) && !folders.contains(folder)) {
              folders.add(folder);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return folders;
  }
}
