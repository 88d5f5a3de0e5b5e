package org.alidade.cli.verify;

import java.util.Arrays;
import org.alidade.spherex.photometry.ApertureSum;
import org.alidade.spherex.photometry.CircularAperture;
import org.alidade.spherex.photometry.Pixels;

/** Sums over circles on an image that is the same everywhere: level times area. */
final class ApertureCheck implements Check {
  private static final int SIDE = 60;

  @Override
  public String name() {
    return "apertures";
  }

  @Override
  public String what() {
    return "aperture sums of SPHEREx on a constant image";
  }

  @Override
  public double allowed() {
    return 1e-12;
  }

  @Override
  public double deviation(Trial trial) {
    double radius = 0.3 + 12 * trial.random().nextDouble();
    double x = radius + 1 + (SIDE - 2 * radius - 3) * trial.random().nextDouble();
    double y = radius + 1 + (SIDE - 2 * radius - 3) * trial.random().nextDouble();
    double level = 10 + trial.random().nextDouble();
    double[] values = new double[SIDE * SIDE];
    Arrays.fill(values, level);
    double[] errors = new double[values.length];
    Arrays.fill(errors, 1);
    ApertureSum sum =
        CircularAperture.at(x, y, radius)
            .sum(Pixels.of(SIDE, values, errors, new int[values.length]));
    double area = Math.PI * radius * radius;
    return Deviation.relative(
        new double[] {sum.sum() / level, sum.area(), sum.variance()},
        new double[] {area, area, area});
  }
}
