package org.alidade.transients.review;

import java.util.Optional;
import java.util.Set;
import org.alidade.array.BadInputException;

/**
 * When a detection is worth an alert: a score, or a label that reviewers agreed on.
 *
 * @param leastScore score from which an alert is raised
 * @param labels labels that raise an alert whatever the score
 * @param attempts deliveries that are tried
 */
public record AlertRule(double leastScore, Set<Label> labels, int attempts) {
  private static final double LEAST_SCORE = 0.8;
  private static final int ATTEMPTS = 3;

  /**
   * Checks the numbers.
   *
   * @throws BadInputException if the score is not within 0 and 1 or no delivery would be tried
   */
  public AlertRule {
    if (!(leastScore >= 0 && leastScore <= 1) || attempts < 1) {
      throw new BadInputException(
          "a score of " + leastScore + " and " + attempts + " attempts",
          "the rule of alerts",
          "use a score from 0 to 1 and one attempt at least");
    }
    labels = Set.copyOf(labels);
  }

  /** From a score of 0.8, or labelled as a supernova; three attempts. */
  public static AlertRule defaults() {
    return new AlertRule(LEAST_SCORE, Set.of(Label.SUPERNOVA), ATTEMPTS);
  }

  /**
   * The priority of the alert, if there is to be one. What reviewers rejected raises none.
   *
   * @param score confidence of the detection
   * @param label what the reviewers agreed on, if they did
   */
  public Optional<AlertPriority> judge(double score, Optional<Label> label) {
    if (label.isPresent() && !label.get().isValid()) {
      return Optional.empty();
    }
    boolean raised = score >= leastScore || label.filter(labels::contains).isPresent();
    return raised ? Optional.of(AlertPriority.of(score)) : Optional.empty();
  }
}
