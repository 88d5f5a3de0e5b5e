package org.alidade.cli.verify;

import org.alidade.transients.PsfStamp;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.difference.SubtractionResult;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;

/** Subtraction of small images, twice the same. */
final class SubtractionCheck implements Check {
  private static final int PSF_SIZE = 15;

  @Override
  public String name() {
    return "subtraction";
  }

  @Override
  public String what() {
    return "proper subtraction of images, the same bits when repeated";
  }

  @Override
  public double allowed() {
    return 0;
  }

  @Override
  public double deviation(Trial trial) {
    int side = trial.between(40, 96);
    ImagePair pair =
        ImagePair.of(
            side,
            side,
            trial.normal(side * side),
            trial.normal(side * side),
            gaussian(1 + trial.random().nextDouble()),
            gaussian(1 + trial.random().nextDouble()),
            1,
            1);
    SubtractionResult first = subtract(pair);
    SubtractionResult again = subtract(pair);
    return Deviation.bits(again.difference(), first.difference())
        + Deviation.bits(again.significance(), first.significance())
        + Deviation.unless(Double.isFinite(first.differenceSigma()));
  }

  private static SubtractionResult subtract(ImagePair pair) {
    return Zogy.subtract(pair, ZogyOptions.defaults());
  }

  private static PsfStamp gaussian(double sigmaPx) {
    double[] values = new double[PSF_SIZE * PSF_SIZE];
    int half = PSF_SIZE / 2;
    for (int i = 0; i < values.length; i++) {
      double x = i % PSF_SIZE - half;
      double y = Math.floorDiv(i, PSF_SIZE) - half;
      values[i] = Math.exp(-(x * x + y * y) / (2 * sigmaPx * sigmaPx));
    }
    return PsfStamp.of(PSF_SIZE, values);
  }
}
