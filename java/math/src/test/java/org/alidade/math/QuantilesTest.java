package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class QuantilesTest {
  @Test
  void interpolatesLinearlyAndIgnoresMissingValues() {
    double[] values = {4, Double.NaN, 1, 3, Double.NaN, 10};
    double[] quantiles = Quantiles.quantiles(values, 0, 0.25, 0.5, 0.9, 1);
    // 1, 3, 4, 10: places 0, 0.75, 1.5, 2.7, 3
    assertThat(quantiles).containsExactly(new double[] {1, 2.5, 3.5, 8.2, 10}, within(1e-14));
    assertThat(values[0]).as("values stay in order").isEqualTo(4);
  }

  @Test
  void quantilesOfAnythingAreThoseOfTheSortedValues(RandomGenerator random) {
    for (int trial = 0; trial < 200; trial++) {
      double[] values = new double[1 + random.nextInt(40)];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(10) * (random.nextBoolean() ? 1 : random.nextGaussian());
      }
      double fraction = random.nextDouble();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double place = fraction * (sorted.length - 1);
      int below = (int) place;
      int above = Math.min(below + 1, sorted.length - 1);
      double expected = sorted[below] + (place - below) * (sorted[above] - sorted[below]);
      assertThat(Quantiles.quantile(values, fraction)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void medianOfOddEvenSingleAndNothing() {
    assertThat(Quantiles.median(3, 1, 2)).isEqualTo(2);
    assertThat(Quantiles.median(3, 1)).isEqualTo(2);
    assertThat(Quantiles.median(5)).isEqualTo(5);
    assertThat(Quantiles.median()).isNaN();
    assertThat(Quantiles.median(Double.NaN)).isNaN();
    assertThat(Quantiles.median(1, 2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0))
        .isEqualTo(2);
  }

  @Test
  void scatterIsUndisturbedByOutliers() {
    assertThat(Quantiles.scaledMedianAbsoluteDeviation(1, 2, 3, 4, 1e9))
        .isCloseTo(1.4826022185056018, within(1e-15));
  }

  @Test
  void refusesFractionsOutsideTheUnitInterval() {
    assertThatThrownBy(() -> Quantiles.quantile(new double[] {1}, 1.01))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Quantiles.quantile(new double[0], Double.NaN))
        .isInstanceOf(BadInputException.class);
  }
}
