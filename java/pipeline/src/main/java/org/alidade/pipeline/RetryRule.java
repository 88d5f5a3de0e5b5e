package org.alidade.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.alidade.array.BadInputException;

/**
 * When an item is tried again, and after which wait: {@code min(longestDelay, delay * factor^(k-1))
 * * (1 +- jitter)} before retry k (spec spherex 5.4), or what the other side asks for if that is
 * longer.
 *
 * <p>Example: {@code RetryRule.builder().retries(3).delay(Duration.ofSeconds(5))
 * .on(IOException.class, TimeoutException.class).build()}.
 *
 * @param retries attempts after the first
 * @param delay wait before the first retry
 * @param factor growth of the wait from one retry to the next, 1 or more
 * @param longestDelay limit of the growth
 * @param jitter greatest relative deviation of a wait, in [0, 1]
 * @param retried says which failures pass; all others are permanent
 * @param retryAfter wait the other side asks for, where a failure carries one
 * @param longestRetryAfter a longer wait asked for makes the failure permanent
 */
public record RetryRule(
    int retries,
    Duration delay,
    double factor,
    Duration longestDelay,
    double jitter,
    Predicate<? super Exception> retried,
    Function<? super Exception, Optional<Duration>> retryAfter,
    Duration longestRetryAfter) {
  private static final RetryRule NEVER = builder().retries(0).onlyIf(failure -> false).build();

  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public RetryRule {
    check(retries >= 0, "retries is " + retries, "0 or more");
    check(!delay.isNegative(), "delay is " + delay, "0 s or more");
    check(factor >= 1 && factor < Double.POSITIVE_INFINITY, "factor is " + factor, "1 or more");
    check(!longestDelay.isNegative(), "longestDelay is " + longestDelay, "0 s or more");
    check(jitter >= 0 && jitter <= 1, "jitter is " + jitter, "between 0 and 1");
    check(
        !longestRetryAfter.isNegative(),
        "longestRetryAfter is " + longestRetryAfter,
        "0 s or more");
  }

  private static void check(boolean right, String what, String range) {
    if (!right) {
      throw new BadInputException(what, "retry rule", "choose a value that is " + range);
    }
  }

  /** One attempt only: every failure is permanent. */
  public static RetryRule never() {
    return NEVER;
  }

  /** A rule with the defaults of {@link Builder}. */
  public static Builder builder() {
    return new Builder();
  }

  RetryRule withRetries(int count) {
    return new RetryRule(
        count, delay, factor, longestDelay, jitter, retried, retryAfter, longestRetryAfter);
  }

  /** Whether an item that failed so may be tried again, attempts permitting. */
  boolean passes(Exception failure) {
    return retried.test(failure) && asked(failure).compareTo(longestRetryAfter) <= 0;
  }

  /**
   * The wait before a retry.
   *
   * @param retry 1 for the first
   * @param random uniform in [-1, 1)
   */
  Duration wait(int retry, Exception failure, double random) {
    double limit = seconds(longestDelay);
    double own = Math.min(limit, seconds(delay) * Math.pow(factor, retry - 1.0));
    Duration wait = Duration.ofNanos(Math.round(own * (1 + jitter * random) * 1e9));
    Duration asked = asked(failure);
    return wait.compareTo(asked) >= 0 ? wait : asked;
  }

  private Duration asked(Exception failure) {
    return retryAfter.apply(failure).orElse(Duration.ZERO);
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() * 1e-9;
  }

  /**
   * Builds a rule. Defaults: 3 retries of input and output failures after 5, 10, 20 s, at most 120
   * s, 10 % jitter; waits asked for are honoured up to 10 minutes.
   */
  public static final class Builder {
    private int retries = 3;
    private Duration delay = Duration.ofSeconds(5);
    private double factor = 2;
    private Duration longestDelay = Duration.ofMinutes(2);
    private double jitter = 0.1;
    private Predicate<? super Exception> retried =
        failure -> failure instanceof IOException || failure instanceof UncheckedIOException;
    private Function<? super Exception, Optional<Duration>> retryAfter =
        failure -> Optional.empty();
    private Duration longestRetryAfter = Duration.ofMinutes(10);

    private Builder() {}

    /** Sets the attempts after the first. */
    public Builder retries(int value) {
      retries = value;
      return this;
    }

    /** Sets the wait before the first retry. */
    public Builder delay(Duration value) {
      delay = value;
      return this;
    }

    /** Sets the growth of the wait from one retry to the next. */
    public Builder factor(double value) {
      factor = value;
      return this;
    }

    /** Sets the limit of the wait's growth. */
    public Builder longestDelay(Duration value) {
      longestDelay = value;
      return this;
    }

    /** Sets the greatest relative deviation of a wait. */
    public Builder jitter(double value) {
      jitter = value;
      return this;
    }

    /** Declares these failures, and those derived from them, transient; all others permanent. */
    @SafeVarargs
    public final Builder on(Class<? extends Exception>... failures) {
      Set<Class<? extends Exception>> types = new HashSet<>();
      for (Class<? extends Exception> type : failures) {
        types.add(type);
      }
      return onlyIf(failure -> types.stream().anyMatch(type -> type.isInstance(failure)));
    }

    /** Declares those failures transient that fulfil a condition; all others are permanent. */
    public Builder onlyIf(Predicate<? super Exception> condition) {
      retried = condition;
      return this;
    }

    /** Sets where a failure carries the wait its sender asks for, such as HTTP's Retry-After. */
    public Builder retryAfter(Function<? super Exception, Optional<Duration>> wait) {
      retryAfter = wait;
      return this;
    }

    /** Sets the longest wait asked for that is honoured. */
    public Builder longestRetryAfter(Duration value) {
      longestRetryAfter = value;
      return this;
    }

    /** Builds the rule. */
    public RetryRule build() {
      return new RetryRule(
          retries, delay, factor, longestDelay, jitter, retried, retryAfter, longestRetryAfter);
    }
  }
}
