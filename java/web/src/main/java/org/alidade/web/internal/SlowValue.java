package org.alidade.web.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.alidade.array.AlidadeException;
import org.alidade.array.InvalidStateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that takes seconds to compute, computed in the background from a key that changes. An old
 * value stands until the next is ready; a new one is begun at the earliest after twenty times what
 * the last one took, so that a file that changes all the time does not keep the machine busy.
 *
 * @param <K> what the value is computed from
 * @param <V> the value
 */
public final class SlowValue<K, V> {
  private static final Logger LOG = LoggerFactory.getLogger(SlowValue.class);
  private static final long REST = 20;

  private static final long REST_AFTER_FAILURE_NANOS = 5_000_000_000L;

  private final Workshop workshop;
  private @Nullable Made<K, V> made;
  private @Nullable AlidadeException failure;
  private boolean working;
  private long restUntilNanos = System.nanoTime();

  /**
   * A value and what it was made from.
   *
   * @param key what it was made from
   * @param value the value
   */
  public record Made<K, V>(K key, V value) {}

  /** A value that nobody has asked for yet. */
  public SlowValue(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * The newest value, which may belong to an older key; empty while the first is being computed.
   *
   * @param key what is wanted
   * @param compute makes the value for that key
   * @throws AlidadeException if computing the first value failed
   */
  public synchronized Optional<Made<K, V>> get(K key, Supplier<V> compute) {
    boolean known = made != null && made.key().equals(key);
    boolean rested = System.nanoTime() - restUntilNanos >= 0;
    if (!known && !working && rested) {
      working = workshop.offer(() -> work(key, compute));
    }
    if (made == null && failure != null) {
      throw failure;
    }
    return Optional.ofNullable(made);
  }

  /** Whether a value is being computed. */
  public synchronized boolean isWorking() {
    return working;
  }

  private void work(K key, Supplier<V> compute) {
    long start = System.nanoTime();
    try {
      succeeded(new Made<>(key, compute.get()), start);
    } catch (AlidadeException e) {
      failed(e);
    } catch (RuntimeException e) {
      LOG.warn("a value for the page could not be computed", e);
      InvalidStateException told =
          new InvalidStateException(
              "it could not be computed", "dashboard", "see the log of the server");
      told.initCause(e);
      failed(told);
    }
  }

  private synchronized void succeeded(Made<K, V> result, long startNanos) {
    long now = System.nanoTime();
    restUntilNanos = now + REST * (now - startNanos);
    working = false;
    failure = null;
    made = result;
  }

  private synchronized void failed(AlidadeException problem) {
    restUntilNanos = System.nanoTime() + REST_AFTER_FAILURE_NANOS;
    working = false;
    failure = problem;
  }
}
