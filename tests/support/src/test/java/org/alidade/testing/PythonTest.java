package org.alidade.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class PythonTest {
  @BeforeEach
  void needsPython() {
    Python.assumeModules();
  }

  @Test
  void returnsWhatTheProgramPrints() {
    assertThat(Python.run("import sys; print(*sys.argv[1:], '\u00c5')", 1, "two three"))
        .isEqualToIgnoringNewLines("1 two three \u00c5");
  }

  @Test
  void longOutputArrivesWhole() {
    assertThat(Python.run("print('x' * 1000000)")).hasSizeGreaterThanOrEqualTo(1_000_000);
  }

  @Test
  void aFailureShowsTheErrorOutput() {
    assertThatThrownBy(() -> Python.run("print('before'); raise ValueError('bad flux')"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("status 1")
        .hasMessageContaining("before")
        .hasMessageContaining("ValueError: bad flux");
  }

  @Test
  void aProgramThatHangsIsStopped() {
    assertThatThrownBy(
            () ->
                Python.run(
                    Duration.ofMillis(500),
                    "import sys; print('hi', flush=True); sys.stdin.read(); import time; time.sleep(600)"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("stopped after");
  }

  @Test
  void aMissingModuleSkipsWithAReason() {
    assertThatThrownBy(() -> Python.assumeModules("sys", "no_such_module_here"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("Python module no_such_module_here is not installed");
  }
}
