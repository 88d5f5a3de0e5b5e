package org.alidade.benchmarks.scale;

import java.util.Map;

/**
 * One operation measured.
 *
 * @param operation what was done
 * @param seconds median time; NaN if it failed
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
    int repeats,
    double limitSeconds,
    double denseLimitSeconds,
    String limit,
    long peakBytes,
    Map<String, Object> details,
    String failure) {}
