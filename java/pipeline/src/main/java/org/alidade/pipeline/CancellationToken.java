package org.alidade.pipeline;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends a run from any thread: what is finished stays, items at work are interrupted and stay for
 * the next run.
 *
 * <p>Example: {@code Runtime.getRuntime().addShutdownHook(new Thread(token::cancel))}.
 */
public final class CancellationToken {
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Creates a token that is not cancelled. */
  public CancellationToken() {}

  /** Cancels; once and for all. */
  public void cancel() {
    if (cancelled.compareAndSet(false, true)) {
      listeners.forEach(Runnable::run);
    }
  }

  /** Whether {@link #cancel} was called. */
  public boolean isCancelled() {
    return cancelled.get();
  }

  /**
   * For loops inside an item's work.
   *
   * @throws CancellationException if cancelled
   */
  public void throwIfCancelled() {
    if (isCancelled()) {
      throw new CancellationException("the run was cancelled");
    }
  }

  /** Calls back on cancellation, at once if that has happened. */
  void whenCancelled(Runnable listener) {
    listeners.add(listener);
    if (isCancelled()) {
      listener.run();
    }
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
