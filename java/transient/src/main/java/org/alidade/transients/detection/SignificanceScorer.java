package org.alidade.transients.detection;

import java.util.List;

/**
 * Ranks candidates by significance when no network is installed: {@code s^2 / (s^2 + 25)}, so that
 * five sigma, the limit of detection, is presented and more is better. It is no probability. What
 * the extraction took for an artifact keeps a tenth of it.
 */
public final class SignificanceScorer implements CandidateScorer {
  private static final double HALF_WAY = 5;
  private static final double ARTIFACT = 0.1;

  @Override
  public String description() {
    return "S_corr (no network installed)";
  }

  @Override
  public boolean usesNetworks() {
    return false;
  }

  @Override
  public List<Score> score(ScoringImages images, List<ScoringPosition> positions) {
    return positions.stream().map(SignificanceScorer::rank).toList();
  }

  private static Score rank(ScoringPosition position) {
    double square = position.significance() * position.significance();
    double rank =
        Double.isFinite(square)
            ? square / (square + HALF_WAY * HALF_WAY)
            : Double.isNaN(square) ? 0 : 1;
    return Score.withoutNetwork(position.artifact() ? ARTIFACT * rank : rank);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
