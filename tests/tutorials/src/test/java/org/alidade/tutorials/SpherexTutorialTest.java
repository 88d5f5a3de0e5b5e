package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.examples.SpherexLightCurve;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and programs of the page on SPHEREx do what it says, with an archive nearby. */
class SpherexTutorialTest {
  private static final String PAGE = "docs/guide/spherex.md";
  private static final String JAVA =
      "examples/src/main/java/org/alidade/examples/SpherexLightCurve.java";
  private static final String PROPERTY = "alidade.spherex.tap";

  @TempDir private Path folder;
  private MockArchive archive;

  @SuppressWarnings("NullAway.Init")
  SpherexTutorialTest() {}

  @BeforeEach
  void start() throws IOException {
    archive = new MockArchive(Files.createDirectory(folder.resolve("archive")));
    System.setProperty(PROPERTY, archive.tapUrl());
  }

  @AfterEach
  void stop() {
    System.clearProperty(PROPERTY);
    archive.close();
  }

  @Test
  void theCommandsOfThePageWork() throws IOException {
    Path run = folder.resolve("run");
    Page page = Page.read(PAGE);
    String text = page.text().replace("--ra ", "--tap-url " + archive.tapUrl() + " --ra ");
    new Tutorial(run).run(new Page(page.name(), text));

    assertThat(rows(run.resolve("cloverleaf"))).hasSize(7);
    assertThat(run.resolve("cloverleaf/results/combined_plot.png")).isNotEmptyFile();
    assertThat(run.resolve("cloverleaf/cut.fits")).isNotEmptyFile();
  }

  @Test
  void thePageShowsTheProgram() throws IOException {
    List<String> program = Examples.lines(Files.readString(GoldenData.checkout().resolve(JAVA)));
    List<String> shown =
        Page.read(PAGE).blocks("java").stream().filter(block -> block.contains("ARCHIVE")).toList();
    assertThat(shown).hasSize(3);
    for (String block : shown) {
      assertThat(program).containsSequence(Examples.lines(block));
    }
  }

  @Test
  void programScriptAndNotebookAgree() throws IOException, InterruptedException {
    SpherexLightCurve.main(new String[] {folder.resolve("java").toString()});
    Examples.runJython("examples/jython/spherex_light_curve.py", folder.resolve("python"));
    Path notebook =
        Notebook.run(
                "spherex_light_curve",
                folder.resolve("notebook"),
                "-D" + PROPERTY + "=" + archive.tapUrl())
            .shows(2, 2)
            .output();

    List<String> expected = rows(folder.resolve("java/call"));
    assertThat(expected).hasSize(7);
    for (Path run : List.of(folder.resolve("java"), folder.resolve("python"), notebook)) {
      for (String mode : List.of("call", "steps", "resumed")) {
        assertThat(rows(run.resolve(mode))).as(run + " " + mode).isEqualTo(expected);
      }
    }
  }

  private static List<String> rows(Path run) throws IOException {
    return Files.readAllLines(run.resolve("results/lightcurve.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
