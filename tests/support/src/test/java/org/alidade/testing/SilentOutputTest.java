package org.alidade.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.Events;

class SilentOutputTest {
  @ExtendWith(SilentOutput.class)
  static class Talking {
    @Test
    void talks() {
      System.err.print("hello");
    }

    @Test
    void isSilent() {}
  }

  @Test
  void printingFailsTheTest() {
    PrintStream before = System.out;
    Events events = Runs.of(Talking.class);
    assertThat(events.succeeded().count()).isOne();
    assertThat(Runs.failures(events))
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("the test wrote to standard output or error: hello");
    assertThat(System.out).isSameAs(before);
  }
}
