package org.alidade.transients.run;

import java.time.Instant;
import java.util.Set;
import org.alidade.array.BadInputException;
import org.alidade.transients.review.Label;
import org.alidade.transients.training.DatasetOptions;

/**
 * Which reviewed detections become training data (spec transient 17.1).
 *
 * <p>Example: {@code CollectionOptions.patches("autumn").withLeastConfidence(0.5)}
 *
 * @param samples what samples are made; its least quality and number of samples count
 * @param surveys names of surveys; empty for all
 * @param from earliest time of the science image
 * @param until first time that is too late
 * @param leastConfidence least score of a detection
 * @param labels labels of reviewers of real ones; empty for all
 * @param createdBy who asks
 */
public record CollectionOptions(
    DatasetOptions samples,
    Set<String> surveys,
    Instant from,
    Instant until,
    double leastConfidence,
    Set<Label> labels,
    String createdBy) {
  private static final double LEAST_CONFIDENCE = 0.7;
  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * Checks the numbers.
   *
   * @throws BadInputException if the confidence is not within 0 and 1, or the times are reversed
   */
  public CollectionOptions {
    surveys = Set.copyOf(surveys);
    labels = Set.copyOf(labels);
    if (!(leastConfidence >= 0 && leastConfidence <= 1) || until.isBefore(from)) {
      throw new BadInputException(
          "confidence " + leastConfidence + " from " + from + " to " + until,
          "collection of training data",
          "use a confidence from 0 to 1 and times in their order");
    }
  }

  /** Everything with samples of a kind. */
  public static CollectionOptions of(DatasetOptions samples) {
    return new CollectionOptions(
        samples, Set.of(), Instant.EPOCH, FAR, LEAST_CONFIDENCE, Set.of(), "alidade");
  }

  /** Patches of 64 pixels for the U-Net, score 0.7 and more, quality 0.8 and more. */
  public static CollectionOptions patches(String name) {
    return of(DatasetOptions.patches(name));
  }

  /** Triplets for the real/bogus network, score 0.7 and more, quality 0.8 and more. */
  public static CollectionOptions triplets(String name) {
    return of(DatasetOptions.triplets(name));
  }

  /** The same of some surveys. */
  public CollectionOptions withSurveys(Set<String> names) {
    return new CollectionOptions(samples, names, from, until, leastConfidence, labels, createdBy);
  }

  /** The same of a time. */
  public CollectionOptions withTimes(Instant earliest, Instant tooLate) {
    return new CollectionOptions(
        samples, surveys, earliest, tooLate, leastConfidence, labels, createdBy);
  }

  /** The same with another least score. */
  public CollectionOptions withLeastConfidence(double confidence) {
    return new CollectionOptions(samples, surveys, from, until, confidence, labels, createdBy);
  }

  /** The same with some labels only. */
  public CollectionOptions withLabels(Set<Label> wanted) {
    return new CollectionOptions(samples, surveys, from, until, leastConfidence, wanted, createdBy);
  }

  /** The same asked for by somebody. */
  public CollectionOptions withCreatedBy(String who) {
    return new CollectionOptions(samples, surveys, from, until, leastConfidence, labels, who);
  }
}
