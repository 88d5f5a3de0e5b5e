package org.alidade.transients.detection;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the scorer that options ask for, or the one without networks. */
public final class Scorers {
  private static final Logger LOG = LoggerFactory.getLogger(Scorers.class);

  /** Folders without a model that were spoken of: once is enough for a process. */
  private static final Set<Path> SAID = ConcurrentHashMap.newKeySet();

  private Scorers() {}

  /**
   * Opens a scorer. Without an installed network candidates are ranked by S_corr, which {@link
   * CandidateScorer#description} and the log say.
   *
   * @throws StageException {@code MODEL_UNAVAILABLE} if a network that is named cannot be used
   */
  public static CandidateScorer open(ScorerOptions options) {
    if (options.networksWanted()) {
      for (ScorerProvider provider : ServiceLoader.load(ScorerProvider.class)) {
        Optional<CandidateScorer> scorer = provider.open(options);
        if (scorer.isPresent()) {
          return scorer.get();
        }
      }
    }
    if (options.namesModel()) {
      throw new StageException(
          FailureCode.MODEL_UNAVAILABLE,
          "the networks module is not installed",
          options.modelFolder().toString(),
          "add alidade-transient-networks or score without a model");
    }
    if (options.networksWanted() && SAID.add(options.modelFolder())) {
      LOG.warn("No model is active in {}: candidates are ranked by S_corr", options.modelFolder());
    }
    return new SignificanceScorer();
  }
}
