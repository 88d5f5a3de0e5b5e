package org.alidade.benchmarks.scale;

import java.util.Map;

/** One operation to measure: prepared outside the clock, run inside, closed after. */
interface ScaleOperation extends AutoCloseable {
  /** What it does. */
  String name();

  /** Least work of one run. */
  Work work();

  /** Whether it may be run more than once for a median. */
  default boolean repeatable() {
    return true;
  }

  /** Does it once. */
  void run();

  /** Figures of its own, after the last run. */
  default Map<String, Object> details() {
    return Map.of();
  }

  @Override
  default void close() {}
}
