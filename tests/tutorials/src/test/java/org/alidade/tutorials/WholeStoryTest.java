package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebook that goes through all five systems. */
class WholeStoryTest {
  @TempDir private Path folder;

  @Test
  void allSystemsShowWhatTheyMade() throws IOException, InterruptedException {
    Notebook notebook = Notebook.run("alidade", folder).shows(5, 5);

    assertThat(notebook.output().resolve("cube.h5")).isRegularFile();
    assertThat(notebook.printed()).contains("rms residual", "spaxels");
  }
}
