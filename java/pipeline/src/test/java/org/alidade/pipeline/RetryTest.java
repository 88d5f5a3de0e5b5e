package org.alidade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SeededRandom.class)
class RetryTest {
  @TempDir Path folder;
  private final FakeTiming timing = new FakeTiming();

  /** A server that is busy and says for how long. */
  private static final class Busy extends IOException {
    private static final long serialVersionUID = 1L;
    private final long seconds;

    Busy(long seconds) {
      super("503");
      this.seconds = seconds;
    }

    static Optional<Duration> wait(Exception failure) {
      return failure instanceof Busy busy
          ? Optional.of(Duration.ofSeconds(busy.seconds))
          : Optional.empty();
    }
  }

  private RunSummary run(Stage.Work<String> work, RetryRule rule, RunOptions.Builder options) {
    Stage<String> stage = Stage.single("ask").work(work).retry(rule).build();
    return Pipeline.named("p").stage(stage).build().run(folder, options.timing(timing).build());
  }

  private RunSummary alwaysFailing(Exception failure, RetryRule rule) {
    return run(
        (item, context) -> {
          throw failure;
        },
        rule,
        RunOptions.builder());
  }

  private static RetryRule.Builder steady() {
    return RetryRule.builder().jitter(0);
  }

  private List<Double> seconds() {
    return timing.waits().stream().map(wait -> wait.toNanos() * 1e-9).toList();
  }

  @Test
  void waitsGrowUpToTheirLimit() {
    RunSummary summary =
        alwaysFailing(
            new IOException("reset"),
            steady().retries(6).longestDelay(Duration.ofSeconds(50)).build());
    assertThat(seconds()).containsExactly(5.0, 10.0, 20.0, 40.0, 50.0, 50.0);
    assertThat(summary.stage("ask").retries()).isEqualTo(6);
    assertThat(summary.failures())
        .containsExactly(new ItemFailure("ask", "ask", 7, "IOException", "reset"));
    assertThat(summary.text()).contains("ask: IOException: reset (7 attempts)");
  }

  @Test
  void constantAndZeroWaits() {
    alwaysFailing(new IOException(), steady().retries(2).factor(1).build());
    assertThat(seconds()).containsExactly(5.0, 5.0);
    alwaysFailing(new IOException(), steady().retries(2).delay(Duration.ZERO).build());
    assertThat(seconds()).containsExactly(5.0, 5.0, 0.0, 0.0);
  }

  @Test
  void aLaterAttemptMaySucceed() {
    int[] attempts = {0};
    RunSummary summary =
        run(
            (item, context) -> {
              if (attempts[0]++ < 2) {
                throw new EOFException("short body");
              }
              return "ok";
            },
            steady().build(),
            RunOptions.builder());
    assertThat(summary.isSuccess()).isTrue();
    assertThat(summary.stage("ask").retries()).isEqualTo(2);
    assertThat(attempts[0]).isEqualTo(3);
  }

  @Test
  void permanentFailuresAreNotTriedAgain() {
    alwaysFailing(new IllegalArgumentException("404"), steady().build());
    alwaysFailing(new IOException("404"), steady().on(EOFException.class).build());
    alwaysFailing(
        new IOException("404"), steady().onlyIf(e -> !"404".equals(e.getMessage())).build());
    alwaysFailing(new IOException("404"), RetryRule.never());
    assertThat(timing.waits()).isEmpty();
  }

  @Test
  void theOptionsMayCountOtherwise() {
    run(
        (item, context) -> {
          throw new IOException();
        },
        steady().retries(9).build(),
        RunOptions.builder().retries(1));
    assertThat(timing.waits()).hasSize(1);
  }

  @Test
  void waitsAskedForAreHonoured() {
    RetryRule rule = steady().retryAfter(Busy::wait).build();
    alwaysFailing(new Busy(12), rule);
    assertThat(seconds()).containsExactly(12.0, 12.0, 20.0);
    RunSummary summary = alwaysFailing(new Busy(3600), rule);
    assertThat(timing.waits()).as("an hour is too long").hasSize(3);
    assertThat(summary.failures().get(0).attempts()).isEqualTo(1);
  }

  @Test
  void jitterStaysInItsBoundsAndFollowsTheSeed(RandomGenerator random) {
    long seed = random.nextLong();
    Map<String, List<Double>> first = jittered(seed, 1);
    assertThat(jittered(seed, 4)).isEqualTo(first);
    assertThat(jittered(seed + 1, 1)).isNotEqualTo(first);
    List<Double> ratios =
        first.values().stream()
            .flatMap(waits -> IntStream.range(0, 4).mapToObj(k -> waits.get(k) / (1 << k)))
            .toList();
    assertThat(ratios).hasSize(400).allSatisfy(ratio -> assertThat(ratio).isBetween(0.7, 1.3));
    assertThat(ratios.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .isBetween(0.95, 1.05);
    assertThat(ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow())
        .isGreaterThan(1.25);
  }

  private Map<String, List<Double>> jittered(long seed, int threads) {
    Map<String, List<Double>> waits = new ConcurrentHashMap<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void itemRetried(ItemFailure failure, Duration wait) {
            waits.merge(
                failure.item(),
                List.of(wait.toNanos() * 1e-9),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
          }
        };
    Stage<Integer> stage =
        Stage.<Integer>named("many")
            .items(context -> IntStream.range(0, 100).boxed().toList(), String::valueOf)
            .retry(RetryRule.builder().retries(4).delay(Duration.ofSeconds(1)).jitter(0.3).build())
            .work(
                (item, context) -> {
                  throw new IOException("busy");
                })
            .build();
    Pipeline.named("p" + threads)
        .stage(stage)
        .build()
        .run(
            folder,
            RunOptions.builder()
                .seed(seed)
                .threads(threads)
                .listener(listener)
                .timing(timing)
                .resume(false)
                .build());
    return waits;
  }

  @Test
  @Timeout(60)
  void aRuleThatThrowsFailsTheItem() {
    RetryRule rude =
        steady()
            .retryAfter(
                failure -> {
                  throw new IllegalStateException("no such header");
                })
            .build();
    assertThat(alwaysFailing(new IOException("503"), rude).failures()).hasSize(1);
    RetryRule unsure =
        steady()
            .onlyIf(
                failure -> {
                  throw new IllegalStateException("no idea");
                })
            .build();
    assertThat(alwaysFailing(new IOException("503"), unsure).failures()).hasSize(1);
    assertThat(timing.waits()).isEmpty();
  }

  @Test
  void impossibleRulesAreRefused() {
    assertThatThrownBy(() -> steady().retries(-1).build()).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> steady().factor(0.5).build()).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> steady().jitter(1.5).build()).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> steady().delay(Duration.ofSeconds(-1)).build())
        .isInstanceOf(BadInputException.class);
  }
}
