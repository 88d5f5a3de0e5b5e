package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Jars hold what the sources give and not when and where they were packed. */
class ReproducibleJarsTest {
  private static final String TIME = "2026-11-21T00:00";

  @TestFactory
  List<DynamicTest> jarsDoNotKnowWhenTheyWerePacked() {
    return Published.jars().stream()
        .map(module -> DynamicTest.dynamicTest(module.artifact(), () -> check(module)))
        .toList();
  }

  private static void check(Published module) throws IOException {
    try (JarFile jar = new JarFile(module.jar().toFile())) {
      List<? extends ZipEntry> entries = jar.stream().toList();
      assertThat(entries)
          .extracting(ZipEntry::getTimeLocal)
          .containsOnly(entries.get(0).getTimeLocal());
      if (!module.artifact().startsWith("alidade-native-")) {
        assertThat(entries.get(0).getTimeLocal()).hasToString(TIME);
      }
      assertThat(
              entries.stream()
                  .map(ZipEntry::getName)
                  .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("/")))
          .isSortedAccordingTo(Comparator.comparing(ReproducibleJarsTest::withFoldersFirst));
      assertThat(jar.getManifest().getMainAttributes().keySet())
          .extracting(Object::toString)
          .doesNotContain("Built-By", "Build-Time", "Build-Date", "Build-Jdk", "Bnd-LastModified");
    }
  }

  private static String withFoldersFirst(String name) {
    return name.replace('/', '\0');
  }

  @TestFactory
  List<DynamicTest> jarsDoNotKnowWhereTheyWerePacked() {
    return Published.jars().stream()
        .map(module -> DynamicTest.dynamicTest(module.artifact(), () -> checkPlaces(module)))
        .toList();
  }

  private static void checkPlaces(Published module) throws IOException {
    String root = Published.ROOT.toString();
    try (JarFile jar = new JarFile(module.jar().toFile())) {
      for (ZipEntry entry : jar.stream().toList()) {
        try (InputStream bytes = jar.getInputStream(entry)) {
          String text = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
          assertThat(text.contains(root))
              .as("%s names the folder of the build", entry.getName())
              .isFalse();
        }
      }
    }
  }
}
