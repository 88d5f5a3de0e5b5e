package org.alidade.cube.survey;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How well the model behind an import describes one bin, over the pixels that both the import and
 * the reference use.
 *
 * @param relativeRms rms of (data - model) / model, continuum corrections included in the model
 * @param correctedRms the same for the corrected spectrum that goes into the cube and the stellar
 *     model alone
 * @param referenceRms the same for the best fit of the run, if it is there
 * @param clippedFraction mass of negative wings cut off the velocity distribution
 * @param outsideFraction mass of the velocity distribution beyond the velocity bins
 */
public record BinFit(
    double relativeRms,
    double correctedRms,
    OptionalDouble referenceRms,
    double clippedFraction,
    double outsideFraction) {

  static double mean(List<BinFit> bins, ToDoubleFunction<BinFit> value) {
    return bins.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
