package org.alidade.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alidade.array.FloatArray;
import org.alidade.array.NativeArray;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.Events;

class LeakCheckTest {
  private static final List<NativeArray> LEFT_OPEN = new ArrayList<>();

  @ExtendWith(LeakCheck.class)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class Leaky {
    @Test
    @Order(1)
    void leaks() {
      LEFT_OPEN.add(FloatArray.allocate("test.leak", 25));
    }

    @Test
    @Order(2)
    void isClean() {
      FloatArray.allocate("test.leak", 25).close();
    }

    @Test
    @Order(3)
    void givesBackTooMuch() {
      LEFT_OPEN.forEach(NativeArray::close);
    }
  }

  @Test
  void namesTheTagAndTheBytes() {
    Events events = Runs.of(Leaky.class);
    assertThat(events.succeeded().count()).isOne();
    assertThat(Runs.failures(events))
        .extracting(Throwable::getMessage)
        .containsExactly(
            "native memory not given back: test.leak +100 bytes",
            "native memory not given back: test.leak -100 bytes");
  }

  @Test
  void reportsOnlyTagsThatChanged() {
    assertThat(
            LeakCheck.changes(
                Map.of("same", 8L, "less", 8L, "gone", 4L),
                Map.of("same", 8L, "less", 6L, "new", 1L)))
        .isEqualTo(Map.of("less", -2L, "gone", -4L, "new", 1L));
  }
}
