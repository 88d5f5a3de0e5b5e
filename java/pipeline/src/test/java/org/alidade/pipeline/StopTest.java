package org.alidade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end early, and listeners that misbehave. */
class StopTest {
  private static final int ITEMS = 1000;

  @TempDir Path folder;
  private final Map<Integer, Integer> times = new ConcurrentHashMap<>();

  private Stage.Builder<Integer> many(Stage.Work<Integer> work) {
    return Stage.<Integer>named("many")
        .items(context -> IntStream.range(0, ITEMS).boxed().toList(), String::valueOf)
        .work(
            (item, context) -> {
              Object result = work.run(item, context);
              times.merge(item, 1, Integer::sum);
              return result;
            });
  }

  private Pipeline pipeline(Stage.Builder<Integer> many) {
    Stage<String> last = Stage.single("last").after("many").work((item, context) -> null).build();
    return Pipeline.named("p").stage(many.build()).stage(last).build();
  }

  /** Runs to the end with work that always succeeds; nothing that was saved is done twice. */
  private void finish(RunSummary first) {
    Set<String> saved = Set.copyOf(pipeline(many((item, context) -> 1)).state(folder).done("many"));
    assertThat(saved).hasSize(first.stage("many").done());
    times.clear();
    RunSummary second =
        pipeline(many((item, context) -> 1)).run(folder, RunOptions.builder().threads(2).build());
    assertThat(second.isSuccess()).isTrue();
    assertThat(second.stage("many").skipped()).isEqualTo(saved.size());
    assertThat(times.keySet().stream().map(String::valueOf).collect(Collectors.toSet()))
        .hasSize(ITEMS - saved.size())
        .noneMatch(saved::contains);
  }

  @Test
  void cancellationKeepsWhatIsDone() {
    CancellationToken token = new CancellationToken();
    RunSummary summary =
        pipeline(
                many(
                    (item, context) -> {
                      if (item == 500) {
                        token.cancel();
                        context.cancellation().throwIfCancelled();
                      }
                      return 1;
                    }))
            .run(folder, RunOptions.builder().threads(2).cancellation(token).build());
    assertThat(summary.cancelled()).isTrue();
    StageSummary many = summary.stage("many");
    assertThat(many.status()).isEqualTo(StageStatus.STOPPED);
    assertThat(many.failures()).isEmpty();
    assertThat(many.done()).isBetween(240, 999);
    assertThat(many.left()).isEqualTo(ITEMS - many.done());
    assertThat(summary.stage("last").status()).isEqualTo(StageStatus.NOT_STARTED);
    assertThat(summary.text())
        .contains("left, 0 retries", "the run was cancelled", "cancelled: run again to go on");
    finish(summary);
  }

  @Test
  void cancellationEndsWaitsAtOnce() {
    CancellationToken token = new CancellationToken();
    RunListener canceller =
        new RunListener() {
          @Override
          public void itemRetried(ItemFailure failure, Duration wait) {
            token.cancel();
          }
        };
    RetryRule patient =
        RetryRule.builder().delay(Duration.ofDays(1)).longestDelay(Duration.ofDays(1)).build();
    RunSummary summary =
        pipeline(
                many((item, context) -> {
                      throw new IOException();
                    })
                    .retry(patient))
            .run(folder, RunOptions.builder().cancellation(token).listener(canceller).build());
    assertThat(summary.stage("many").failures()).isEmpty();
    assertThat(summary.stage("many").left()).isEqualTo(ITEMS);
    finish(summary);
  }

  @Test
  void anInterruptedCallerCancelsAndStaysInterrupted() throws Exception {
    Thread caller = Thread.currentThread();
    RunSummary summary =
        pipeline(
                many(
                    (item, context) -> {
                      if (item == 300) {
                        caller.interrupt();
                        new CountDownLatch(1).await();
                      }
                      return 1;
                    }))
            .run(folder, RunOptions.builder().threads(2).build());
    assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
    assertThat(summary.cancelled()).isTrue();
    finish(summary);
  }

