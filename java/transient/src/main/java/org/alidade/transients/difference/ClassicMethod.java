package org.alidade.transients.difference;

import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;

/**
 * The sharper image is convolved with a Gaussian to the width of the other (spec transient 12.1,
 * with the scale from the flux ratio and the noise after the convolution).
 */
record ClassicMethod() implements SubtractionMethod {
  private static final double SIGMA_PER_FWHM = 1 / 2.3548;
  private static final double LEAST_SIGMA_PX = 0.3;

  @Override
  public String name() {
    return "classic";
  }

  @Override
  public SubtractionResult subtract(Frame science, Frame reference, double fluxRatio) {
    ImagePair pair = ImagePair.of(science, reference);
    double scienceFwhm = StampShift.fwhm(pair.sciencePsf());
    double referenceFwhm = StampShift.fwhm(pair.referencePsf());
    double sigma =
        SIGMA_PER_FWHM
            * Math.sqrt(Math.abs(scienceFwhm * scienceFwhm - referenceFwhm * referenceFwhm));
    PsfStamp match = sigma < LEAST_SIGMA_PX ? MatchedDifference.scale(1) : gaussian(sigma);
    boolean scienceIsSharper = scienceFwhm < referenceFwhm;
    PsfStamp onScience = scienceIsSharper ? match : MatchedDifference.scale(1);
    PsfStamp onReference = scaled(scienceIsSharper ? MatchedDifference.scale(1) : match, fluxRatio);
    Convolution convolution = new Convolution(pair.width(), pair.height());
    double[] difference = convolution.apply(pair.science(), (x, y) -> onScience);
    double[] subtracted = convolution.apply(pair.reference(), (x, y) -> onReference);
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= subtracted[i];
    }
    return new MatchedDifference(name(), difference, onScience, onReference, fluxRatio)
        .result(pair)
        .withMask(ResultMask.standard(science, reference));
  }

  private static PsfStamp gaussian(double sigma) {
    int half = (int) Math.ceil(4 * sigma);
    int size = 2 * half + 1;
    double[] values = new double[size * size];
    for (int y = -half; y <= half; y++) {
      for (int x = -half; x <= half; x++) {
        values[(y + half) * size + x + half] = Math.exp(-(x * x + y * y) / (2 * sigma * sigma));
      }
    }
    return PsfStamp.of(size, values);
  }

  private static PsfStamp scaled(PsfStamp stamp, double factor) {
    double[] values = stamp.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return new PsfStamp(stamp.size(), values);
  }
}
