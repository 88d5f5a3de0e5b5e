package org.alidade.cube.survey;

import java.util.List;

/**
 * Result of {@link NgistImport}.
 *
 * @param arrays what a cube is populated from
 * @param bins quality of the fit behind the continuum correction, bin by bin
 * @param velocityOffsetKms velocity added to those of the run
 */
public record NgistResult(SurveyArrays arrays, List<BinFit> bins, double velocityOffsetKms) {

  /** Copies the list. */
  public NgistResult {
    bins = List.copyOf(bins);
  }

  /** Mean of {@link BinFit#relativeRms} over the bins. */
  public double meanRelativeRms() {
    return BinFit.mean(bins, BinFit::relativeRms);
  }

  /** Mean of {@link BinFit#correctedRms} over the bins. */
  public double meanCorrectedRms() {
    return BinFit.mean(bins, BinFit::correctedRms);
  }

  /** Mean of {@link BinFit#referenceRms} over the bins, NaN without a reference. */
  public double meanReferenceRms() {
    return BinFit.mean(bins, bin -> bin.referenceRms().orElse(Double.NaN));
  }
}
