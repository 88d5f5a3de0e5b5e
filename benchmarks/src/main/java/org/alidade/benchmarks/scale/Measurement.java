package org.alidade.benchmarks.scale;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.benchmarks.results.Figure;

/**
 * One operation measured.
 *
 * @param operation what was done
 * @param seconds median time; NaN if it failed
 * @param spread half of the range of the times
 * @param repeats how often it was done
 * @param limitSeconds time the limit would allow; NaN if there is none to hold it against
 * @param denseLimitSeconds the same if no tap were known to be empty
 * @param limit which limit
 * @param peakBytes largest resident memory during the operation
 * @param details figures of its own, in their order
 * @param failure why it failed, empty if it did not
 */
record Measurement(
    String operation,
    double seconds,
    double spread,
    int repeats,
    double limitSeconds,
    double denseLimitSeconds,
    String limit,
    long peakBytes,
    Map<String, Object> details,
    String failure) {

  /** As a figure of the results. */
  Figure figure(ScaleOptions options) {
    Map<String, Object> more = new LinkedHashMap<>(details);
    more.put("repeats", repeats);
    more.put("peak_bytes", peakBytes);
    Figure figure =
        Figure.seconds(operation, seconds)
            .withSpread(spread)
            .with("problem", options.name())
            .with("threads", options.threads())
            .heldAgainst(limit, limitSeconds)
            .withDetails(more);
    return failure.isEmpty() ? figure : figure.failed(failure);
  }
}
