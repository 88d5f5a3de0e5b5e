package org.alidade.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeft.class)
class NativeMemoryTest {
  private static final String TAG = "test.memory";

  @AfterEach
  void removeLimit() {
    NativeMemory.setLimitBytes(Long.MAX_VALUE);
  }

  @Test
  void countsPerTag() {
    long before = NativeMemory.totalBytes();
    try (FloatArray flux = FloatArray.allocate("test.flux", 10);
        DoubleArray noise = DoubleArray.allocate("test.noise", 10);
        FloatArray more = FloatArray.allocate("test.flux", 5)) {
      assertThat(NativeMemory.bytesByTag())
          .containsEntry("test.flux", flux.byteSize() + more.byteSize())
          .containsEntry("test.noise", noise.byteSize());
      assertThat(NativeMemory.totalBytes()).isEqualTo(before + 60 + 80);
    }
    assertThat(NativeMemory.totalBytes()).isEqualTo(before);
  }

  @Test
  void remembersThePeak() {
    NativeMemory.resetPeak();
    long start = NativeMemory.peakBytes();
    ByteArray.allocate(TAG, 5000).close();
    ByteArray.allocate(TAG, 3000).close();
    assertThat(NativeMemory.peakBytes()).isEqualTo(start + 5000);
    NativeMemory.resetPeak();
    assertThat(NativeMemory.peakBytes()).isEqualTo(NativeMemory.totalBytes());
  }

  @Test
  void refusesMoreThanTheLimit() {
    NativeMemory.setLimitBytes(NativeMemory.totalBytes() + 1000);
    try (ByteArray first = ByteArray.allocate(TAG, 600)) {
      assertThatThrownBy(() -> ByteArray.allocate(TAG, 401))
          .isInstanceOf(ResourceExhaustedException.class)
          .hasMessageContaining(TAG + " wanted 401 bytes");
      assertThat(NativeMemory.bytesByTag()).containsEntry(TAG, first.byteSize());
      ByteArray.allocate(TAG, 400).close();
    }
  }

  @Test
  void aSizeNearTheEndOf64BitsDoesNotSlipUnderTheLimit() {
    try (ByteArray held = ByteArray.allocate(TAG, 100)) {
      assertThatThrownBy(() -> ByteArray.allocate(TAG, Long.MAX_VALUE - 10))
          .isInstanceOf(ResourceExhaustedException.class);
      assertThat(NativeMemory.totalBytes()).isGreaterThanOrEqualTo(held.byteSize());
    }
  }

  @Test
  void givesBackWhatTheSystemRefuses() {
    assertThatThrownBy(() -> ByteArray.allocate(TAG, 1L << 60))
        .isInstanceOf(ResourceExhaustedException.class)
        .hasMessageContaining("refused");
    assertThat(NativeMemory.bytesByTag()).doesNotContainKey(TAG);
  }

  @Test
  void refusesALimitOfNothing() {
    assertThatThrownBy(() -> NativeMemory.setLimitBytes(0)).isInstanceOf(BadInputException.class);
    assertThat(NativeMemory.limitBytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void countsRightFromManyThreads() throws Exception {
    long before = NativeMemory.totalBytes();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> work =
          () -> {
            for (int i = 0; i < 2000; i++) {
              ByteArray.allocate(TAG + i % 3, 64 + i).close();
            }
            return 2000;
          };
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(threads.submit(work));
      }
      for (Future<Integer> result : results) {
        assertThat(result.get()).isEqualTo(2000);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(NativeMemory.totalBytes()).isEqualTo(before);
  }

  @Test
  void oneRefusalDisturbsNobodyElse() throws Exception {
    NativeMemory.setLimitBytes(NativeMemory.totalBytes() + 10_000);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> greedy = threads.submit(() -> refusals(20_000));
      Future<Integer> modest = threads.submit(() -> refusals(100));
      assertThat(greedy.get()).isEqualTo(5000);
      assertThat(modest.get()).isZero();
    } finally {
      threads.shutdown();
    }
  }

  private static int refusals(long bytes) {
    int refusals = 0;
    for (int i = 0; i < 5000; i++) {
      try {
        ByteArray.allocate(TAG, bytes).close();
      } catch (ResourceExhaustedException e) {
        refusals++;
      }
    }
    return refusals;
  }
}
