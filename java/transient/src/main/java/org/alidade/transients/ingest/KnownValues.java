package org.alidade.transients.ingest;

import java.util.Optional;
import java.util.OptionalDouble;
import org.alidade.transients.archive.ArchiveObservation;

/**
 * What is known about an image from elsewhere, for headers that do not say it. Nothing is invented:
 * what neither says is a reason to refuse the file.
 *
 * @param filter name of the filter
 * @param exposureSeconds exposure time, seconds
 * @param observedMjd time of the observation, MJD in UTC
 */
public record KnownValues(
    Optional<String> filter, OptionalDouble exposureSeconds, OptionalDouble observedMjd) {
  /** Nothing. */
  public static KnownValues none() {
    return new KnownValues(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** What the archive said when it was asked. */
  public static KnownValues of(ArchiveObservation observation) {
    String filters = observation.filters();
    OptionalDouble exposure = observation.exposureSeconds();
    boolean positive = exposure.isPresent() && exposure.getAsDouble() > 0;
    return new KnownValues(
        filters.isEmpty() ? Optional.empty() : Optional.of(filters),
        positive ? exposure : OptionalDouble.empty(),
        observation.startMjd());
  }
}
