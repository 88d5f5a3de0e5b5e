package org.alidade.benchmarks.transients;

import java.util.Random;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.difference.ZogyOptions;

/** Images to subtract: noise with variance maps, and Moffat point-spread functions. */
final class SubtractionWork {
  /** Side of the point-spread functions. */
  static final int PSF_SIZE = 41;

  private static final double SCIENCE_SIGMA = 11;
  private static final double REFERENCE_SIGMA = 4;

  private SubtractionWork() {}

  static ImagePair pair(int side) {
    Random random = new Random(20240917);
    int size = side * side;
    double[] science = new double[size];
    double[] reference = new double[size];
    double[] scienceVariance = new double[size];
    double[] referenceVariance = new double[size];
    for (int i = 0; i < size; i++) {
      science[i] = SCIENCE_SIGMA * random.nextGaussian();
      reference[i] = REFERENCE_SIGMA * random.nextGaussian();
      scienceVariance[i] = SCIENCE_SIGMA * SCIENCE_SIGMA * (1 + 0.1 * random.nextDouble());
      referenceVariance[i] = REFERENCE_SIGMA * REFERENCE_SIGMA * (1 + 0.1 * random.nextDouble());
    }
    return ImagePair.of(
            side,
            side,
            science,
            reference,
            moffat(3.3),
            moffat(2.4),
            SCIENCE_SIGMA,
            REFERENCE_SIGMA)
        .withVariances(scienceVariance, referenceVariance);
  }

  static ZogyOptions options() {
    return ZogyOptions.defaults().withFluxScales(1.3, 0.9).withAstrometricNoise(0.05, 0.05);
  }

  private static PsfStamp moffat(double scalePx) {
    double[] values = new double[PSF_SIZE * PSF_SIZE];
    int half = PSF_SIZE / 2;
    for (int i = 0; i < values.length; i++) {
      double x = i % PSF_SIZE - half;
      double y = Math.floorDiv(i, PSF_SIZE) - half;
      values[i] = Math.pow(1 + (x * x + y * y) / (scalePx * scalePx), -3);
    }
    return PsfStamp.of(PSF_SIZE, values);
  }
}
