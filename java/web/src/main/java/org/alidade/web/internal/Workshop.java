package org.alidade.web.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that does what takes longer than a request may: whatever is asked for, the fit on
 * this machine keeps its processors.
 */
public final class Workshop implements AutoCloseable {
  private static final int MOST_WAITING = 32;

  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), Workshop::daemon);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "alidade-web-workshop");
    thread.setDaemon(true);
    return thread;
  }

  /** Takes a piece of work; says whether there was room for it. */
  public boolean offer(Runnable work) {
    try {
      thread.execute(work);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  /** Stops taking work and waits for the piece at hand, so that native memory is given back. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
