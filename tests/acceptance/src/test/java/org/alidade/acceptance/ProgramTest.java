package org.alidade.acceptance;

import static org.alidade.testing.Tolerances.FLOAT32_MODELS;
import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.alidade.cli.AlidadeCommand;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: exit status and both output streams. */
class ProgramTest {
  @TempDir Path folder;

  private static List<String> run(int status, Object... arguments) {
    try (ChildJvm child = ChildJvm.start(AlidadeCommand.class, arguments)) {
      assertThat(child.exitStatus()).as("%s", child.lines()).isEqualTo(status);
      return child.lines();
    }
  }

  @Test
  void theGoldenCaseFromArraysToModelCube() {
    Path file = folder.resolve("cube.h5");
    assertThat(run(0, "cube", "populate", file, "--from", GoldenCase.inputs(), "--rebin", "interp"))
        .hasSize(1);
    assertThat(run(0, "cube", "build", file)).hasSize(1);
    assertThat(
            relativeToLargest(
                CubeFiles.models(file), GoldenCase.expectedFloats("hypercube/models")))
        .isLessThan(FLOAT32_MODELS);
    assertThat(run(0, "cube", "solve", file, "--quiet", "--solver", "kaczmarz", "--epochs", 3))
        .isEmpty();
    run(0, "cube", "reconstruct", file, "--quiet");
    assertThat(CubeFiles.doubles(file, "/ModelCube")).hasSize(12 * 180);
  }

  @Test
  void anErrorIsOneLineAndNothingElse() {
    List<String> lines = run(2, "cube", "build", folder.resolve("nowhere.h5"));
    assertThat(lines).hasSize(1).allMatch(line -> line.startsWith("alidade: error: "));
    assertThat(FolderState.of(folder)).containsOnlyKeys("");
  }
}
