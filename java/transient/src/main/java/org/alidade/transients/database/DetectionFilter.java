package org.alidade.transients.database;

import java.util.UUID;
import org.alidade.array.BadInputException;
import org.alidade.transients.detection.DetectionType;
import org.jspecify.annotations.Nullable;

/**
 * Which detections are listed.
 *
 * @param observation of this observation; null for all
 * @param status in this state; null for all
 * @param type of this type; null for all
 * @param minConfidence least score
 * @param isValidated whether reviewers agreed; null for both
 * @param limit greatest number, 1 to 1000
 * @param offset number that is left out before
 */
public record DetectionFilter(
    @Nullable UUID observation,
    @Nullable DetectionStatus status,
    @Nullable DetectionType type,
    double minConfidence,
    @Nullable Boolean isValidated,
    int limit,
    int offset) {
  /**
   * Checks the numbers.
   *
   * @throws BadInputException if they are out of range
   */
  public DetectionFilter {
    if (limit < 1 || limit > 1000 || offset < 0 || !(minConfidence >= 0 && minConfidence <= 1)) {
      throw new BadInputException(
          "limit " + limit + ", offset " + offset + ", confidence " + minConfidence,
          "list",
          "use a limit from 1 to 1000 and a confidence from 0 to 1");
    }
  }

  /** The first hundred of all. */
  public static DetectionFilter all() {
    return new DetectionFilter(null, null, null, 0, null, 100, 0);
  }

  /** Those of an observation. */
  public DetectionFilter withObservation(@Nullable UUID value) {
    return new DetectionFilter(value, status, type, minConfidence, isValidated, limit, offset);
  }

  /** Those in a state. */
  public DetectionFilter withStatus(@Nullable DetectionStatus value) {
    return new DetectionFilter(observation, value, type, minConfidence, isValidated, limit, offset);
  }

  /** Those of a type. */
  public DetectionFilter withType(@Nullable DetectionType value) {
    return new DetectionFilter(
        observation, status, value, minConfidence, isValidated, limit, offset);
  }

  /** Those of at least a score. */
  public DetectionFilter withMinConfidence(double value) {
    return new DetectionFilter(observation, status, type, value, isValidated, limit, offset);
  }

  /** Those that reviewers have agreed on, or not. */
  public DetectionFilter withValidated(@Nullable Boolean value) {
    return new DetectionFilter(observation, status, type, minConfidence, value, limit, offset);
  }

  /** Another part of the list. */
  public DetectionFilter withPage(int newLimit, int newOffset) {
    return new DetectionFilter(
        observation, status, type, minConfidence, isValidated, newLimit, newOffset);
  }
}
