package org.alidade.transients.detection;

import java.util.Optional;

/** Offers a scorer; found by {@link java.util.ServiceLoader}. */
public interface ScorerProvider {
  /**
   * A scorer with the networks that the options name.
   *
   * @return empty if the options name none and none is marked as active
   * @throws org.alidade.transients.StageException {@code MODEL_UNAVAILABLE} if one that is named
   *     cannot be loaded
   */
  Optional<CandidateScorer> open(ScorerOptions options);
}
