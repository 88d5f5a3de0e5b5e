package org.alidade.cli.verify;

import java.util.Arrays;
import org.alidade.array.InvalidStateException;
import org.alidade.extraction.ApertureSums;
import org.alidade.extraction.Apertures;
import org.alidade.extraction.ExtractionImage;
import org.alidade.extraction.SumOptions;

/** Apertures of SEP on an image that is the same everywhere: level times area. */
final class SepCheck implements Check {
  private static final int SIDE = 80;

  @Override
  public String name() {
    return "sources";
  }

  @Override
  public String what() {
    return "source sums of SEP on a constant image";
  }

  @Override
  public double allowed() {
    return 1e-5;
  }

  @Override
  public boolean isAvailable() {
    try {
      return !ExtractionImage.libraryVersion().isEmpty();
    } catch (InvalidStateException | LinkageError missing) {
      return false;
    }
  }

  @Override
  public double deviation(Trial trial) {
    float level = (float) (1 + 99 * trial.random().nextDouble());
    double radius = 1 + 9 * trial.random().nextDouble();
    double[] x = new double[20];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = radius + 1 + (SIDE - 2 * radius - 3) * trial.random().nextDouble();
      y[i] = radius + 1 + (SIDE - 2 * radius - 3) * trial.random().nextDouble();
    }
    float[] pixels = new float[SIDE * SIDE];
    Arrays.fill(pixels, level);
    try (ExtractionImage image = ExtractionImage.of(SIDE, SIDE, pixels).open()) {
      ApertureSums sums =
          image.sums(Apertures.circles(x, y, radius), SumOptions.defaults().withSubpixels(0));
      double[] right = new double[x.length];
      Arrays.fill(right, level * Math.PI * radius * radius);
      return Deviation.relative(sums.sum(), right);
    }
  }
}
