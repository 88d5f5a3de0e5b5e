package org.alidade.cube.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.alidade.array.FloatArray;
import org.alidade.math.ThreadBudget;

/**
 * Computes tiles in several threads and hands them to exactly one writer. Memory is bounded by a
 * fixed set of buffers, two per worker; the first failure on either side ends the work.
 */
final class TilePipeline {
  /** Writes one tile and marks it done. */
  @FunctionalInterface
  interface Writer {
    void write(TileGrid.Tile tile, FloatArray values) throws IOException;
  }

  private record Filled(TileGrid.Tile tile, FloatArray buffer) {}

  private final List<TileGrid.Tile> tiles;
  private final BlockingQueue<FloatArray> free;
  private final BlockingQueue<Optional<Filled>> filled;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private TilePipeline(List<TileGrid.Tile> tiles, List<FloatArray> buffers) {
    this.tiles = tiles;
    this.free = new ArrayBlockingQueue<>(buffers.size(), false, buffers);
    this.filled = new ArrayBlockingQueue<>(buffers.size() + 1);
  }

  /**
   * Runs to the end.
   *
   * @param computers makes one computer per worker
   * @throws IOException if writing failed
   * @throws InterruptedException if the calling thread was interrupted
   */
  static void run(
      List<TileGrid.Tile> tiles, int workers, Supplier<TileComputer> computers, Writer writer)
      throws IOException, InterruptedException {
    if (tiles.isEmpty()) {
      return;
    }
    long elements = tiles.get(0).grid().tileElements();
    int count = (int) Math.min(2L * workers, tiles.size());
    FloatArray[] buffers = new FloatArray[count];
    try {
      for (int i = 0; i < count; i++) {
        buffers[i] = FloatArray.allocate("cube.tile", elements);
      }
      new TilePipeline(tiles, List.of(buffers)).run(Math.min(workers, count), computers, writer);
    } finally {
      for (FloatArray buffer : buffers) {
        if (buffer != null) {
          buffer.close();
        }
      }
    }
  }

  private void run(int workers, Supplier<TileComputer> computers, Writer writer)
      throws IOException, InterruptedException {
    Thread writing = new Thread(() -> writeAll(writer), "alidade-tile-writer");
    writing.start();
    try {
      ThreadBudget.of(workers).forEach(workers, w -> computeAll(computers));
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      endWriting(writing);
    }
    rethrow();
  }

  /** The stop mark goes through the queue, so everything computed before it is written first. */
  private void endWriting(Thread writing) throws InterruptedException {
    boolean interrupted = false;
    while (true) {
      try {
        filled.put(Optional.empty());
        writing.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        failure.compareAndSet(null, e);
      }
    }
    if (interrupted) {
      throw new InterruptedException("build interrupted; finished tiles are kept");
    }
  }

  private void computeAll(Supplier<TileComputer> computers) {
    try (TileComputer computer = computers.get()) {
      for (int i = next.getAndIncrement();
          i < tiles.size() && failure.get() == null;
          i = next.getAndIncrement()) {
        FloatArray buffer = free.take();
        computer.compute(tiles.get(i), buffer);
        filled.put(Optional.of(new Filled(tiles.get(i), buffer)));
      }
    } catch (InterruptedException e) {
      failure.compareAndSet(null, e);
      Thread.currentThread().interrupt();
    }
  }

  /** After a failure buffers still circulate, so that no worker waits for ever. */
  private void writeAll(Writer writer) {
    try {
      Optional<Filled> job = filled.take();
      while (job.isPresent()) {
        if (failure.get() == null) {
          write(writer, job.get());
        }
        free.put(job.get().buffer());
        job = filled.take();
      }
    } catch (InterruptedException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void write(Writer writer, Filled job) {
    try {
      writer.write(job.tile(), job.buffer());
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private void rethrow() throws IOException, InterruptedException {
    Throwable cause = failure.get();
    if (cause instanceof IOException e) {
      throw e;
    }
    if (cause instanceof InterruptedException e) {
      throw e;
    }
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
  }
}
