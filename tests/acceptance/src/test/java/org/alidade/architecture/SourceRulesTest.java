package org.alidade.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
  private static final int MOST_LINES = 600;
  private static final List<String> FOLDERS =
      List.of(
          "java",
          "native",
          "bindings",
          "platforms",
          "benchmarks",
          "tests",
          "examples",
          "docs/site");
  private static final Set<String> PASSED_OVER = Set.of("target", "gen", "data", "node_modules");

  /**
   * Case without a locale, the zone of the machine, and Jackson's lower case, which has neither.
   */
  private static final Pattern OF_THE_MACHINE =
      Pattern.compile(
          "(toLowerCase|toUpperCase)\\(\\)|::to(Lower|Upper)Case|Locale\\.getDefault"
              + "|ZoneId\\.systemDefault|TimeZone\\.getDefault|WRITE_ENUMS_TO_LOWERCASE"
              + "|LocalDate(Time)?\\.now\\(\\)|new SimpleDateFormat");

  /** Tells the user what language and zone the machine has. */
  private static final Path REPORTS_ON_THE_MACHINE = Path.of("cli", "doctor", "Environment.java");

  /** Projects of other people, as it were. */
  private static final Path CONSUMERS =
      GoldenData.checkout().resolve("tests/distribution/src/consumers");

  private static final List<Path> SOURCES = new ArrayList<>();

  @BeforeAll
  static void findSources() throws IOException {
    for (String folder : FOLDERS) {
      Files.walkFileTree(GoldenData.checkout().resolve(folder), new Collector());
    }
    assertThat(SOURCES).hasSizeGreaterThan(100);
  }

  @Test
  void filesAreShort() {
    assertThat(named(".java", ".cpp", ".h", ".kt").stream().filter(file -> tooLong(file)).toList())
        .as("files of %d lines and more", MOST_LINES)
        .isEmpty();
  }

  @Test
  void namesAndTextAreAscii() {
    assertThat(SOURCES.stream().filter(file -> !isAscii(file.toString())).toList())
        .as("file names")
        .isEmpty();
    assertThat(
            named(".java", ".cpp", ".h", ".kt").stream()
                .filter(file -> !isAscii(text(file)))
                .toList())
        .as("files with other characters (write them as escapes)")
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<Path> packages = new TreeSet<>();
    named(".java").stream()
        .map(SourceRulesTest::folder)
        .filter(folder -> folder.toString().contains("src/main/java"))
        .filter(folder -> !folder.startsWith(CONSUMERS))
        .forEach(packages::add);
    assertThat(packages).hasSizeGreaterThan(8).allSatisfy(SourceRulesTest::hasCharter);
  }

  @Test
  void nothingIsLeftForLater() {
    Predicate<Path> unfinished =
        file -> text(file).contains("TO" + "DO") || text(file).contains("FIX" + "ME");
    assertThat(named(".java", ".cpp", ".h", ".kt").stream().filter(unfinished).toList()).isEmpty();
  }

  @Test
  void nothingFollowsTheLanguageOrTheZoneOfTheMachine() {
    List<Path> followers =
        named(".java", ".kt").stream()
            .filter(file -> file.toString().contains("src/main"))
            .filter(file -> !file.endsWith(REPORTS_ON_THE_MACHINE))
            .filter(file -> OF_THE_MACHINE.matcher(text(file)).find())
            .toList();
    assertThat(followers).as("files with " + OF_THE_MACHINE).isEmpty();
  }

  private static void hasCharter(Path packageFolder) {
    assertThat(text(packageFolder.resolve("package-info.java")))
        .as("charter of %s", packageFolder)
        .startsWith("/**")
        .contains("@NullMarked");
  }

  private static List<Path> named(String... endings) {
    return SOURCES.stream()
        .filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
        .toList();
  }

  private static boolean tooLong(Path file) {
    return text(file).lines().count() >= MOST_LINES;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gathers files, without what the build makes. */
  private static final class Collector extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return PASSED_OVER.contains(String.valueOf(folder.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      SOURCES.add(file);
      return FileVisitResult.CONTINUE;
    }
  }
}
