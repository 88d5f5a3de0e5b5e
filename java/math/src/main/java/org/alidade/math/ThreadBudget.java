package org.alidade.math;

import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.alidade.array.BadInputException;
import org.alidade.math.internal.ParallelRegion;

/**
 * How many processor cores a piece of work may use, by workers of a parallel loop and by matrix
 * products alike.
 *
 * <p>OpenBLAS itself always runs with one thread; {@link Blas} divides large products into tiles
 * that are shared out like the indices of a loop. A loop or product inside a loop gets the share of
 * the worker that runs it: one thread where the workers use up the budget, so nested use never
 * multiplies threads.
 *
 * <p>Results do not depend on the number of threads as long as every index writes outputs of its
 * own: bodies must not add into shared numbers.
 *
 * <p>The memory effects of a body are visible to the caller when the loop returns. The first
 * failure of a body stops the handing out of further indices and is thrown by the loop after all
 * running bodies ended; so does an interruption of the calling thread, with {@link
 * java.util.concurrent.CancellationException} and the interrupt flag left set.
 *
 * <p>Example: {@code ThreadBudget.available().forEach(spaxels, s -> fit(s));}
 */
public final class ThreadBudget {
  private static final String PROPERTY = "alidade.threads";

  private final int threads;

  private ThreadBudget(int threads) {
    this.threads = threads;
  }

  /**
   * A budget of the given number of threads, the calling thread included.
   *
   * @param threads one or more
   * @throws BadInputException if there is less than one thread
   */
  public static ThreadBudget of(int threads) {
    if (threads < 1) {
      throw new BadInputException(
          "a budget of " + threads + " threads", "ThreadBudget", "give one thread or more");
    }
    return new ThreadBudget(threads);
  }

  /**
   * A budget of all processors the virtual machine may use, or of the number in the system property
   * {@code alidade.threads}.
   */
  public static ThreadBudget available() {
    Integer chosen = Integer.getInteger(PROPERTY);
    return of(chosen == null ? Runtime.getRuntime().availableProcessors() : chosen);
  }

  /**
   * The budget of the calling thread: its share inside a parallel loop or {@link
   * #withBlasThreads(Runnable)}, all available threads elsewhere.
   */
  public static ThreadBudget current() {
    int share = ParallelRegion.share();
    return share == Integer.MAX_VALUE ? available() : of(share);
  }

  /** Threads of this budget, the calling thread included. */
  public int threads() {
    return threads;
  }

  /**
   * Calls the body for every index from 0 to {@code count - 1}, in any order and in parallel.
   *
   * @param count number of indices
   * @param body what to do with one index; writes only what belongs to that index
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public void forEach(long count, LongConsumer body) {
    forEachWorker(count, (worker, index) -> body.accept(index));
  }

  /**
   * Like {@link #forEach}, and tells the body which worker calls it, so that scratch memory can be
   * kept per worker: at any moment at most one call runs with the same worker number.
   *
   * @param count number of indices
   * @param body what to do with one index
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public void forEachWorker(long count, WorkerBody body) {
    if (count < 0) {
      throw new BadInputException(
          "a loop over " + count + " indices", "ThreadBudget", "give a count of zero or more");
    }
    if (count > 0) {
      new ParallelRegion(Math.min(threads, ParallelRegion.share()), count, body).run();
    }
  }

  /**
   * Runs the action while matrix products and loops of the calling thread may use this budget; no
   * more than the worker's share inside a parallel loop.
   */
  public void withBlasThreads(Runnable action) {
    ParallelRegion.withShare(
        threads,
        () -> {
          action.run();
          return null;
        });
  }

  /**
   * Computes a value while matrix products and loops of the calling thread may use this budget; no
   * more than the worker's share inside a parallel loop.
   *
   * @param action what to compute
   * @return the computed value
   */
  public <T> T withBlasThreads(Supplier<T> action) {
    return ParallelRegion.withShare(threads, action);
  }

  @Override
  public String toString() {
    return threads == 1 ? "1 thread" : threads + " threads";
  }

  /** What a parallel loop does with one index. */
  @FunctionalInterface
  public interface WorkerBody {
    /**
     * Handles one index.
     *
     * @param worker number of the calling worker, from 0 to one less than the budget's threads
     * @param index the index to handle
     */
    void accept(int worker, long index);
  }
}
