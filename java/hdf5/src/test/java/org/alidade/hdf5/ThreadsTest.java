package org.alidade.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({LeakCheck.class, NothingLeftOpen.class, SeededRandom.class})
class ThreadsTest {
  private static final int THREADS = 6;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void manyThreadsUseOneFile(RandomGenerator random) {
    double[] values = random.doubles(THREADS * 1000L).toArray();
    try (Hdf5File file = Hdf5File.create(folder.resolve("shared.h5"))) {
      Hdf5Dataset dataset =
          file.createDataset(
              "x",
              DatasetSpec.builder(Hdf5Type.FLOAT64, THREADS, 1000)
                  .chunk(2, 100)
                  .deflate(1)
                  .build());
      inParallel(
          thread -> {
            double[] row = Arrays.copyOfRange(values, thread * 1000, (thread + 1) * 1000);
            dataset.write(Slab.rows(thread, 1), row);
            assertThat(dataset.readDoubles(Slab.rows(thread, 1))).containsExactly(row);
            dataset.attributes().set("row " + thread, thread);
          });
      assertThat(dataset.readDoubles()).containsExactly(values);
      assertThat(dataset.attributes().names()).hasSize(THREADS);
    }
  }

  @Test
  @Timeout(120)
  void everyThreadUsesAFileOfItsOwn() {
    inParallel(
        thread -> {
          Path path = folder.resolve("own" + thread + ".h5");
          for (int round = 0; round < 5; round++) {
            int value = 10 * thread + round;
            Hdf5File.createAtomically(
                path,
                file ->
                    file.createDataset("x", DatasetSpec.of(Hdf5Type.INT32, 1))
                        .write(new int[] {value}));
            try (Hdf5File file = Hdf5File.openReadOnly(path)) {
              assertThat(file.dataset("x").readInts()).containsExactly(value);
            }
          }
        });
    assertThat(folder.toFile().list()).hasSize(THREADS);
  }

  private interface Work {
    void run(int thread);
  }

  private static void inParallel(Work work) {
    CompletableFuture<?>[] tasks = new CompletableFuture<?>[THREADS];
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      tasks[i] = CompletableFuture.runAsync(() -> work.run(thread));
    }
    CompletableFuture.allOf(tasks).join();
  }
}
