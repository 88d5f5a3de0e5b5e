package org.alidade.cli.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.bindings.Kernels;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.FloatMatrix;
import org.alidade.math.ThreadBudget;

/**
 * What this machine can do at best, measured in the same process and folder as the benchmarks.
 *
 * @param threads threads used
 * @param memoryReadBytesPerSecond sum over an array far larger than the caches
 * @param dgemmFlopsPerSecond float64 product of square matrices
 * @param sgemmFlopsPerSecond float32 product of square matrices
 * @param bufferedWriteBytesPerSecond writing a new file through the page cache
 * @param directWriteBytesPerSecond writing a new file past the page cache; 0 where the file system
 *     refuses
 * @param directReadBytesPerSecond reading a file past the page cache; 0 where the file system
 *     refuses
 */
public record MachineLimits(
    int threads,
    double memoryReadBytesPerSecond,
    double dgemmFlopsPerSecond,
    double sgemmFlopsPerSecond,
    double bufferedWriteBytesPerSecond,
    double directWriteBytesPerSecond,
    double directReadBytesPerSecond) {
  private static final int MATRIX = 1536;
  private static final int REPEATS = 5;
  private static final int BLOCK_BYTES = 1 << 23;

  /** Measures everything; takes some seconds. */
  public static MachineLimits measure(int threads, long memoryBytes, long diskBytes, Path folder)
      throws IOException {
    return new MachineLimits(
        threads,
        memoryRead(threads, memoryBytes),
        dgemm(threads),
        sgemm(threads),
        write(folder, diskBytes, false),
        directWrite(folder, diskBytes),
        directRead(folder, diskBytes));
  }

  /** All rates by name, in bytes or float operations per second; without those not available. */
  public Map<String, Double> rates() {
    Map<String, Double> rates = new LinkedHashMap<>();
    rates.put("memory_read_bytes_per_second", memoryReadBytesPerSecond);
    rates.put("dgemm_flops_per_second", dgemmFlopsPerSecond);
    rates.put("sgemm_flops_per_second", sgemmFlopsPerSecond);
    rates.put("buffered_write_bytes_per_second", bufferedWriteBytesPerSecond);
    rates.put("direct_write_bytes_per_second", directWriteBytesPerSecond);
    rates.put("direct_read_bytes_per_second", directReadBytesPerSecond);
    rates.values().removeIf(rate -> rate == 0);
    return rates;
  }

  private static double best(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }

  private static double memoryRead(int threads, long bytes) {
    long elements = bytes / FloatArray.BYTES;
    try (FloatArray values = FloatArray.allocate("bench.limits", elements)) {
      values.fill(1);
      long part = elements / threads;
      double seconds =
          best(
              () ->
                  ThreadBudget.of(threads)
                      .forEach(threads, t -> Kernels.active().readSum(values, t * part, part)));
      return part * threads * (double) FloatArray.BYTES / seconds;
    }
  }

  private static double dgemm(int threads) {
    try (DoubleArray a = DoubleArray.allocate("bench.limits", MATRIX, MATRIX);
        DoubleArray b = DoubleArray.allocate("bench.limits", MATRIX, MATRIX);
        DoubleArray c = DoubleArray.allocate("bench.limits", MATRIX, MATRIX)) {
      a.fill(1);
      b.fill(1);
      Runnable product =
          () -> Blas.multiply(1.0, DoubleMatrix.of(a), DoubleMatrix.of(b), 0.0, DoubleMatrix.of(c));
      double seconds = best(() -> ThreadBudget.of(threads).withBlasThreads(product));
      return 2.0 * MATRIX * MATRIX * MATRIX / seconds;
    }
  }

  private static double sgemm(int threads) {
    try (FloatArray a = FloatArray.allocate("bench.limits", MATRIX, MATRIX);
        FloatArray b = FloatArray.allocate("bench.limits", MATRIX, MATRIX);
        FloatArray c = FloatArray.allocate("bench.limits", MATRIX, MATRIX)) {
      a.fill(1);
      b.fill(1);
      Runnable product =
          () -> Blas.multiply(1f, FloatMatrix.of(a), FloatMatrix.of(b), 0f, FloatMatrix.of(c));
      double seconds = best(() -> ThreadBudget.of(threads).withBlasThreads(product));
      return 2.0 * MATRIX * MATRIX * MATRIX / seconds;
    }
  }

  private static double directWrite(Path folder, long bytes) throws IOException {
    try {
      return write(folder, bytes, true);
    } catch (UnsupportedOperationException e) {
      return 0;
    }
  }

  /** The JDK's own option, which not every compiler lets be named. */
  private static OpenOption directOption() {
    try {
      Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
      return (OpenOption) options.getField("DIRECT").get(null);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException("this Java cannot write past the page cache", e);
    }
  }

  private static double directRead(Path folder, long bytes) throws IOException {
    Path file = Files.createTempFile(folder, "limits", ".bin");
    try {
      fill(file, bytes);
      ByteBuffer block = block(folder, true);
      long start = System.nanoTime();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, directOption())) {
        while (channel.read(block) > 0) {
          block.clear();
        }
      } catch (UnsupportedOperationException e) {
        return 0;
      }
      return bytes / ((System.nanoTime() - start) / 1e9);
    } finally {
      Files.delete(file);
    }
  }

  private static void fill(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      append(channel, ByteBuffer.allocateDirect(BLOCK_BYTES), bytes);
      channel.force(true);
    }
  }

  private static void append(FileChannel channel, ByteBuffer block, long bytes) throws IOException {
    for (long at = 0; at < bytes; at += BLOCK_BYTES) {
      block.clear();
      while (block.hasRemaining()) {
        channel.write(block);
      }
    }
  }

  /** A buffer for blocks; past the page cache it has to begin where pages begin. */
  private static ByteBuffer block(Path folder, boolean direct) throws IOException {
    if (!direct) {
      return ByteBuffer.allocateDirect(BLOCK_BYTES);
    }
    int alignment = Math.toIntExact(Files.getFileStore(folder).getBlockSize());
    return ByteBuffer.allocateDirect(BLOCK_BYTES + alignment)
        .alignedSlice(alignment)
        .limit(BLOCK_BYTES)
        .slice();
  }

  private static double write(Path folder, long bytes, boolean direct) throws IOException {
    Path file = Files.createTempFile(folder, "limits", ".bin");
    try {
      ByteBuffer block = block(folder, direct);
      OpenOption[] options =
          direct
              ? new OpenOption[] {StandardOpenOption.WRITE, directOption()}
              : new OpenOption[] {StandardOpenOption.WRITE};
      long start = System.nanoTime();
      try (FileChannel channel = FileChannel.open(file, options)) {
        append(channel, block, bytes);
      }
      return bytes / ((System.nanoTime() - start) / 1e9);
    } finally {
      Files.delete(file);
    }
  }
}
