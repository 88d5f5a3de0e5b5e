package org.alidade.web.internal.transients.rest;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests a caller may make per hour, by group of endpoints (spec transient 18). What was
 * used comes back evenly, so there is no moment at which everybody starts again.
 */
public final class RateLimits {
  private static final int MOST_CALLERS = 20_000;
  private static final long MILLION = 1_000_000L;

  private final Map<String, Integer> perHour;
  private final int otherwise;
  private final int pages;
  private final int failuresPerMinute;
  private final TimeMeter clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_CALLERS;
        }
      };

  /**
   * Limits.
   *
   * @param perHour requests per hour and key of some groups
   * @param otherwise the same of all others
   * @param pages requests per hour of the pages of a session
   * @param failuresPerMinute wrong keys per minute and address
   * @param clock what time it is
   */
  public RateLimits(
      Map<String, Integer> perHour,
      int otherwise,
      int pages,
      int failuresPerMinute,
      TimeMeter clock) {
    this.perHour = Map.copyOf(perHour);
    this.otherwise = otherwise;
    this.pages = pages;
    this.failuresPerMinute = failuresPerMinute;
    this.clock = clock;
  }

  /**
   * What a request leaves.
   *
   * @param allowed whether it may go on
   * @param limit requests of the time span
   * @param remaining how many are left
   * @param waitSeconds when to try again, rounded up
   */
  record Verdict(boolean allowed, long limit, long remaining, long waitSeconds) {}

  /** Takes one request of a caller. */
  Verdict take(Caller caller, String group) {
    if (caller.page()) {
      return take("page " + caller.keyId(), pages, Duration.ofHours(1));
    }
    int limit = perHour.getOrDefault(group, otherwise);
    String bucket = perHour.containsKey(group) ? group : "";
    return take("key " + caller.keyId() + ' ' + bucket, limit, Duration.ofHours(1));
  }

  /** Takes one wrong key from an address. */
  Verdict takeFailure(String address) {
    return take("address " + address, failuresPerMinute, Duration.ofMinutes(1));
  }

  private Verdict take(String name, int limit, Duration span) {
    ConsumptionProbe probe = bucket(name, limit, span).tryConsumeAndReturnRemaining(1);
    long waitSeconds = (probe.getNanosToWaitForRefill() + 1000 * MILLION - 1) / (1000 * MILLION);
    return new Verdict(probe.isConsumed(), limit, probe.getRemainingTokens(), waitSeconds);
  }

  private synchronized Bucket bucket(String name, int limit, Duration span) {
    return buckets.computeIfAbsent(
        name,
        key ->
            Bucket.builder()
                .addLimit(capacity -> capacity.capacity(limit).refillGreedy(limit, span))
                .withCustomTimePrecision(clock)
                .build());
  }
}
