package org.alidade.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class SeededRandomTest {
  private static final List<Long> DRAWN = new ArrayList<>();

  @ExtendWith(SeededRandom.class)
  static class Drawing {
    @RepeatedTest(3)
    void draws(RandomGenerator random) {
      DRAWN.add(random.nextLong());
    }
  }

  @ExtendWith(SeededRandom.class)
  static class Failing {
    @Test
    void fails(RandomGenerator random) {
      throw new AssertionError("drew " + random.nextLong());
    }
  }

  @ExtendWith(SeededRandom.class)
  static class Skipped {
    @Test
    void skips(RandomGenerator random) {
      Assumptions.abort("drew " + random.nextLong());
    }
  }

  @Test
  void everyRunDrawsTheSameAndEveryTestSomethingElse() {
    DRAWN.clear();
    Runs.of(Drawing.class);
    Runs.of(Drawing.class);
    assertThat(DRAWN).hasSize(6);
    assertThat(DRAWN.subList(3, 6)).isEqualTo(DRAWN.subList(0, 3)).doesNotHaveDuplicates();
  }

  @Test
  void aFailureSaysHowToRepeatIt() {
    assertThat(Runs.failures(Runs.of(Failing.class)))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .matches(".*repeat with -Dalidade.test.seed=-?\\d+"));
  }

  @Test
  void aSkippedTestStaysSkipped() {
    assertThat(Runs.of(Skipped.class).aborted().count()).isOne();
  }

  @Test
  void thePropertyChoosesTheSeed() {
    assertThat(SeededRandom.seed("17", "test")).isEqualTo(17);
    assertThat(SeededRandom.seed("", "test")).isEqualTo(SeededRandom.seed("", "test"));
    assertThat(SeededRandom.seed("random", "test"))
        .isNotEqualTo(SeededRandom.seed("random", "test"));
  }
}
