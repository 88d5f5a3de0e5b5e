package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.cube.CubeStatus;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
  private static final int ENDED_BY_SIGTERM = 143;

  @TempDir private Path folder;

  @Test
  void anInterruptedThreadEndsWithStatus130AndOneLine() {
    Path cube = folder.resolve("cube.h5");
    Path arrays = folder.resolve("arrays.h5");
    MockInputs.writeSound(arrays);
    Ran.alidade("cube", "populate", cube, "--from", arrays);

    for (String verb : List.of("build", "solve")) {
      Thread.currentThread().interrupt();
      Ran ran = Ran.alidade("cube", verb, cube);

      assertThat(ran.status()).as(verb + ran.err()).isEqualTo(130);
      assertThat(ran.errorLines()).as(verb).hasSize(1);
      assertThat(Thread.currentThread().isInterrupted()).as(verb).isFalse();
    }
  }

  @Test
  void aSolveAskedToEndLeavesItsLastCheckpoint() throws IOException {
    Path cube = folder.resolve("cube.h5");
    Path arrays = folder.resolve("arrays.h5");
    MockInputs.writeSound(arrays);
    Ran.alidade("cube", "populate", cube, "--from", arrays);
    List<String> flags = List.of("-Dalidade.log.level=INFO");
    Object[] endless = {
      "cube", "solve", cube, "--solver", "kaczmarz", "--epochs", 1_000_000, "--seed", 1
    };

    try (ChildJvm solver = ChildJvm.start(flags, AlidadeCommand.class, endless)) {
      solver.awaitLine(line -> line.contains("starts from"));
      solver.terminate();

      assertThat(solver.exitStatus()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(solver.lines())
          .anyMatch(line -> line.startsWith("alidade: error: ") && line.contains("interrupted"));
    }
    assertThat(CubeStatus.of(cube).results()).contains("/Fit/x_latest");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(cube, arrays);
    }
    assertThat(Ran.alidade("cube", "solve", cube, "--warm-start", "resume").status()).isZero();
  }
}
