package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.alidade.array.InvalidStateException;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {
  private static final WriterLock.Options NOW =
      WriterLock.Options.defaults().withTimeout(Duration.ZERO);
  private static final WriterLock.Options QUICK =
      new WriterLock.Options(Duration.ofMinutes(1), Duration.ofMillis(2));

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("cube.h5");
  }

  /** Takes the lock of the file in its argument and keeps it until it is killed or told to end. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      WriterLock lock = WriterLock.acquire(Path.of(arguments[0]));
      System.out.println("holding " + lock.holder());
      int told = System.in.read();
      lock.close();
      System.out.println("released after " + told);
    }
  }

  /** Adds one to the number in a file, under the lock, as often as its second argument says. */
  static final class Counter {
    private Counter() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
        try (WriterLock lock = WriterLock.acquire(file, QUICK)) {
          int number = Integer.parseInt(Files.readString(file));
          Files.writeString(file, Integer.toString(number + 1));
          System.out.println(lock.holder());
        }
      }
    }
  }

  @Test
  @Timeout(120)
  void manyProcessesNeverHoldItTogether() throws IOException {
    Files.writeString(file(), "0");
    try (ChildJvm first = ChildJvm.start(Counter.class, file(), 200);
        ChildJvm second = ChildJvm.start(Counter.class, file(), 200);
        ChildJvm third = ChildJvm.start(Counter.class, file(), 200)) {
      assertThat(first.exitStatus()).as("%s", first.lines()).isZero();
      assertThat(second.exitStatus()).as("%s", second.lines()).isZero();
      assertThat(third.exitStatus()).as("%s", third.lines()).isZero();
    }
    assertThat(file()).hasContent("600");
    assertThat(WriterLock.lockFile(file())).doesNotExist();
  }

  @Test
  void theLockFileNamesItsHolderAndGoesAway() throws IOException {
    WriterLock lock = WriterLock.acquire(file());
    String text = Files.readString(WriterLock.lockFile(file()));
    assertThat(text)
        .isEqualTo(lock.holder())
        .startsWith("pid " + ProcessHandle.current().pid() + " on ")
        .contains(" since 20");
    assertThat(WriterLock.lockFile(file()).getFileName()).hasToString("cube.h5.lock");
    lock.close();
    lock.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theSameThreadIsToldAtOnce() {
    try (WriterLock lock = WriterLock.acquire(file())) {
      assertThatThrownBy(() -> WriterLock.acquire(file()))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining(lock.holder())
          .hasMessageContaining("this thread");
      assertThatThrownBy(
              () -> WriterLock.acquire(folder.resolve("../" + folder.getFileName() + "/cube.h5")))
          .isInstanceOf(InvalidStateException.class);
    }
  }

  @Test
  @Timeout(120)
  void anotherThreadWaitsItsTurn() throws InterruptedException, ExecutionException {
    WriterLock lock = WriterLock.acquire(file());
    CompletableFuture<Void> impatient =
        CompletableFuture.runAsync(() -> WriterLock.acquire(file(), NOW).close());
    assertThatThrownBy(impatient::get)
        .hasCauseInstanceOf(InvalidStateException.class)
        .hasMessageContaining(lock.holder());
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Void> patient =
        CompletableFuture.runAsync(
            () -> {
              started.countDown();
              WriterLock.acquire(file(), QUICK).close();
            });
    started.await();
    assertThat(patient).isNotDone();
    lock.close();
    patient.get();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Timeout(120)
  void theSecondWriterWaitsUntilItsTimeoutAndNamesTheHolder() {
    try (ChildJvm holder = ChildJvm.start(Holder.class, file())) {
      holder.awaitLine(line -> line.startsWith("holding"));
      AtomicInteger looks = new AtomicInteger();
      WriterLock.Options patient =
          new WriterLock.Options(Duration.ofSeconds(10), Duration.ofMillis(1));

      assertThatThrownBy(
              () ->
                  WriterLock.acquire(
                      file(), patient, () -> Duration.ofSeconds(looks.getAndIncrement()).toNanos()))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("locked for writing by pid " + holder.pid());

      // A second passes between two looks at the clock: one look at the start, one per attempt.
      assertThat(looks).hasValue(11);
      holder.kill();
    }
  }

  @Test
  @Timeout(120)
  void manyThreadsNeverHoldItTogether() {
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CompletableFuture<?>[] tasks = new CompletableFuture<?>[8];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] =
          CompletableFuture.runAsync(
              () -> {
                for (int round = 0; round < 10; round++) {
                  try (WriterLock lock = WriterLock.acquire(file(), QUICK)) {
                    most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                    assertThat(lock.holder()).isNotEmpty();
                    holders.decrementAndGet();
                  }
                }
              });
    }
    CompletableFuture.allOf(tasks).join();
    assertThat(most).hasValue(1);
  }

  @Test
  void anotherProcessIsNamedAndItsDeathFreesTheLock() {
    try (ChildJvm holder = ChildJvm.start(Holder.class, file())) {
      holder.awaitLine(line -> line.startsWith("holding"));
      assertThatThrownBy(() -> WriterLock.acquire(file(), NOW))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("locked for writing by pid " + holder.pid());
      assertThatThrownBy(() -> Hdf5File.create(file(), NOW))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("pid " + holder.pid());
      assertThat(file()).doesNotExist();
      holder.kill();
    }
    assertThat(WriterLock.lockFile(file())).exists();
    try (WriterLock lock = WriterLock.acquire(file(), NOW)) {
      assertThat(lock.holder()).startsWith("pid " + ProcessHandle.current().pid());
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Timeout(120)
  void aWaitingProcessTakesOver() {
    try (ChildJvm first = ChildJvm.start(Holder.class, file())) {
      first.awaitLine(line -> line.startsWith("holding"));
      first.send("end");
      try (WriterLock lock = WriterLock.acquire(file(), QUICK)) {
        assertThat(lock.holder()).startsWith("pid " + ProcessHandle.current().pid());
        assertThatThrownBy(() -> WriterLock.acquire(file(), NOW))
            .isInstanceOf(InvalidStateException.class);
      }
      assertThat(first.exitStatus()).isZero();
    }
  }

  @Test
  void interruptionEndsTheWait() throws InterruptedException, ExecutionException {
    try (WriterLock lock = WriterLock.acquire(file())) {
      CompletableFuture<Throwable> outcome = new CompletableFuture<>();
      Thread waiting =
          new Thread(
              () -> {
                try {
                  WriterLock.acquire(file()).close();
                } catch (InvalidStateException e) {
                  outcome.complete(e);
                }
              });
      waiting.start();
      waiting.interrupt();
      assertThat(outcome.get()).hasMessageContaining("interrupted");
      waiting.join();
      assertThat(lock.holder()).isNotEmpty();
    }
  }
}
