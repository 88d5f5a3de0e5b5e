package org.alidade.math.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.alidade.math.ThreadBudget.WorkerBody;
import org.jspecify.annotations.Nullable;

/**
 * One parallel loop: workers pull indices until none is left, one fails, or the caller is
 * interrupted.
 *
 * <p>The calling thread is worker 0; the others come from a pool that grows as needed and forgets
 * idle threads, so that a region never waits for a free thread and nested regions cannot block each
 * other.
 */
public final class ParallelRegion {
  private static final ExecutorService HELPERS =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), helperFactory());

  /** Threads that a region started by this thread may use; set inside regions. */
  private static final ThreadLocal<Integer> SHARE =
      ThreadLocal.withInitial(() -> Integer.MAX_VALUE);

  private final int workers;
  private final int shareOfWorker;
  private final long count;
  private final long batch;
  private final WorkerBody body;
  private final AtomicLong next = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CountDownLatch helpers;

  /**
   * A loop ready to run.
   *
   * @param threads threads it may use
   * @param count number of indices, more than zero
   * @param body what to do with one index
   */
  public ParallelRegion(int threads, long count, WorkerBody body) {
    this.workers = (int) Math.min(threads, count);
    this.shareOfWorker = Math.max(1, threads / workers);
    this.count = count;
    this.batch = Math.max(1, Math.min(64, count / (32L * workers)));
    this.body = body;
    this.helpers = new CountDownLatch(workers - 1);
  }

  /** Threads that a new region of the calling thread may use; the largest integer if no limit. */
  public static int share() {
    return SHARE.get();
  }

  /** Computes a value while the calling thread may use no more than the given threads. */
  public static <T extends @Nullable Object> T withShare(int threads, Supplier<T> action) {
    int outer = SHARE.get();
    SHARE.set(Math.min(outer, threads));
    try {
      return action.get();
    } finally {
      SHARE.set(outer);
    }
  }

  /** Runs the loop to its end, its first failure or the caller's interruption. */
  public void run() {
    startHelpers();
    work(0);
    awaitHelpers();
    report();
  }

  private void startHelpers() {
    for (int i = 1; i < workers; i++) {
      int worker = i;
      try {
        HELPERS.execute(() -> help(worker));
      } catch (OutOfMemoryError e) {
        // The system refused a thread: the loop goes on with those that run already.
        helpers.countDown();
      }
    }
  }

  private void help(int worker) {
    try {
      work(worker);
    } finally {
      helpers.countDown();
    }
  }

  private void work(int worker) {
    int outer = SHARE.get();
    SHARE.set(shareOfWorker);
    try {
      pull(worker);
    } catch (Throwable e) {
      stop(e);
    } finally {
      SHARE.set(outer);
    }
  }

  private void pull(int worker) {
    for (long first = take(); first < count; first = take()) {
      long end = Math.min(count, first + batch);
      for (long index = first; index < end && failure.get() == null; index++) {
        if (worker == 0 && Thread.currentThread().isInterrupted()) {
          throw new CancellationException("interrupted before index " + index + " of " + count);
        }
        body.accept(worker, index);
      }
    }
  }

  private long take() {
    return failure.get() == null ? next.getAndAdd(batch) : count;
  }

  /** Keeps the first failure; what fails while the others end is attached to it. */
  private void stop(Throwable e) {
    if (!failure.compareAndSet(null, e)) {
      Throwable first = failure.get();
      if (first != null && first != e) {
        first.addSuppressed(e);
      }
    }
  }

  private void awaitHelpers() {
    boolean interrupted = false;
    while (helpers.getCount() > 0) {
      try {
        helpers.await();
      } catch (InterruptedException e) {
        interrupted = true;
        stop(new CancellationException("interrupted while the last indices ran"));
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void report() {
    Throwable e = failure.get();
    if (e instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (e instanceof Error error) {
      throw error;
    }
  }

  private static ThreadFactory helperFactory() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "alidade-worker-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
