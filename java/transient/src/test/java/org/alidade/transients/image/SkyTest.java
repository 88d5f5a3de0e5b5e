package org.alidade.transients.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class SkyTest {
  @Test
  void followsAGradientUnderStars(RandomGenerator random) {
    int width = 300;
    int height = 280;
    double[] truth = new double[width * height];
    for (int i = 0; i < truth.length; i++) {
      int row = i / width;
      truth[i] = 500 + 0.1 * (i % width) - 0.05 * row;
    }
    double[] pixels = truth.clone();
    StarField.addNoise(pixels, 10, random);
    for (int star = 0; star < 60; star++) {
      StarField.addMoffat(
          pixels,
          width,
          height,
          random.nextDouble(width),
          random.nextDouble(height),
          Math.pow(10, random.nextDouble(2.5, 4.3)),
          3);
    }
    Sky sky =
        SkyEstimation.of(width, height, pixels, new byte[pixels.length], SkyOptions.defaults());
    double squares = 0;
    double mean = 0;
    for (int i = 0; i < truth.length; i++) {
      double error = sky.level()[i] - truth[i];
      squares += error * error / truth.length;
      mean += error / truth.length;
    }
    // Better than a tenth of the noise, wings of stars included.
    assertThat(Math.sqrt(squares)).isLessThan(1.0);
    assertThat(mean).isCloseTo(0, within(0.7));
    assertThat(sky.sigma()).isCloseTo(10, within(0.25));
    assertThat(sky.scatter()[150 * width + 150]).isCloseTo(10, within(0.6));
    assertThat(sky.range()).isGreaterThan(20);
  }

  @Test
  void maskedPartsTakeTheirLevelFromTheirNeighbours(RandomGenerator random) {
    int side = 256;
    double[] pixels = new double[side * side];
    byte[] mask = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 100 + random.nextGaussian();
      if (i % side > 130 && i / side > 130) {
        pixels[i] = i % 7 == 0 ? Double.NaN : 1e6;
        mask[i] = 4;
      }
    }
    Sky sky = SkyEstimation.of(side, side, pixels, mask, SkyOptions.defaults());
    assertThat(sky.level()[250 * side + 250]).isCloseTo(100, within(0.3));
    assertThat(sky.sigma()).isCloseTo(1, within(0.02));
  }

  @Test
  void nothingButMaskedPixelsIsAnError() {
    byte[] mask = new byte[64 * 64];
    java.util.Arrays.fill(mask, 1, mask.length, (byte) 1);
    assertThatThrownBy(
            () -> SkyEstimation.of(64, 64, new double[64 * 64], mask, SkyOptions.defaults()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("enough sky");
  }

  @Test
  void theScatterOfClippedValuesIgnoresOutliers(RandomGenerator random) {
    double[] values = new double[20001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 50 == 0 ? 1e4 : 7 + 3 * random.nextGaussian();
    }
    assertThat(ClippedSample.robustDeviation(values.clone(), values.length))
        .isCloseTo(3, within(0.1));
    ClippedSample sample = ClippedSample.of(values, values.length, 3, 10);
    assertThat(sample.mean()).isCloseTo(7, within(0.1));
    assertThat(sample.deviation()).isCloseTo(3, within(0.1));
  }
}
