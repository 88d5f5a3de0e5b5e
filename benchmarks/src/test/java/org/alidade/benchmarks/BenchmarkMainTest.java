package org.alidade.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.results.Figure;
import org.alidade.benchmarks.results.Machine;
import org.alidade.benchmarks.results.Results;
import org.alidade.benchmarks.results.ResultsFile;
import org.alidade.benchmarks.results.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkMainTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void aRunWritesItsFiguresAndIsComparedWithAnEarlierOne() throws Exception {
    String first = folder.resolve("first.json").toString();
    String[] words = {"transient", "--sizes", "64", "--folder", folder.toString()};

    assertThat(run(words, "--results", first)).isZero();
    int status = run(words, "--compare", first, "--allow", "9000%");

    assertThat(status).as(text()).isZero();
    assertThat(text()).contains("subtraction, float64, side 64").contains("0 worse by more than");
    Results results = ResultsFile.read(Path.of(first));
    assertThat(results.form()).isEqualTo("transient");
    assertThat(results.limits()).containsKeys("dgemm_flops_per_second");
    assertThat(results.machine()).isEqualTo(Machine.here());
  }

  @Test
  void filesAreComparedWithTheExitStatusOfTheWorst() throws Exception {
    String before = file("before", "here", Runs.time(2, 1));
    String after = file("after", "here", Runs.time(2.3, 1));

    assertThat(run(new String[0], "compare", before, after)).isEqualTo(1);
    assertThat(run(new String[0], "compare", before, after, "--allow", "20%")).isZero();
    assertThat(run(new String[0], "compare", after, before)).isZero();
  }

  @Test
  void anotherPlatformIsRefusedBeforeAnythingIsMeasured() throws Exception {
    String before = file("before", "elsewhere", Runs.time(2, 1));

    assertThatThrownBy(() -> run(new String[0], "transient", "--compare", before))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("elsewhere");
    assertThat(text()).isEmpty();
  }

  @Test
  void wordsThatNobodyKnowsAreRefused() {
    assertRefused("papyrus", "papyrus");
    assertRefused("--allow", "--allow", "much");
    assertRefused("two files", "compare", "one.json");
    assertRefused("--tiles", "lvm", "--tiles", "none");
  }

  @Test
  void helpNamesEveryForm() throws Exception {
    assertThat(run(new String[0], "--help")).isZero();
    assertThat(text())
        .contains("cube --size", "cube-solvers", "lvm --tiles", "spherex --files")
        .contains("lightcurve --objects", "transient", "compare", "--results", "--allow");
  }

  private void assertRefused(String message, String... words) {
    assertThatThrownBy(() -> run(words))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  private String file(String name, String platform, Figure figure) throws Exception {
    Path file = folder.resolve(name + ".json");
    ResultsFile.write(file, Runs.on(platform, figure));
    return file.toString();
  }

  private int run(String[] words, String... more) throws Exception {
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return BenchmarkMain.run(new Arguments(all), out);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
