package org.alidade.transients.difference;

import org.alidade.transients.Frame;

/** The scaled reference subtracted as it is; stars leave residuals: for diagnosis only. */
record DirectMethod() implements SubtractionMethod {
  @Override
  public String name() {
    return "direct";
  }

  @Override
  public SubtractionResult subtract(Frame science, Frame reference, double fluxRatio) {
    ImagePair pair = ImagePair.of(science, reference);
    double[] difference = new double[pair.science().length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = pair.science()[i] - fluxRatio * pair.reference()[i];
    }
    return new MatchedDifference(
            name(),
            difference,
            MatchedDifference.scale(1),
            MatchedDifference.scale(fluxRatio),
            fluxRatio)
        .result(pair)
        .withMask(ResultMask.standard(science, reference));
  }
}
