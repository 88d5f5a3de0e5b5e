package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page about artifacts names every published one, with sizes that are about right. */
class ArtifactsPageTest {
  private static final Path PAGE = Published.ROOT.resolve("docs/guide/artifacts.md");
  private static final String BEGIN = "<!-- artifacts: begin (written by the tests) -->\n";
  private static final String END = "<!-- artifacts: end -->\n";
  private static final double TOLERANCE = 0.25;
  private static final int SIZES = 2;

  @BeforeEach
  void onOnePlatform() {
    Machine.assumeLinux();
  }

  @Test
  void theTableIsCurrent() {
    List<List<String>> rows = Published.jars().stream().map(ArtifactsPageTest::row).toList();
    if (Recorded.isUpdated()) {
      replace(rows);
    }
    List<List<String>> written = writtenRows();
    assertThat(written)
        .as("run %s", Recorded.COMMAND)
        .extracting(ArtifactsPageTest::words)
        .containsExactlyElementsOf(rows.stream().map(ArtifactsPageTest::words).toList());
    for (int i = 0; i < rows.size(); i++) {
      for (int column = 2; column < 2 + SIZES; column++) {
        assertThat(bytes(written.get(i).get(column)))
            .as("size of %s; run %s", rows.get(i).get(0), Recorded.COMMAND)
            .isBetween(
                (1 - TOLERANCE) * bytes(rows.get(i).get(column)),
                (1 + TOLERANCE) * bytes(rows.get(i).get(column)));
      }
    }
  }

  @Test
  void thePageKnowsTheVersion() {
    assertThat(Recorded.read(PAGE)).contains(Published.version());
  }

  /** Name, purpose, own size, size with all dependencies, classifiers among these. */
  private static List<String> row(Published module) {
    Closures.Closure closure = Closures.of(module.artifact());
    return List.of(
        "`" + module.artifact() + "`",
        module.model().getDescription().strip().replaceAll("\\s+", " "),
        text(size(module.jar())),
        text(closure.all().stream().map(Consumer::source).mapToLong(ArtifactsPageTest::size).sum()),
        natives(closure.all()));
  }

  private static String natives(List<Artifact> closure) {
    TreeSet<String> libraries =
        closure.stream()
            .filter(artifact -> !artifact.getClassifier().isEmpty())
            .map(Artifact::getArtifactId)
            .collect(Collectors.toCollection(TreeSet::new));
    boolean calls =
        closure.stream().anyMatch(artifact -> artifact.getArtifactId().equals("javacpp"));
    boolean brings =
        closure.stream()
            .anyMatch(artifact -> artifact.getArtifactId().startsWith("alidade-native-"));
    if (calls && !brings) {
      libraries.add("*`alidade-platform` beside it*");
    }
    return String.join(", ", libraries);
  }

  private static List<String> words(List<String> row) {
    return List.of(row.get(0), row.get(1), row.get(4));
  }

  private static List<List<String>> writtenRows() {
    String page = Recorded.read(PAGE);
    assertThat(page).contains(BEGIN, END);
    return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  private static void replace(List<List<String>> rows) {
    String page = Recorded.read(PAGE);
    String table =
        "| artifact | what it is for | its size | with all it needs | natives |\n"
            + "|---|---|---:|---:|---|\n"
            + rows.stream()
                .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                .collect(Collectors.joining());
    Recorded.write(
        PAGE,
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table
            + page.substring(page.indexOf(END)));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%d kB", Math.max(1, Math.round(bytes / 1e3)))
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static double bytes(String text) {
    String[] parts = text.split(" ", -1);
    return Double.parseDouble(parts[0]) * (parts[1].equals("MB") ? 1e6 : 1e3);
  }
}
