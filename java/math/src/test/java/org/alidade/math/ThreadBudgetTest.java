package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ThreadBudgetTest {
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1", "1, 1000", "3, 1", "3, 2", "3, 1000", "8, 100000", "16, 7"})
  void everyIndexComesOnce(int threads, int count) {
    AtomicIntegerArray calls = new AtomicIntegerArray(count);
    ThreadBudget.of(threads).forEach(count, i -> calls.incrementAndGet((int) i));
    for (int i = 0; i < count; i++) {
      assertThat(calls.get(i)).as("calls of index %d", i).isEqualTo(1);
    }
  }

  @Test
  void indicesRunInParallel() {
    CountDownLatch together = new CountDownLatch(3);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    ThreadBudget.of(3)
        .forEach(
            3,
            i -> {
              threads.add(Thread.currentThread());
              together.countDown();
              await(together);
            });
    assertThat(threads).hasSize(3).contains(Thread.currentThread());
  }

  @Test
  void noTwoCallsShareAWorkerNumber() {
    AtomicIntegerArray busy = new AtomicIntegerArray(4);
    AtomicInteger clashes = new AtomicInteger();
    ThreadBudget.of(4)
        .forEachWorker(
            20_000,
            (worker, index) -> {
              if (busy.getAndIncrement(worker) != 0) {
                clashes.incrementAndGet();
              }
              busy.decrementAndGet(worker);
            });
    assertThat(clashes.get()).isZero();
  }

  @Test
  void firstFailureIsThrownAndCancelsTheRest() {
    AtomicLong calls = new AtomicLong();
    IllegalStateException failure = new IllegalStateException("index 5");
    assertThatThrownBy(
            () ->
                ThreadBudget.of(2)
                    .forEach(
                        1_000_000,
                        i -> {
                          calls.incrementAndGet();
                          if (i == 5) {
                            throw failure;
                          }
                        }))
        .isSameAs(failure);
    assertThat(calls.get()).isLessThan(1_000_000);
  }

  @Test
  void failureIsThrownOnlyAfterRunningBodiesEnded() {
    CountDownLatch bothRun = new CountDownLatch(2);
    AtomicInteger left = new AtomicInteger();
    assertThatThrownBy(
            () ->
                ThreadBudget.of(2)
                    .forEach(
                        2,
                        i -> {
                          bothRun.countDown();
                          await(bothRun);
                          try {
                            if (i == 0) {
                              throw new AssertionError("body failed");
                            }
                          } finally {
                            left.incrementAndGet();
                          }
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("body failed");
    assertThat(left.get()).as("bodies that ended").isEqualTo(2);
  }

  @Test
  void interruptionCancelsAndKeepsTheFlag() {
    AtomicLong calls = new AtomicLong();
    Thread caller = Thread.currentThread();
    assertThatThrownBy(
            () ->
                ThreadBudget.of(2)
                    .forEach(
                        1_000_000,
                        i -> {
                          if (calls.incrementAndGet() == 10) {
                            caller.interrupt();
                          }
                        }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("interrupt flag").isTrue();
    assertThat(calls.get()).isLessThan(1_000_000);
  }

  @Test
  void nestedLoopsShareTheBudget() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicLong sum = new AtomicLong();
    ThreadBudget budget = ThreadBudget.of(4);
    budget.forEach(
        2,
        i ->
            budget.forEach(
                50,
                j ->
                    budget.forEach(
                        10,
                        k -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          sum.incrementAndGet();
                          running.decrementAndGet();
                        })));
    assertThat(sum.get()).isEqualTo(2 * 50 * 10);
    assertThat(most.get()).isBetween(1, 4);
  }

  @Test
  void aWorkersShareIsWhatTheOthersLeave() {
    AtomicIntegerArray shares = new AtomicIntegerArray(2);
    ThreadBudget.of(6).forEach(2, i -> shares.set((int) i, ThreadBudget.current().threads()));
    assertThat(shares.get(0)).isEqualTo(3);
    assertThat(shares.get(1)).isEqualTo(3);
    ThreadBudget.of(2)
        .forEach(8, i -> ThreadBudget.of(9).withBlasThreads(() -> shares.set(0, current())));
    assertThat(shares.get(0)).as("inside a loop that uses the budget up").isEqualTo(1);
  }

  @Test
  void limitsEndWithTheirAction() {
    int before = current();
    int inside = ThreadBudget.of(1).withBlasThreads(ThreadBudgetTest::current);
    assertThat(inside).isEqualTo(1);
    assertThat(current()).isEqualTo(before);
    assertThatThrownBy(
            () ->
                ThreadBudget.of(1)
                    .withBlasThreads(
                        (Runnable)
                            () -> {
                              throw new IllegalArgumentException("inside");
                            }))
        .hasMessage("inside");
    assertThat(current()).isEqualTo(before);
  }

  @Test
  void afterAFailureTheNextLoopRunsAsUsual() {
    double[] result = new double[1000];
    assertThatThrownBy(
            () ->
                ThreadBudget.of(3)
                    .forEach(
                        10,
                        i -> {
                          throw new IllegalStateException("all fail");
                        }))
        .hasMessage("all fail");
    ThreadBudget.of(3).forEach(result.length, i -> result[(int) i] = 1);
    assertThat(Arrays.stream(result).sum()).isEqualTo(1000);
  }

  @Test
  void refusesSenselessNumbers() {
    assertThatThrownBy(() -> ThreadBudget.of(0)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> ThreadBudget.of(1).forEach(-1, i -> {}))
        .isInstanceOf(BadInputException.class);
  }

  private static int current() {
    return ThreadBudget.current().threads();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
