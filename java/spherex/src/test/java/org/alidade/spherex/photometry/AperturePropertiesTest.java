package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds of any circle on any image. */
@ExtendWith(SeededRandom.class)
class AperturePropertiesTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 34;
  private static final int TRIALS = 100;

  private static double[] noise(RandomGenerator random) {
    return random.doubles(WIDTH * HEIGHT, -1, 1).toArray();
  }

  private static Pixels pixels(double[] values, double[] errors) {
    return Pixels.of(WIDTH, values, errors, new int[values.length]);
  }

  private static CircularAperture inside(RandomGenerator random) {
    double radius = random.nextDouble(0.2, 6);
    return CircularAperture.at(
        random.nextDouble(10, WIDTH - 10), random.nextDouble(10, HEIGHT - 10), radius);
  }

  @Test
  void sumsAddUp(RandomGenerator random) {
    double[] errors = noise(random);
    for (int trial = 0; trial < TRIALS; trial++) {
      CircularAperture aperture = inside(random);
      double[] one = noise(random);
      double[] other = noise(random);
      double[] both = new double[one.length];
      Arrays.setAll(both, i -> 3 * one[i] - other[i] + 5);
      double expected =
          3 * aperture.sum(pixels(one, errors)).sum() - aperture.sum(pixels(other, errors)).sum();
      ApertureSum sum = aperture.sum(pixels(both, errors));
      assertThat(sum.above(5)).isCloseTo(expected, within(1e-10));
      assertThat(sum.independentVariance()).isLessThanOrEqualTo(sum.variance() + 1e-12);
      Arrays.setAll(both, i -> 2 * errors[i]);
      assertThat(aperture.sum(pixels(one, both)).variance())
          .isCloseTo(4 * sum.variance(), within(1e-10));
    }
  }

  @Test
  void wholePixelsMoveTheSumWithTheImage(RandomGenerator random) {
    double[] values = noise(random);
    double[] errors = noise(random);
    for (int trial = 0; trial < TRIALS; trial++) {
      double x = random.nextDouble(12, 28);
      double y = random.nextDouble(12, 22);
      double radius = random.nextDouble(0.2, 6);
      int dx = random.nextInt(-5, 6);
      int dy = random.nextInt(-5, 6);
      int shift = dy * WIDTH + dx;
      double[] moved = new double[values.length];
      double[] movedErrors = new double[values.length];
      for (int i = Math.max(0, shift); i < Math.min(values.length, values.length + shift); i++) {
        moved[i] = values[i - shift];
        movedErrors[i] = errors[i - shift];
      }
      ApertureSum there =
          CircularAperture.at(x + dx, y + dy, radius).sum(pixels(moved, movedErrors));
      ApertureSum here = CircularAperture.at(x, y, radius).sum(pixels(values, errors));
      assertThat(there.sum()).isCloseTo(here.sum(), within(1e-10));
      assertThat(there.variance()).isCloseTo(here.variance(), within(1e-10));
    }
  }

  @Test
  void weightsAreMirroredPartsOfPixelsThatGrowWithTheCircle(RandomGenerator random) {
    double[] ones = new double[WIDTH * HEIGHT];
    Arrays.fill(ones, 1);
    for (int trial = 0; trial < TRIALS; trial++) {
      CircularAperture aperture = inside(random);
      double x = random.nextDouble(-0.5, 0.5);
      double y = random.nextDouble(-0.5, 0.5);
      assertThat(aperture.sum(pixels(ones, ones)).sum()).isCloseTo(aperture.area(), within(1e-10));
      double[] small = CircularAperture.at(x, y, aperture.radius()).weights();
      double[] mirrored = CircularAperture.at(-x, -y, aperture.radius()).weights();
      for (int i = 0; i < small.length; i++) {
        assertThat(small[i]).isBetween(0.0, 1.0 + 1e-12);
        assertThat(mirrored[small.length - 1 - i]).isCloseTo(small[i], within(1e-10));
      }
      double larger = aperture.radius() + random.nextDouble(0.5);
      assertThat(weight(x, y, larger)).isGreaterThanOrEqualTo(weight(x, y, aperture.radius()));
    }
  }

  /** Part of the pixel at the origin inside a circle. */
  private static double weight(double x, double y, double radius) {
    CircularAperture aperture = CircularAperture.at(x, y, radius);
    return aperture.weights()[-aperture.firstY() * aperture.columns() - aperture.firstX()];
  }
}
