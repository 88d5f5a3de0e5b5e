package org.alidade.transients.review;

import java.time.Instant;
import java.util.Comparator;

/**
 * A detection that waits for review.
 *
 * @param id its identifier
 * @param score confidence from 0 to 1
 * @param significance S_corr
 * @param since when it was found
 */
public record QueueEntry(String id, double score, double significance, Instant since) {
  /**
   * The order of the queue: higher score first, then higher significance of either sign, then the
   * longest waiting, then by identifier so that the order is always the same.
   */
  public static final Comparator<QueueEntry> ORDER =
      Comparator.comparingDouble(QueueEntry::score)
          .thenComparingDouble(entry -> Math.abs(entry.significance()))
          .reversed()
          .thenComparing(QueueEntry::since)
          .thenComparing(QueueEntry::id);
}
