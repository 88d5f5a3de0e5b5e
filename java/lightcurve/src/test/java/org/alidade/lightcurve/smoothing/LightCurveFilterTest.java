package org.alidade.lightcurve.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class LightCurveFilterTest {
  @Test
  void windowClipEqualsClippingEveryWindowAnew(RandomGenerator random) {
    int size = 300;
    double[] times = IntStream.range(0, size).mapToDouble(i -> i).toArray();
    double[] values = random.doubles(size).map(v -> v * v * v * v).toArray();
    boolean[] expected = new boolean[size];
    for (int i = 0; i < size; i++) {
      int first = Math.max(0, i - 7);
      double[] window = Arrays.copyOfRange(values, first, Math.min(size, i + 8));
      boolean[] clipped = new SigmaClip(2, 2).apply(window).rejected();
      for (int j = 0; j < clipped.length; j++) {
        expected[first + j] |= clipped[j];
      }
    }

    Smoothing result =
        LightCurveFilter.apply(
            times, values, values, FilterOptions.defaults().withWindowClip(15, 2));

    assertThat(result.rejected()).isEqualTo(expected).contains(true, false);
  }

  @Test
  void valuesThatAreNotFiniteAreOutliers() {
    double[] times = {0, 1, 2, 3, 4};
    double[] values = {15, Double.NaN, 15.1, Double.POSITIVE_INFINITY, 15.2};

    Smoothing result =
        LightCurveFilter.apply(times, values, values, FilterOptions.all().withSmoothing(4, 3));

    assertThat(result.rejected()).containsExactly(false, true, false, true, false);
    assertThat(result.smoothedValues()[1]).isEqualTo(15.1);
  }

  @Test
  void equalTimesStayInOrderAndHaveNoRate() {
    double[] times = {2, 1, 1};
    Smoothing result =
        LightCurveFilter.apply(times, times, new double[] {3, 1, 2}, FilterOptions.defaults());

    assertThat(result.errors()).containsExactly(1, 2, 3);
    assertThat(result.rates()).containsExactly(Double.NaN, 1);
    assertThat(result.rejected()).isNull();
  }

  @Test
  void badInputIsSaid() {
    double[] two = {1, 2};
    assertThatThrownBy(
            () -> LightCurveFilter.apply(two, two, new double[1], FilterOptions.defaults()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 times, 2 values and 1 errors");
    assertThatThrownBy(() -> FilterOptions.defaults().withRateClip(60, 40, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("60.0 to 40.0 percent");
    assertThatThrownBy(() -> FilterOptions.defaults().withSmoothing(0, 3))
        .isInstanceOf(BadInputException.class);
    double[] noTime = {1, Double.NaN, 3};
    assertThatThrownBy(
            () -> LightCurveFilter.apply(noTime, noTime, noTime, FilterOptions.defaults()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("time 1 is NaN");
  }
}
