package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.LambdaWeights;
import org.alidade.cube.RebinMode;
import org.alidade.cube.diagnose.TinyCubes;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class LambdaWeightsTest {
  private static final int SPAXELS = 5;
  private static final int PIXELS = 120;

  @TempDir private Path folder;

  private static double[] spectra(RandomGenerator random) {
    double[] flux = new double[SPAXELS * PIXELS];
    for (int i = 0; i < flux.length; i++) {
      double line = (i % PIXELS - 60) / 3.0;
      flux[i] = 3 - 2 * Math.exp(-0.5 * line * line) + 0.1 * random.nextGaussian();
    }
    return flux;
  }

  private static double[] weights(double[] flux, boolean[] keep) {
    try (CubeData data = CubeData.of(DoubleArray.copyOf("test", flux, SPAXELS, PIXELS), keep)) {
      return LambdaWeights.of(data);
    }
  }

  private static boolean[] all() {
    boolean[] keep = new boolean[PIXELS];
    Arrays.fill(keep, true);
    return keep;
  }

  /** The formula in the plainest form; ends are left to the other tests. */
  private static double[] plain(double[] median) {
    double[] d = new double[median.length];
    for (int l = 15; l < median.length - 15; l++) {
      double seven = 0;
      double thirtyOne = 0;
      for (int i = -15; i <= 15; i++) {
        seven += Math.abs(i) <= 3 ? median[l + i] / 7 : 0;
        thirtyOne += median[l + i] / 31;
      }
      d[l] = Math.abs(seven - thirtyOne);
    }
    return d;
  }

  @Test
  void differencesOfTwoBoxesGiveTheWeights(RandomGenerator random) {
    double[] flux = spectra(random);
    double[] median = new double[PIXELS];
    for (int l = 0; l < PIXELS; l++) {
      double[] column = new double[SPAXELS];
      for (int s = 0; s < SPAXELS; s++) {
        column[s] = flux[s * PIXELS + l];
      }
      Arrays.sort(column);
      median[l] = column[2];
    }
    double[] d = plain(median);
    double[] w = weights(flux, all());
    // Where a weight is below 1 it gives back the scale, the same everywhere.
    double scale = Double.NaN;
    for (int l = 15; l < PIXELS - 15; l++) {
      assertThat(w[l]).isBetween(0.2, 1.0);
      if (w[l] > 0.21 && w[l] < 0.999) {
        double z = Math.pow((w[l] - 0.2) / 0.8, 1 / 0.9);
        scale = Double.isNaN(scale) ? d[l] / z : scale;
        assertThat(d[l] / z).isCloseTo(scale, within(1e-9 * scale));
      }
    }
    long above = Arrays.stream(w).filter(value -> value == 1).count();
    assertThat(above).as("5 % of the pixels reach the full weight").isEqualTo(6);
    assertThat(w[60]).isGreaterThan(0.9);
    assertThat(w[25]).isLessThan(0.5);
  }

  @Test
  void unitsDoNotMatter(RandomGenerator random) {
    double[] flux = spectra(random);
    double[] faint = Arrays.stream(flux).map(value -> 1e-17 * value).toArray();
    double[] expected = weights(flux, all());
    double[] actual = weights(faint, all());
    for (int l = 0; l < PIXELS; l++) {
      assertThat(actual[l]).isCloseTo(expected[l], within(1e-9));
    }
  }

  @Test
  void maskedValuesAndNanMakeNoFeatures(RandomGenerator random) {
    double[] flux = spectra(random);
    boolean[] keep = all();
    Arrays.fill(keep, 20, 27, false);
    double[] expected = weights(flux, keep);
    for (int s = 0; s < SPAXELS; s++) {
      for (int l = 20; l < 27; l++) {
        flux[s * PIXELS + l] = l % 2 == 0 ? Double.NaN : 1e30;
      }
    }
    double[] w = weights(flux, keep);
    assertThat(w).containsExactly(expected);
    assertThat(Arrays.copyOfRange(w, 20, 27)).containsOnly(1e-6);
    Arrays.fill(flux, 0, 10, Double.POSITIVE_INFINITY);
    assertThat(weights(flux, keep)).doesNotContain(Double.NaN);
  }

  @Test
  void aStraightContinuumHasNoLinesWithOrWithoutGaps() {
    double[] slope = new double[PIXELS];
    Arrays.setAll(slope, l -> 5e-17 * (1 + 0.01 * l));
    Arrays.fill(slope, 40, 60, Double.NaN);
    double[] w = LambdaWeights.ofSpectrum(slope);
    for (int l = 0; l < PIXELS; l++) {
      assertThat(w[l]).isEqualTo(l >= 40 && l < 60 ? 1e-6 : 0.2);
    }
  }

  @Test
  void withoutDataThereAreNoWeights() {
    double[] nothing = new double[PIXELS];
    Arrays.fill(nothing, Double.NaN);
    assertThatThrownBy(() -> LambdaWeights.ofSpectrum(nothing))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no kept pixel");
  }

  @Test
  void storedWeightsBelongToTheirData() throws IOException {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    assertThat(LambdaWeights.stored(file)).isEmpty();
    double[] w = LambdaWeights.store(file);
    assertThat(LambdaWeights.stored(file)).contains(w);
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      assertThat(open.dataset("/HyperCube/lambda_weights").attributes().getDouble("alpha"))
          .isEqualTo(0.9);
      double[] flux = open.dataset("/DataCube").readDoubles();
      flux[7] *= 2;
      open.dataset("/DataCube").write(flux);
    }
    assertThat(LambdaWeights.stored(file)).isEmpty();
  }
}
