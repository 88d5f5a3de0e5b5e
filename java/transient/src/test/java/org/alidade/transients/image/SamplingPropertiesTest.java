package org.alidade.transients.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values between the pixels: what both kernels do to any image. */
@ExtendWith(SeededRandom.class)
class SamplingPropertiesTest {
  private static final int WIDTH = 31;
  private static final int HEIGHT = 27;
  private static final int TRIALS = 500;

  private interface Sampler {
    double at(double[] image, double x, double y);
  }

  private static final Sampler LANCZOS =
      (image, x, y) -> PlaneSampling.lanczos(image, WIDTH, HEIGHT, x, y);
  private static final Sampler LINEAR = (image, x, y) -> PlaneSampling.linear(image, WIDTH, x, y);

  private static double[] noise(RandomGenerator random) {
    return random.doubles(WIDTH * HEIGHT, -1, 1).toArray();
  }

  @Test
  void constantsStayAndSumsAreKept(RandomGenerator random) {
    double[] flat = new double[WIDTH * HEIGHT];
    Arrays.fill(flat, 42);
    double[] one = noise(random);
    double[] other = noise(random);
    double[] both = new double[one.length];
    Arrays.setAll(both, i -> 2 * one[i] - 3 * other[i]);
    for (int trial = 0; trial < TRIALS; trial++) {
      double x = random.nextDouble(4, WIDTH - 5);
      double y = random.nextDouble(4, HEIGHT - 5);
      for (Sampler sampler : new Sampler[] {LANCZOS, LINEAR}) {
        assertThat(sampler.at(flat, x, y)).isCloseTo(42, within(1e-11));
        assertThat(sampler.at(both, x, y))
            .isCloseTo(2 * sampler.at(one, x, y) - 3 * sampler.at(other, x, y), within(1e-12));
      }
    }
  }

  @Test
  void turnedImagesHaveTheSameValues(RandomGenerator random) {
    double[] image = noise(random);
    double[] turned = new double[image.length];
    Arrays.setAll(turned, i -> image[image.length - 1 - i]);
    for (int trial = 0; trial < TRIALS; trial++) {
      double x = random.nextDouble(4, WIDTH - 5);
      double y = random.nextDouble(4, HEIGHT - 5);
      for (Sampler sampler : new Sampler[] {LANCZOS, LINEAR}) {
        assertThat(sampler.at(turned, WIDTH - 1 - x, HEIGHT - 1 - y))
            .isCloseTo(sampler.at(image, x, y), within(1e-11));
      }
    }
  }

  @Test
  void pixelsKeepTheirValuesAndNeighboursJoinWithoutAStep(RandomGenerator random) {
    double[] image = noise(random);
    for (int trial = 0; trial < TRIALS; trial++) {
      int column = random.nextInt(5, WIDTH - 5);
      int row = random.nextInt(5, HEIGHT - 5);
      double y = row + random.nextDouble();
      for (Sampler sampler : new Sampler[] {LANCZOS, LINEAR}) {
        assertThat(sampler.at(image, column, row))
            .isCloseTo(image[row * WIDTH + column], within(1e-12));
        assertThat(sampler.at(image, Math.nextDown((double) column), y))
            .isCloseTo(sampler.at(image, column, y), within(1e-7));
      }
    }
  }

  @Test
  void smoothWavesAreFollowedByTheWiderKernel(RandomGenerator random) {
    double waveNumber = 2 * Math.PI / 8;
    double[] wave = new double[WIDTH * HEIGHT];
    double phase = random.nextDouble(6);
    for (int i = 0; i < wave.length; i++) {
      int row = i / WIDTH;
      wave[i] = Math.sin(phase + waveNumber * (i % WIDTH + 0.5 * row));
    }
    for (int trial = 0; trial < TRIALS; trial++) {
      double x = random.nextDouble(4, WIDTH - 5);
      double y = random.nextDouble(4, HEIGHT - 5);
      double truth = Math.sin(phase + waveNumber * (x + 0.5 * y));
      assertThat(LANCZOS.at(wave, x, y)).isCloseTo(truth, within(0.01));
      assertThat(LINEAR.at(wave, x, y)).isCloseTo(truth, within(0.1));
    }
  }
}
