package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.examples.LvmTiles;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands, programs and Python lines of the page on LVM tiles do what it says. */
@ExtendWith(LeakCheck.class)
class LvmTilesTutorialTest {
  private static final String PAGE = "docs/guide/lvm-tiles.md";
  private static final String JAVA = "examples/src/main/java/org/alidade/examples/LvmTiles.java";

  @TempDir private Path folder;

  @Test
  void theCommandsOfThePageWork() throws IOException {
    new Tutorial(folder).run(Page.read(PAGE));

    assertBuilt(folder);
    assertThat(folder.resolve("report/index.html")).isNotEmptyFile();
    assertThat(folder.resolve("fit.parquet")).isNotEmptyFile();
  }

  @Test
  void thePythonOfThePageReadsWhatTheCommandsWrote() throws IOException {
    Python.assumeModules("numpy", "h5py");
    Page page = Page.read(PAGE);
    new Tutorial(folder).run(page);
    String program = String.join("\n", page.blocks("python")).replace("fit/", folder + "/");

    assertThat(Python.run(program)).contains("mean spectrum");
  }

  @Test
  void thePageShowsTheProgram() throws IOException {
    List<String> program = Examples.lines(Files.readString(GoldenData.checkout().resolve(JAVA)));

    for (String block : Page.read(PAGE).blocks("java")) {
      assertThat(program).containsSequence(Examples.lines(block));
    }
    assertThat(Page.read(PAGE).blocks("java")).hasSize(5);
  }

  @Test
  void programScriptAndNotebookAgree() throws IOException, InterruptedException {
    LvmTiles.main(new String[] {folder.resolve("java").toString()});
    Examples.runJython("examples/jython/lvm_tiles.py", folder.resolve("python"));
    Path notebook = Notebook.run("lvm_tiles", folder.resolve("notebook")).shows(2, 3).output();

    assertBuilt(folder.resolve("java"));
    assertThat(hash(folder.resolve("python"))).isEqualTo(hash(folder.resolve("java")));
    assertThat(hash(notebook)).isEqualTo(hash(folder.resolve("java")));
  }

  private static void assertBuilt(Path output) throws IOException {
    try (Hdf5File fit = Hdf5File.openReadOnly(output.resolve("fit.h5"))) {
      assertThat(fit.dataset("flux").shape()).isEqualTo(fit.dataset("i_var").shape());
      assertThat(fit.attributes().getString("hash")).isEqualTo(hash(output));
      assertThat(fit.dataset("flux").shape().length(1)).isEqualTo(601);
    }
  }

  private static String hash(Path output) throws IOException {
    JsonNode record =
        new ObjectMapper()
            .readTree(Files.readString(output.resolve("record.json"), StandardCharsets.UTF_8));
    assertThat(record.get("n_tiles").asInt()).isEqualTo(3);
    return record.get("hash").asText();
  }
}
