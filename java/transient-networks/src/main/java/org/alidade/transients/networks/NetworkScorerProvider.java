package org.alidade.transients.networks;

import java.util.Optional;
import org.alidade.transients.detection.CandidateScorer;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.detection.ScorerProvider;

/** Offers the networks of a model registry, and ONNX files, as a scorer. */
public final class NetworkScorerProvider implements ScorerProvider {
  /** For the service loader. */
  public NetworkScorerProvider() {}

  @Override
  public Optional<CandidateScorer> open(ScorerOptions options) {
    Optional<InstalledModel> realBogus = InstalledModel.of(options, NetworkKind.REAL_BOGUS);
    try {
      Optional<InstalledModel> unet = InstalledModel.of(options, NetworkKind.SEGMENTATION);
      return realBogus.isEmpty() && unet.isEmpty()
          ? Optional.empty()
          : Optional.of(new NetworkScorer(realBogus, unet));
    } catch (RuntimeException failure) {
      realBogus.ifPresent(InstalledModel::close);
      throw failure;
    }
  }
}
