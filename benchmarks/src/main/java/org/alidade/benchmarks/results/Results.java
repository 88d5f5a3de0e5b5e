package org.alidade.benchmarks.results;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A run of the benchmarks with all that is needed to compare it.
 *
 * @param made when, in UTC
 * @param form which benchmarks, such as {@code cube --size}
 * @param machine where
 * @param limits limits of the machine by name, in base units per second
 * @param about what was measured on
 * @param figures the figures
 */
public record Results(
    Instant made,
    String form,
    Machine machine,
    Map<String, Double> limits,
    Map<String, Object> about,
    List<Figure> figures) {

  /** A run that has just ended on this machine. */
  public static Results here(String form, Measured measured) {
    return new Results(
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        form,
        Machine.here(),
        measured.limits().rates(),
        measured.about(),
        measured.figures());
  }
}
