package org.alidade.archive;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.alidade.array.AlidadeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a request whose failure may pass, with waits that grow. What a pipeline stage does for
 * its items this does for the single requests inside one.
 */
public final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  /** A longer wait asked for makes a failure permanent. */
  private static final Duration LONGEST_WAIT_ASKED_FOR = Duration.ofMinutes(10);

  private final AccessOptions options;
  private final RetryPolicy<Object> policy;

  /** Attempts by the retry options. */
  public Attempts(AccessOptions options) {
    this.options = options;
    policy =
        RetryPolicy.builder()
            .withMaxRetries(options.maxRetries())
            .handleIf((@Nullable Throwable failure) -> passes(failure))
            .withDelayFn(
                context -> wait(context.getAttemptCount(), context.<Throwable>getLastException()))
            .onRetryScheduled(
                event ->
                    LOG.info(
                        "attempt {} failed, next in {} ms: {}",
                        event.getAttemptCount(),
                        event.getDelay().toMillis(),
                        String.valueOf(event.getLastException())))
            .build();
  }

  /**
   * Calls until it succeeds, fails for good, or the attempts are used up.
   *
   * @throws AlidadeException the last failure
   * @throws InterruptedException if the thread is interrupted
   */
  public <T> T call(Callable<T> request) throws InterruptedException {
    try {
      return Failsafe.with(policy).get(request::call);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException interruption) {
        throw interruption;
      }
      throw e;
    }
  }

  /** Whether a failure is one to be tried again after. */
  public static boolean passes(@Nullable Throwable failure) {
    return failure instanceof ArchiveException archive
        && archive.isPassing()
        && archive.retryAfter().orElse(Duration.ZERO).compareTo(LONGEST_WAIT_ASKED_FOR) <= 0;
  }

  private Duration wait(int retry, @Nullable Throwable failure) {
    double own =
        Math.min(
            options.retryDelayMaxSeconds(),
            options.retryDelaySeconds() * Math.pow(options.retryBackoff(), retry - 1.0));
    double jitter = 1 + options.retryJitter() * ThreadLocalRandom.current().nextDouble(-1, 1);
    Duration wait = Duration.ofNanos(Math.round(own * jitter * 1e9));
    Duration asked =
        failure instanceof ArchiveException archive
            ? archive.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    return wait.compareTo(asked) >= 0 ? wait : asked;
  }
}
