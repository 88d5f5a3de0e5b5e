package org.alidade.transients.jobs;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work in a thread of its own that is interrupted when its time is over. */
final class TimeLimit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimeLimit.class);

  /** Work that heeds an interruption has this long to end. */
  private static final long GRACE_SECONDS = 5;

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "transient-job");
            thread.setDaemon(true);
            return thread;
          });

  /** Work that may throw anything. */
  interface Work {
    void run() throws Exception;
  }

  /**
   * Runs work.
   *
   * @throws TimeoutException if it is not done in time
   * @throws InterruptedException if the calling thread is interrupted; the work is too
   */
  void run(double seconds, Work work) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Future<?> result =
        threads.submit(
            () -> {
              try {
                work.run();
                return true;
              } finally {
                ended.countDown();
              }
            });
    try {
      result.get(Math.round(1e3 * seconds), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      stop(result, ended);
      TimeoutException over = new TimeoutException("not done within " + seconds + " s");
      over.initCause(e);
      throw over;
    } catch (InterruptedException e) {
      stop(result, ended);
      throw e;
    } catch (CancellationException e) {
      throw new IllegalStateException("work was cancelled by another", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void stop(Future<?> result, CountDownLatch ended) throws InterruptedException {
    result.cancel(true);
    if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("A job goes on after its time is over; what it does is not taken.");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
