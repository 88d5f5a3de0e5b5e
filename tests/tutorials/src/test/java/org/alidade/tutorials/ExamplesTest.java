package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.alidade.examples.FitCube;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The examples run, give one answer in three languages, and are what the README shows. */
@ExtendWith(LeakCheck.class)
class ExamplesTest {
  private static final String JAVA = "examples/src/main/java/org/alidade/examples/FitCube.java";
  private static final String JYTHON = "examples/jython/fit_cube.py";
  private static final String NOTEBOOK = "examples/notebooks/fit_cube.ipynb";

  @TempDir private Path folder;

  @Test
  void theProgramFits() throws IOException, InterruptedException {
    FitCube.main(new String[] {folder.toString()});

    assertFitted(folder);
  }

  @Test
  void theJythonScriptDoesWhatTheProgramDoes() throws IOException, InterruptedException {
    Path javaFolder = folder.resolve("java");
    Path pythonFolder = folder.resolve("python");
    FitCube.main(new String[] {javaFolder.toString()});
    Examples.runJython(JYTHON, pythonFolder);

    assertFitted(pythonFolder);
    assertThat(weights(pythonFolder)).isEqualTo(weights(javaFolder));
  }

  @Test
  void theNotebookRuns() throws IOException, InterruptedException {
    Notebook notebook = Notebook.run("fit_cube", folder).shows(3, 2);

    assertFitted(notebook.output());
  }

  @Test
  void theReadmeShowsTheExamples() throws IOException {
    Page readme = Page.read("README.md");

    assertThat(Examples.lines(Files.readString(checkout(JAVA))))
        .containsSequence(snippet(readme, "java"));
    assertThat(Examples.lines(String.join("\n", Examples.cells(NOTEBOOK))))
        .containsSequence(snippet(readme, "kotlin"));
    assertThat(Examples.lines(Files.readString(checkout(JYTHON))))
        .containsSequence(snippet(readme, "python"));
  }

  private static List<String> snippet(Page readme, String language) {
    List<String> blocks = readme.blocks(language);
    assertThat(blocks).as("blocks in " + language).hasSize(1);
    List<String> snippet = Examples.lines(blocks.get(0));
    assertThat(snippet).as(language).hasSizeBetween(4, 14);
    return snippet;
  }

  private static Path checkout(String name) {
    return GoldenData.checkout().resolve(name);
  }

  private static void assertFitted(Path output) throws IOException {
    try (Hdf5File cube = Hdf5File.openReadOnly(output.resolve("cube.h5"))) {
      assertThat(cube.dataset("ModelCube").shape()).isEqualTo(cube.dataset("DataCube").shape());
    }
    assertThat(Arrays.stream(weights(output)).min().orElseThrow()).isNotNegative();
    assertThat(Arrays.stream(weights(output)).max().orElseThrow()).isPositive();
    Path page = output.resolve("report").resolve("index.html");
    assertThat(Files.readString(page, StandardCharsets.UTF_8)).contains("<img");
  }

  private static double[] weights(Path output) {
    try (Hdf5File cube = Hdf5File.openReadOnly(output.resolve("cube.h5"))) {
      return cube.dataset("X_global").readDoubles();
    }
  }
}
