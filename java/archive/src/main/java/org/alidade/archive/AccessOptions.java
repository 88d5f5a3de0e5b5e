package org.alidade.archive;

import org.alidade.array.BadInputException;

/**
 * How an archive is asked, and how often again.
 *
 * <p>Example: {@code AccessOptions.defaults().withTimeoutSeconds(30)}.
 *
 * @param timeoutSeconds longest wait for an answer, and between two pieces of it
 * @param userAgent what the archive is told about the client
 * @param maxRetries attempts after the first
 * @param retryDelaySeconds wait before the first retry
 * @param retryBackoff growth of the wait from one retry to the next
 * @param retryDelayMaxSeconds limit of that growth
 * @param retryJitter greatest relative deviation of a wait, in [0, 1]
 */
public record AccessOptions(
    double timeoutSeconds,
    String userAgent,
    int maxRetries,
    double retryDelaySeconds,
    double retryBackoff,
    double retryDelayMaxSeconds,
    double retryJitter) {
  /** A day: what is longer overflows clocks and helps nobody. */
  private static final double LONGEST_SECONDS = 86_400;

  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public AccessOptions {
    check(timeoutSeconds > 0 && timeoutSeconds <= LONGEST_SECONDS, timeoutSeconds, "timeout");
    check(maxRetries >= 0, maxRetries, "number of retries");
    check(isWait(retryDelaySeconds), retryDelaySeconds, "retry delay");
    check(isWait(retryDelayMaxSeconds), retryDelayMaxSeconds, "longest retry delay");
    check(retryBackoff >= 1 && Double.isFinite(retryBackoff), retryBackoff, "retry back-off");
    check(retryJitter >= 0 && retryJitter <= 1, retryJitter, "retry jitter");
    if (!userAgent.matches("[\\x20-\\x7e]{1,200}") || userAgent.isBlank()) {
      throw new BadInputException(
          "not a name a request can carry", "user agent", "use product/version in ASCII");
    }
  }

  /** 120 s, five attempts in all with waits of 1, 2, 4 and 8 s, give or take a tenth. */
  public static AccessOptions defaults() {
    return new AccessOptions(120, "alidade", 4, 1, 2, 8, 0.1);
  }

  /** These options with another time-out. */
  public AccessOptions withTimeoutSeconds(double value) {
    return new AccessOptions(
        value,
        userAgent,
        maxRetries,
        retryDelaySeconds,
        retryBackoff,
        retryDelayMaxSeconds,
        retryJitter);
  }

  /** These options with another first wait; those after it grow in the same way. */
  public AccessOptions withRetryDelaySeconds(double value) {
    return new AccessOptions(
        timeoutSeconds,
        userAgent,
        maxRetries,
        value,
        retryBackoff,
        retryDelayMaxSeconds,
        retryJitter);
  }

  private static boolean isWait(double seconds) {
    return seconds >= 0 && seconds <= LONGEST_SECONDS;
  }

  private static void check(boolean right, double value, String name) {
    if (!right) {
      throw new BadInputException(
          name + " is " + value, "access to the archive", "choose a value in its range");
    }
  }
}
