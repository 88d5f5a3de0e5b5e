package org.alidade.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
  /** Prints its arguments, a property and a line of standard error, then echoes its input. */
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) throws IOException {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
      System.out.println("arguments " + String.join(",", arguments));
      System.err.println("property " + System.getProperty("echo.property"));
      System.out.println("ready");
      BufferedReader input =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = input.readLine();
      System.out.println("got " + line);
      if ("leave".equals(line)) {
        System.exit(3);
      }
      input.readLine();
    }
  }

  @Test
  void linesArriveWhileTheChildRuns() {
    try (ChildJvm child = ChildJvm.start(List.of("-Decho.property=on"), Echo.class, 1, "two")) {
      child.awaitLine("ready"::equals);
      assertThat(child.lines()).contains("arguments 1,two", "property on");
      child.send("leave");
      assertThat(child.awaitLine(line -> line.startsWith("got"))).isEqualTo("got leave");
      assertThat(child.exitStatus()).isEqualTo(3);
      assertThat(child.lines()).endsWith("hook ran");
    }
  }

  @Test
  void killGivesNoChanceToCleanUp() {
    try (ChildJvm child = ChildJvm.start(Echo.class)) {
      child.awaitLine("ready"::equals);
      child.kill();
      assertThat(child.exitStatus()).isEqualTo(128 + 9);
      assertThat(child.lines()).doesNotContain("hook ran");
      assertThat(ProcessHandle.of(child.pid())).isEmpty();
    }
  }

  @Test
  void terminateRunsShutdownHooks() {
    try (ChildJvm child = ChildJvm.start(Echo.class)) {
      child.awaitLine("ready"::equals);
      child.terminate();
      assertThat(child.exitStatus()).isEqualTo(128 + 15);
      assertThat(child.lines()).contains("hook ran");
    }
  }

  @Test
  void waitingForALineThatNeverComesFailsWhenTheChildEnds() {
    try (ChildJvm child = ChildJvm.start(Echo.class)) {
      child.send("leave");
      assertThatThrownBy(() -> child.awaitLine("never"::equals))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("got leave");
    }
  }
}
