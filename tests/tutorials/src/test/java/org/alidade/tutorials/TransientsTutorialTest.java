package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.cli.AlidadeCommand;
import org.alidade.examples.Transients;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TransientSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and programs of the page on transients do what it says. */
class TransientsTutorialTest {
  private static final String PAGE = "docs/guide/transients.md";

  @TempDir private Path folder;

  @Test
  void theCommandsOfThePageWork() throws IOException {
    Page page = Page.read(PAGE);
    String text =
        page.text()
            .replace("-o demo", "-o fit/demo")
            .replace(" demo/", " fit/demo/")
            .replace("--system sky", "--system fit/sky");
    Page here = new Page(page.name(), text);
    assertThat(here.commands()).hasSizeGreaterThan(3);
    new Tutorial(folder).run(here);

    assertThat(folder.resolve("demo/found.png")).isRegularFile();
    for (String system : List.of("demo/system", "sky")) {
      SystemOptions options = SystemOptions.embedded(folder.resolve(system));
      try (TransientSystem opened = TransientSystem.open(options)) {
        Map<ObservationStatus, Long> states =
            opened.database().read(session -> session.observations().countByStatus());
        assertThat(states)
            .containsOnlyKeys(ObservationStatus.PREPROCESSED, ObservationStatus.DIFFERENCED);
      }
    }
  }

  /** Those that need an archive, or never end. */
  @Test
  void theOtherCommandsOfThePageAreUnderstood() throws IOException {
    List<String> lines =
        Page.read(PAGE).blocks("console").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("alidade "))
            .toList();
    assertThat(lines).hasSizeGreaterThan(3);
    for (String line : lines) {
      String[] words = line.substring("alidade ".length()).split(" +", -1);
      assertThat(AlidadeCommand.commandLine().parseArgs(words).errors()).as(line).isEmpty();
    }
  }

  @Test
  void programScriptAndNotebookFindTheSame() throws IOException, InterruptedException {
    Transients.main(new String[] {folder.resolve("java").toString()});
    Examples.runJython("examples/jython/transients.py", folder.resolve("python"));
    Path notebook = Notebook.run("transients", folder.resolve("notebook")).shows(2, 4).output();

    List<String> found = found(folder.resolve("java"));
    assertThat(found).anyMatch(line -> line.endsWith(" supernova"));
    assertThat(found(folder.resolve("python"))).isEqualTo(found);
    assertThat(found(notebook)).isEqualTo(found);
    for (Path each : List.of(folder.resolve("java"), folder.resolve("python"), notebook)) {
      assertThat(each.resolve("training/dataset.h5")).isRegularFile();
    }
  }

  private static List<String> found(Path example) {
    SystemOptions options = SystemOptions.embedded(example.resolve("system"));
    try (TransientSystem system = TransientSystem.open(options)) {
      List<DetectionRow> rows =
          system.database().read(session -> session.detections().list(DetectionFilter.all()));
      assertThat(rows).allMatch(DetectionRow::isValidated);
      return rows.stream().map(TransientsTutorialTest::text).sorted().toList();
    }
  }

  /** To nine digits: the notebooks do without FFTW, whose last digits are others. */
  private static String text(DetectionRow row) {
    return String.format(
        Locale.ROOT,
        "%.9f %.9f %.9f %s",
        row.ra(),
        row.dec(),
        row.confidenceScore(),
        row.humanLabel());
  }
}
