package org.alidade.transients.detection;

import java.util.List;

/**
 * Judges candidates. May be used by one thread at a time; several scorers may work side by side.
 *
 * <pre>{@code
 * try (CandidateScorer scorer = Scorers.open(ScorerOptions.defaults())) {
 *   List<Score> scores = scorer.score(images, positions);
 * }
 * }</pre>
 */
public interface CandidateScorer extends AutoCloseable {
  /** What judges, for records and people: names and versions of the networks. */
  String description();

  /** Whether networks judge; if not, scores are ranks by significance and no probabilities. */
  boolean usesNetworks();

  /**
   * Judges candidates.
   *
   * @param images the images around them
   * @param positions the candidates
   * @return a score for each, in the same order
   */
  List<Score> score(ScoringImages images, List<ScoringPosition> positions);

  /** Gives back what the networks hold. */
  @Override
  void close();
}
