package org.alidade.transients.review;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;

/**
 * What the reviewers of a detection agree on: the heavier side, real or not, wins; on that side the
 * heaviest label. Too few reviewers, or two sides of equal weight, leave it open.
 *
 * <p>Example: {@code Consensus.of(votes, Consensus.MIN_REVIEWERS).outcome()}
 *
 * @param outcome whether it is decided
 * @param label label of the winners, empty while open
 * @param confidence winning weight over the weight of all votes, 0 while open
 * @param reviewers how many voted
 * @param confirmed whether it is real and an expert says so
 */
public record Consensus(
    Outcome outcome, Optional<Label> label, double confidence, int reviewers, boolean confirmed) {
  /** Votes that are needed unless configured otherwise. */
  public static final int MIN_REVIEWERS = 1;

  /** What becomes of the detection. */
  public enum Outcome {
    /** Still being validated. */
    OPEN,
    /** Real. */
    VALIDATED,
    /** Not real. */
    REJECTED
  }

  /**
   * Counts votes.
   *
   * @param votes in the order they were given
   * @param minReviewers reviewers that are needed
   * @throws BadInputException if fewer than one reviewer is asked for
   */
  public static Consensus of(List<Vote> votes, int minReviewers) {
    if (minReviewers < 1) {
      throw new BadInputException(
          minReviewers + " reviewers", "min_reviewers", "ask for one at least");
    }
    Map<String, Vote> latest = new LinkedHashMap<>();
    votes.forEach(vote -> latest.put(vote.reviewer(), vote));
    double real = weight(latest.values(), true);
    double bogus = weight(latest.values(), false);
    if (latest.size() < minReviewers || real == bogus) {
      return new Consensus(Outcome.OPEN, Optional.empty(), 0, latest.size(), false);
    }
    boolean valid = real > bogus;
    boolean expert =
        latest.values().stream()
            .anyMatch(vote -> vote.label().isValid() && vote.level() == ConfidenceLevel.EXPERT);
    return new Consensus(
        valid ? Outcome.VALIDATED : Outcome.REJECTED,
        Optional.of(heaviest(latest.values(), valid)),
        Math.max(real, bogus) / (real + bogus),
        latest.size(),
        valid && expert);
  }

  private static double weight(Collection<Vote> votes, boolean valid) {
    return votes.stream()
        .filter(vote -> vote.label().isValid() == valid)
        .mapToDouble(vote -> vote.level().weight())
        .sum();
  }

  /** The heaviest label of a side; of equals the first of the vocabulary. */
  private static Label heaviest(Collection<Vote> votes, boolean valid) {
    Map<Label, Double> weights = new EnumMap<>(Label.class);
    for (Vote vote : votes) {
      if (vote.label().isValid() == valid) {
        weights.merge(vote.label(), vote.level().weight(), Double::sum);
      }
    }
    Label best = Label.UNKNOWN;
    double most = 0;
    for (Map.Entry<Label, Double> entry : weights.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }
}
