package org.alidade.transients.run;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.alidade.transients.FailureCode;
import org.alidade.transients.ObservationType;
import org.alidade.transients.StageException;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.database.PreprocessRun;
import org.alidade.transients.database.RunStatus;

/**
 * Chooses references (spec transient 9): the same supernova, survey, mission and filter; else an
 * earlier observation of the same survey and filter that covers the image. Ranked by overlap,
 * depth, seeing and age.
 */
public final class References {
  /** Least part of the science image that another observation must cover. */
  private static final double LEAST_OVERLAP = 0.85;

  private static final long LEAST_AGE_SECONDS = 86_400;

  private References() {}

  /**
   * The best reference of an observation.
   *
   * @throws StageException with {@link FailureCode#NO_REFERENCE} and the criteria, if there is none
   */
  public static Observation best(DatabaseSession session, Observation science) {
    List<Observation> ready = inBand(session, science, ObservationStatus.PREPROCESSED);
    return ready.stream()
        .filter(other -> isOfSameSupernova(science, other))
        .max(ranking(session, science))
        .or(
            () ->
                Stream.concat(ready.stream(), earlierScience(session, science))
                    .filter(other -> covers(science, other))
                    .max(ranking(session, science)))
        .orElseThrow(() -> none(science, ready.size()));
  }

  private static Stream<Observation> earlierScience(DatabaseSession session, Observation science) {
    return Stream.of(ObservationStatus.PREPROCESSED, ObservationStatus.DIFFERENCED)
        .flatMap(
            status ->
                session
                    .observations()
                    .sameBand(
                        science.surveyId(), science.filterBand(), ObservationType.SCIENCE, status)
                    .stream())
        .filter(other -> !other.snName().equals(science.snName()))
        .filter(other -> !other.id().equals(science.id()));
  }

  private static List<Observation> inBand(
      DatabaseSession session, Observation science, ObservationStatus status) {
    return session
        .observations()
        .sameBand(science.surveyId(), science.filterBand(), ObservationType.REFERENCE, status)
        .stream()
        .filter(other -> Objects.equals(other.mission(), science.mission()))
        .toList();
  }

  private static boolean isOfSameSupernova(Observation science, Observation other) {
    return other.snName().equals(science.snName());
  }

  private static boolean covers(Observation science, Observation other) {
    boolean older =
        other.observationTime().plusSeconds(LEAST_AGE_SECONDS).isBefore(science.observationTime());
    return older
        && Objects.equals(other.mission(), science.mission())
        && Footprint.overlap(science, other) >= LEAST_OVERLAP;
  }

  private static Comparator<Observation> ranking(DatabaseSession session, Observation science) {
    return Comparator.<Observation>comparingDouble(other -> Footprint.overlap(science, other))
        .thenComparingDouble(other -> -limitingFlux(session, other.id()))
        .thenComparingDouble(References::sharpness)
        .thenComparing(Observation::observationTime)
        .thenComparing(Observation::id);
  }

  private static double sharpness(Observation other) {
    Double seeing = other.seeing();
    return seeing == null ? Double.NEGATIVE_INFINITY : -seeing;
  }

  /** Flux of five standard deviations; unknown is the worst. */
  private static double limitingFlux(DatabaseSession session, UUID observation) {
    return session.preprocessRuns().ofObservation(observation).stream()
        .filter(run -> run.status() == RunStatus.COMPLETED)
        .map(PreprocessRun::limitingFlux)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .min()
        .orElse(Double.MAX_VALUE);
  }

  /** Whether a reference that may serve is not ready yet. */
  static boolean areComing(DatabaseSession session, Observation science) {
    return Stream.of(ObservationStatus.INGESTED, ObservationStatus.PREPROCESSING)
        .flatMap(status -> inBand(session, science, status).stream())
        .anyMatch(other -> isOfSameSupernova(science, other) || covers(science, other));
  }

  /** The observations that a new reference may serve. */
  static List<Observation> served(DatabaseSession session, Observation reference) {
    return session
        .observations()
        .sameBand(
            reference.surveyId(),
            reference.filterBand(),
            ObservationType.SCIENCE,
            ObservationStatus.PREPROCESSED)
        .stream()
        .filter(science -> Objects.equals(science.mission(), reference.mission()))
        .filter(science -> isOfSameSupernova(science, reference) || covers(science, reference))
        .toList();
  }

  private static StageException none(Observation science, int others) {
    return new StageException(
        FailureCode.NO_REFERENCE,
        "no reference for "
            + science.snName()
            + ": tried the same supernova, survey, mission ("
            + science.mission()
            + ") and filter ("
            + science.filterBand()
            + "), then observations at least a day older that cover 85 % of the image ("
            + others
            + " references of the filter are ready)",
        "observation " + science.observationId(),
        "ingest a reference of the same mission and filter");
  }
}
