package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.script.ScriptException;
import org.alidade.examples.Transients;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TransientSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the page on transients do what it says. */
class TransientsTutorialTest {
  @TempDir private Path folder;

  @Test
  void programScriptAndNotebookFindTheSame()
      throws IOException, InterruptedException, ScriptException {
    Transients.main(new String[] {folder.resolve("java").toString()});
    Examples.runJython("examples/jython/transients.py", folder.resolve("python"));
    Path notebook =
        Path.of(
            String.valueOf(
                Examples.runNotebook("examples/notebooks/transients.ipynb", "folder.toString()")));

    List<String> found = found(folder.resolve("java"));
    assertThat(found).anyMatch(line -> line.endsWith(" supernova"));
    assertThat(found(folder.resolve("python"))).isEqualTo(found);
    assertThat(found(notebook)).isEqualTo(found);
    for (Path each : List.of(folder.resolve("java"), folder.resolve("python"), notebook)) {
      assertThat(each.resolve("training/dataset.h5")).isRegularFile();
    }
    Examples.delete(notebook);
  }

  private static List<String> found(Path example) {
    SystemOptions options = SystemOptions.embedded(example.resolve("system"));
    try (TransientSystem system = TransientSystem.open(options)) {
      List<DetectionRow> rows =
          system.database().read(session -> session.detections().list(DetectionFilter.all()));
      assertThat(rows).allMatch(DetectionRow::isValidated);
      return rows.stream()
          .map(row -> row.ra() + " " + row.dec() + " " + row.confidenceScore() + label(row))
          .sorted()
          .toList();
    }
  }

  private static String label(DetectionRow row) {
    return " " + row.humanLabel();
  }
}
