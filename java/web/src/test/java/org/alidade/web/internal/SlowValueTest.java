package org.alidade.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;

class SlowValueTest {
  private static void await(SlowValue<?, ?> value) {
    while (value.isWorking()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void firstAskStartsTheWorkAndLaterOnesGetTheValue() {
    try (Workshop workshop = new Workshop()) {
      SlowValue<String, Integer> value = new SlowValue<>(workshop);
      CountDownLatch go = new CountDownLatch(1);
      AtomicInteger runs = new AtomicInteger();
      assertThat(
              value.get(
                  "a",
                  () -> {
                    hold(go);
                    return runs.incrementAndGet();
                  }))
          .isEmpty();
      assertThat(value.get("a", () -> -1)).isEmpty();
      go.countDown();
      await(value);
      assertThat(value.get("a", () -> -1)).hasValue(new SlowValue.Made<>("a", 1));
      assertThat(runs).hasValue(1);
    }
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void failureIsToldToWhoeverAsks() {
    try (Workshop workshop = new Workshop()) {
      SlowValue<String, Integer> value = new SlowValue<>(workshop);
      Optional<SlowValue.Made<String, Integer>> first =
          value.get(
              "a",
              () -> {
                throw new BadInputException("no data", "file", "populate");
              });
      assertThat(first).isEmpty();
      await(value);
      assertThatThrownBy(() -> value.get("a", () -> 1)).hasMessageContaining("no data");
    }
  }

  @Test
  void closedWorkshopTakesNothing() {
    Workshop workshop = new Workshop();
    workshop.close();
    assertThat(workshop.offer(() -> {})).isFalse();
  }
}
