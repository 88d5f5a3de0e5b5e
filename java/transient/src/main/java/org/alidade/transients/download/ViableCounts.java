package org.alidade.transients.download;

import java.util.List;
import java.util.function.Predicate;
import org.alidade.transients.archive.ArchiveObservation;
import org.alidade.transients.archive.QueryResult;

/**
 * How many supernovae have what a download needs.
 *
 * @param total supernovae
 * @param viable with reference and science images
 * @param referenceOnly with reference images alone
 * @param scienceOnly with science images alone
 * @param neither with none
 */
public record ViableCounts(int total, int viable, int referenceOnly, int scienceOnly, int neither) {
  /** Counts; observations that say too little do not count. */
  public static ViableCounts of(List<QueryResult> results) {
    return new ViableCounts(
        results.size(),
        count(results, result -> hasReference(result) && hasScience(result)),
        count(results, result -> hasReference(result) && !hasScience(result)),
        count(results, result -> !hasReference(result) && hasScience(result)),
        count(results, result -> !hasReference(result) && !hasScience(result)));
  }

  static boolean hasReference(QueryResult result) {
    return result.references().stream().anyMatch(ArchiveObservation::isViable);
  }

  static boolean hasScience(QueryResult result) {
    return result.science().stream().anyMatch(ArchiveObservation::isViable);
  }

  private static int count(List<QueryResult> results, Predicate<QueryResult> test) {
    return (int) results.stream().filter(test).count();
  }
}
