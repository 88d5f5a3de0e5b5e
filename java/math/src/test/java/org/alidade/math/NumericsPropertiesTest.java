package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds of any numbers. */
@ExtendWith(SeededRandom.class)
class NumericsPropertiesTest {
  private static final int TRIALS = 100;

  @Test
  void quantilesClimbWithTheirFractionAndFollowTheUnit(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] values = random.doubles(1 + random.nextInt(50), -1, 1).toArray();
      double[] fractions = random.doubles(20).sorted().toArray();
      double[] complements = Arrays.stream(fractions).map(f -> 1 - f).toArray();
      double factor = random.nextDouble(0.1, 9);
      double[] quantiles = Quantiles.quantiles(values, fractions);
      assertThat(quantiles).isSorted();
      assertThat(
              Quantiles.quantiles(
                  Arrays.stream(values).map(v -> 4 + factor * v).toArray(), fractions))
          .containsExactly(
              Arrays.stream(quantiles).map(q -> 4 + factor * q).toArray(), within(1e-12));
      assertThat(Quantiles.quantiles(Arrays.stream(values).map(v -> -v).toArray(), complements))
          .containsExactly(Arrays.stream(quantiles).map(q -> -q).toArray(), within(1e-12));
      assertThat(
              Quantiles.scaledMedianAbsoluteDeviation(
                  Arrays.stream(values).map(v -> 4 - factor * v).toArray()))
          .isCloseTo(factor * Quantiles.scaledMedianAbsoluteDeviation(values), within(1e-12));
    }
  }

  @Test
  void linesBetweenPointsAreFollowedWhateverOtherPointsLieOnThem(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] grid = random.doubles(2 + random.nextInt(20), -5, 5).sorted().distinct().toArray();
      double[] values = random.doubles(grid.length, -1, 1).toArray();
      double[] at = random.doubles(40, -6, 6).toArray();
      double[] found = Interpolation.linear(grid, values, at, Double.NaN);
      double[] finer =
          Arrays.stream(
                  new double[][] {
                    grid, random.doubles(30, grid[0], grid[grid.length - 1]).toArray()
                  })
              .flatMapToDouble(Arrays::stream)
              .sorted()
              .distinct()
              .toArray();
      double[] onFiner = Interpolation.linear(grid, values, finer, Double.NaN);
      assertThat(Interpolation.linear(finer, onFiner, at, Double.NaN))
          .containsExactly(found, within(1e-9));
      double[] mirrored = Arrays.stream(reversed(grid)).map(v -> -v).toArray();
      double[] mirroredAt = Arrays.stream(at).map(v -> -v).toArray();
      assertThat(Interpolation.linear(mirrored, reversed(values), mirroredAt, Double.NaN))
          .containsExactly(found, within(1e-9));
    }
  }

  private static double[] reversed(double[] values) {
    double[] result = new double[values.length];
    Arrays.setAll(result, i -> values[values.length - 1 - i]);
    return result;
  }

  @Test
  void goodLengthsAreTheSmallestAndTheirProductsAreGood(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      long wanted = random.nextLong(1, 100_000);
      long length = Ffts.goodLength(wanted);
      assertThat(length).isBetween(wanted, 2 * wanted);
      assertThat(Ffts.goodLength(length)).isEqualTo(length);
      assertThat(Ffts.goodLength(length * Ffts.goodLength(1 + wanted / 7)))
          .isEqualTo(length * Ffts.goodLength(1 + wanted / 7));
      assertThat(Ffts.goodLength(wanted + 1)).isGreaterThanOrEqualTo(length);
    }
  }
}
