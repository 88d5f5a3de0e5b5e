package org.alidade.lightcurve.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Threads that pack batches. While one batch is packed, the one before can be written: two sets of
 * packers take turns.
 */
final class PackingCrew implements AutoCloseable {
  private final ExecutorService threads;
  private final boolean compressed;
  private List<Packer> packers;
  private List<Packer> others;
  private final List<Future<?>> running = new ArrayList<>();

  PackingCrew(int threads, boolean compressed) {
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "alidade-light-curve-packer");
              thread.setDaemon(true);
              return thread;
            });
    this.compressed = compressed;
    this.packers = IntStream.range(0, threads).mapToObj(i -> new Packer()).toList();
    this.others = IntStream.range(0, threads).mapToObj(i -> new Packer()).toList();
  }

  /** Begins to pack a batch. */
  void start(List<Packer.Job> batch, List<TimeAxis> axes) {
    int shares = packers.size();
    for (int i = 0; i < shares; i++) {
      int from = (int) ((long) batch.size() * i / shares);
      int to = (int) ((long) batch.size() * (i + 1) / shares);
      Packer packer = packers.get(i);
      List<Packer.Job> share = batch.subList(from, to);
      running.add(threads.submit(() -> packer.pack(share, axes, compressed)));
    }
  }

  /** Whether a batch was started that was not asked for since. */
  boolean isAtWork() {
    return !running.isEmpty();
  }

  /**
   * Waits for the batch that was started; what it became is valid until the next but one is
   * started.
   *
   * @return nothing if none was started
   * @throws CancellationException if the thread is interrupted
   */
  List<Packer> finish() {
    if (!isAtWork()) {
      return List.of();
    }
    try {
      for (Future<?> task : running) {
        task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled =
          new CancellationException("interrupted while light curves were packed");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      throw new IllegalStateException("light curves could not be packed", e.getCause());
    } finally {
      running.clear();
    }
    List<Packer> done = packers;
    packers = others;
    others = done;
    return done;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
