package org.alidade.transients.run;

import java.util.List;
import org.alidade.transients.Frame;
import org.alidade.transients.difference.Candidate;
import org.alidade.transients.difference.CandidateOptions;
import org.alidade.transients.difference.Candidates;
import org.alidade.transients.difference.FluxRatio;
import org.alidade.transients.difference.FluxRatioOptions;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.difference.SubtractionResult;
import org.alidade.transients.difference.SubtractionStatistics;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;
import org.alidade.transients.image.AlignedPair;
import org.alidade.transients.image.MaskGrowth;

/**
 * Subtracts frames that were aligned: flux ratio, difference, statistics, candidates.
 *
 * @param ratio ratio of the flux scales
 * @param options with which it was done
 * @param result what came out
 * @param statistics of it
 * @param candidates places where it is significant
 */
record PairSubtraction(
    FluxRatio ratio,
    ZogyOptions options,
    SubtractionResult result,
    SubtractionStatistics statistics,
    List<Candidate> candidates) {
  private static final double FLUX_MASK_GROWTH_PX = 4;
  private static final double LEAST_SCATTER_PX = 0.01;
  private static final int ANY_BIT = 0xff;

  /** Does it. */
  static PairSubtraction of(AlignedPair pair, CandidateOptions search) {
    FluxRatio ratio = fluxRatio(pair);
    ZogyOptions options = options(pair, ratio);
    SubtractionResult result = Zogy.subtract(pair.science(), pair.reference(), options);
    SubtractionStatistics statistics = SubtractionStatistics.of(result, search.marginPx());
    statistics.check();
    return new PairSubtraction(
        ratio,
        options,
        result,
        statistics,
        Candidates.find(result, pair.science(), pair.reference(), search));
  }

  private static FluxRatio fluxRatio(AlignedPair pair) {
    Frame science = pair.science();
    byte[] both = science.mask().clone();
    for (int i = 0; i < both.length; i++) {
      both[i] |= pair.reference().mask()[i];
    }
    boolean[] masked =
        MaskGrowth.grow(
            science.width(),
            science.height(),
            MaskGrowth.select(both, ANY_BIT),
            FLUX_MASK_GROWTH_PX);
    return FluxRatio.fit(
        ImagePair.of(science, pair.reference()), masked, FluxRatioOptions.defaults());
  }

  private static ZogyOptions options(AlignedPair pair, FluxRatio ratio) {
    ZogyOptions options = ZogyOptions.defaults().withFluxScales(ratio.value(), 1);
    if (pair.registrationStars() == 0) {
      return options;
    }
    return options.withAstrometricNoise(
        Math.max(pair.rmsXPx(), LEAST_SCATTER_PX), Math.max(pair.rmsYPx(), LEAST_SCATTER_PX));
  }
}
