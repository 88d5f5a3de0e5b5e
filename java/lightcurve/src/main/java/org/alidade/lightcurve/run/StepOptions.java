package org.alidade.lightcurve.run;

import org.alidade.extraction.CosmicRayOptions;
import org.alidade.lightcurve.images.RatioOptions;
import org.alidade.lightcurve.images.SuperStackOptions;

/**
 * How the native steps work. A step whose options change is done anew, with all that hang on it.
 *
 * <p>Example: {@code
 * StepOptions.defaults().withCosmicRays(CosmicRayOptions.defaults().withSigma(6))}.
 *
 * @param cosmicRays of the step that removes cosmic rays
 * @param ratios of the photometry on images divided by the deep image
 * @param superStack of the deep image, where the pipeline makes it
 */
public record StepOptions(
    CosmicRayOptions cosmicRays, RatioOptions ratios, SuperStackOptions superStack) {
  /** The defaults of each. */
  public static StepOptions defaults() {
    return new StepOptions(
        CosmicRayOptions.defaults(), RatioOptions.defaults(), SuperStackOptions.defaults());
  }

  /** These options with another removal of cosmic rays. */
  public StepOptions withCosmicRays(CosmicRayOptions value) {
    return new StepOptions(value, ratios, superStack);
  }

  /** These options with other photometry of ratios. */
  public StepOptions withRatios(RatioOptions value) {
    return new StepOptions(cosmicRays, value, superStack);
  }

  /** These options with another deep image. */
  public StepOptions withSuperStack(SuperStackOptions value) {
    return new StepOptions(cosmicRays, ratios, value);
  }
}