  @Test
  void aCallerThatIsInterruptedBeforeBeginsNothing() {
    Thread.currentThread().interrupt();
    RunSummary summary = pipeline(many((item, context) -> 1)).run(folder, RunOptions.defaults());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(times).isEmpty();
    assertThat(summary.stages())
        .allSatisfy(stage -> assertThat(stage.status()).isEqualTo(StageStatus.NOT_STARTED));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void mayStopAtTheFirstFailure(int threads) {
    RunSummary summary =
        pipeline(
                many(
                    (item, context) -> {
                      if (item == 400) {
                        throw new IOException("no");
                      }
                      return 1;
                    }))
            .run(folder, RunOptions.builder().threads(threads).stopOnFirstFailure(true).build());
    assertThat(summary.cancelled()).isFalse();
    assertThat(summary.failures()).extracting(ItemFailure::item).containsExactly("400");
    assertThat(summary.stage("many").left()).isPositive();
    assertThat(summary.text()).contains("last: not started; the run stopped at a failure");
    finish(summary);
  }

  @Test
  void errorsEndTheRunAndKeepWhatIsDone() {
    Pipeline broken =
        pipeline(
            many(
                (item, context) -> {
                  if (item == 300) {
                    throw new UnsatisfiedLinkError("no kernel");
                  }
                  return 1;
                }));
    assertThatThrownBy(() -> broken.run(folder, RunOptions.builder().threads(1).build()))
        .isInstanceOf(UnsatisfiedLinkError.class);
    assertThat(broken.state(folder).done("many")).hasSizeGreaterThanOrEqualTo(300);
    assertThat(broken.state(folder).completedStages()).isEmpty();
  }

  @Test
  void listenersThatThrowChangeNothing() {
    RunListener rude =
        RunListener.class.cast(
            Proxy.newProxyInstance(
                RunListener.class.getClassLoader(),
                new Class<?>[] {RunListener.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException(method.getName());
                }));
    Pipeline flaky =
        pipeline(
            many(
                (item, context) -> {
                  if (item % 100 == 7) {
                    throw new IOException("no");
                  }
                  return item;
                }));
    RunSummary summary = flaky.run(folder, RunOptions.builder().listener(rude).build());
    assertThat(summary.stage("many").done()).isEqualTo(ITEMS - 10);
    assertThat(summary.stage("last").status()).isEqualTo(StageStatus.DONE);
    assertThat(flaky.state(folder).failures("many")).isEqualTo(summary.failures());
    finish(summary);
  }

  @Test
  void summariesDoNotDependOnThreads() {
    Set<RunSummary> summaries = Collections.newSetFromMap(new ConcurrentHashMap<>());
    for (int threads : new int[] {1, 2, 7}) {
      Map<Integer, Integer> attempts = new ConcurrentHashMap<>();
      Pipeline flaky =
          pipeline(
              many((item, context) -> {
                    if (item % 50 == 3 && attempts.merge(item, 1, Integer::sum) < 3 + item % 3) {
                      throw new IOException("busy " + item);
                    }
                    return item;
                  })
                  .retry(RetryRule.builder().retries(2).build()));
      Path own = folder.resolve("with" + threads);
      RunOptions options = RunOptions.builder().threads(threads).timing(new FakeTiming()).build();
      summaries.add(flaky.run(own, options));
      assertThat(List.copyOf(flaky.state(own).results("many", Integer.class).values())).isSorted();
    }
    assertThat(summaries).hasSize(1);
    assertThat(summaries.iterator().next().stage("many"))
        .satisfies(many -> assertThat(many.retries()).isEqualTo(40))
        .satisfies(many -> assertThat(many.failures()).hasSize(13));
  }

  @Test
  void throwIfCancelledThrows() {
    CancellationToken token = new CancellationToken();
    token.throwIfCancelled();
    token.cancel();
    assertThatThrownBy(token::throwIfCancelled).isInstanceOf(CancellationException.class);
  }
}
