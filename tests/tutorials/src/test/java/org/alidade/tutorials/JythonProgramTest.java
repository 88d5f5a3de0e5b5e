package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.python.util.jython;

/** Scripts run as users run them: {@code java -cp ... org.python.util.jython script.py FOLDER}. */
class JythonProgramTest {
  private static final List<String> FLAGS =
      List.of("-Dorg.bytedeco.javacpp.logger=slf4j", "-Dpython.cachedir.skip=true");

  @TempDir private Path folder;

  @Test
  void oneScriptTellsTheWholeStory() {
    try (ChildJvm program = run("alidade.py", folder)) {
      assertThat(program.exitStatus()).as("%s", program.lines()).isZero();
      assertThat(said(program))
          .containsExactly("galaxy", "tiles", "quasar", "light curve", "transient");
      assertThat(program.lines()).contains("light curve: median 18.230 mag");
    }
    assertThat(folder.resolve("cube.h5")).isNotEmptyFile();
  }

  @Test
  void whatCannotBeReadEndsInOneLine() {
    Path absent = folder.resolve("absent.h5");
    try (ChildJvm program = run("fit_cube.py", folder, absent)) {
      assertThat(program.exitStatus()).isEqualTo(1);
      assertThat(program.lines().stream().filter(line -> !line.startsWith("SLF4J")))
          .containsExactly("fit_cube.py: no such file: " + absent + ": check the path");
    }
  }

  private static ChildJvm run(String script, Object... arguments) {
    Path file = GoldenData.checkout().resolve("examples/jython").resolve(script);
    Object[] words = Stream.concat(Stream.of(file), Stream.of(arguments)).toArray();
    return ChildJvm.start(FLAGS, jython.class, words);
  }

  /** What stands before the colon in the lines of the script. */
  private static List<String> said(ChildJvm program) {
    return program.lines().stream()
        .filter(line -> line.contains(": "))
        .map(line -> line.substring(0, line.indexOf(':')))
        .filter(word -> !word.startsWith("SLF4J"))
        .toList();
  }
}
