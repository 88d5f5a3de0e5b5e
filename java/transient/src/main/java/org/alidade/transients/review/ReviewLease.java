package org.alidade.transients.review;

import java.time.Duration;
import java.time.Instant;

/**
 * A detection that a reviewer has claimed, so that no other is shown it meanwhile.
 *
 * @param reviewer who
 * @param since when
 */
public record ReviewLease(String reviewer, Instant since) {
  /** How long a claim holds. */
  public static final Duration LENGTH = Duration.ofMinutes(30);

  /** When the claim ends. */
  public Instant until() {
    return since.plus(LENGTH);
  }

  /** Whether the claim keeps a reviewer away at that time. */
  public boolean excludes(String other, Instant now) {
    return !reviewer.equals(other) && now.isBefore(until());
  }
}
