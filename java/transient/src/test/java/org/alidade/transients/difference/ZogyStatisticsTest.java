package org.alidade.transients.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.PsfStamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the numbers promise: white noise, unit variance, unbiased fluxes with honest errors. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class ZogyStatisticsTest {
  private static final PsfStamp SCIENCE_PSF = SmallSky.moffat(3.4, 41);
  private static final PsfStamp REFERENCE_PSF = SmallSky.moffat(2.6, 41);
  private static final ZogyOptions OPTIONS = ZogyOptions.defaults().withFluxScales(1.3, 0.9);

  @Test
  void noiseGivesWhiteDifferencesAndUnitVariance(RandomGenerator random) {
    int side = 1024;
    double sum = 0;
    for (int round = 0; round < 3; round++) {
      ImagePair pair = noise(random, side);
      SubtractionResult result = Zogy.subtract(pair, OPTIONS);
      SubtractionStatistics statistics = SubtractionStatistics.of(result, 0);
      assertThat(statistics.differenceVariance()).isCloseTo(result.keptFraction(), within(0.01));
      assertThat(statistics.correlationX()).isCloseTo(0, within(6.0 / side));
      assertThat(statistics.correlationY()).isCloseTo(0, within(6.0 / side));
      assertThat(statistics.hasResiduals()).isFalse();
      double deviation = SmallSky.standardDeviation(result.significance());
      sum += deviation * deviation / 3;
    }
    assertThat(Math.sqrt(sum)).isCloseTo(1, within(0.01));
  }

  private static ImagePair noise(RandomGenerator random, int side) {
    return ImagePair.of(
        side,
        side,
        SmallSky.noise(random, side * side, 11),
        SmallSky.noise(random, side * side, 4),
        SCIENCE_PSF,
        REFERENCE_PSF,
        11,
        4);
  }

  @Test
  void injectedFluxesComeBackWithTheirErrors(RandomGenerator random) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int round = 0; round < 10; round++) {
      double[] pulls = pulls(random);
      for (double pull : pulls) {
        sum += pull;
        squares += pull * pull;
      }
      count += pulls.length;
    }
    double mean = sum / count;
    assertThat(count).isGreaterThan(5000);
    assertThat(mean).isCloseTo(0, within(0.05));
    assertThat(Math.sqrt(squares / count - mean * mean)).isBetween(0.95, 1.05);
  }

  /** One image with a source every 42 pixels, whose photon noise is in the variances. */
  private static double[] pulls(RandomGenerator random) {
    int side = 1008;
    int step = 42;
    int across = side / step;
    double[] expected = new double[side * side];
    double[] fluxes = new double[across * across];
    for (int i = 0; i < fluxes.length; i++) {
      fluxes[i] = 500 + 4500 * random.nextDouble();
      int x = i % across * step + step / 2;
      int y = i / across * step + step / 2;
      SmallSky.add(expected, side, SCIENCE_PSF, x, y, OPTIONS.scienceFluxScale() * fluxes[i]);
    }
    double[] science = new double[side * side];
    double[] variance = new double[side * side];
    for (int i = 0; i < science.length; i++) {
      variance[i] = 121 + expected[i];
      science[i] = expected[i] + Math.sqrt(variance[i]) * random.nextGaussian();
    }
    ImagePair pair =
        ImagePair.of(
                side,
                side,
                science,
                SmallSky.noise(random, side * side, 4),
                SCIENCE_PSF,
                REFERENCE_PSF,
                11,
                4)
            .withVariances(variance, SmallSky.constant(side * side, 16));
    SubtractionResult result = Zogy.subtract(pair, OPTIONS);
    double[] pulls = new double[fluxes.length];
    for (int i = 0; i < pulls.length; i++) {
      int x = i % across * step + step / 2;
      int y = i / across * step + step / 2;
      pulls[i] = (result.flux(x, y) - fluxes[i]) / result.fluxError()[y * side + x];
    }
    return pulls;
  }
}
