package org.alidade.plot.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void quantilesInterpolateBetweenOrderStatistics() {
    double[] sorted = {0, 1, 2, 10};
    assertThat(Limits.quantile(sorted, 0)).isZero();
    assertThat(Limits.quantile(sorted, 1)).isEqualTo(10);
    // numpy.quantile([0, 1, 2, 10], 0.75) is 4.0
    assertThat(Limits.quantile(sorted, 0.75)).isEqualTo(4);
    assertThat(Limits.quantile(new double[] {7}, 0.3)).isEqualTo(7);
  }

  @Test
  void paddingIsAFractionOfTheQuantileRange() {
    double[] values = DoubleStream.iterate(0, v -> v + 1).limit(101).toArray();
    double[] limits = Limits.of(values, 0.02, 0.98, 0.2, false);
    assertThat(limits[0]).isCloseTo(2 - 0.2 * 96, within(1e-12));
    assertThat(limits[1]).isCloseTo(98 + 0.2 * 96, within(1e-12));
  }

  @Test
  void missingValuesAreIgnored() {
    double[] values = {Double.NaN, 3, Double.NEGATIVE_INFINITY, 5};
    assertThat(Limits.of(values, 0, 1, 0, false)).containsExactly(3, 5);
  }

  @Test
  void coincidingQuantilesFallBackToTheExtremes() {
    double[] values = new double[100];
    values[7] = 4;
    assertThat(Limits.of(values, 0.02, 0.98, 0, false)).containsExactly(0, 4);
  }

  @Test
  void constantAndEmptyDataGetARange() {
    assertThat(Limits.of(new double[] {0, 0}, 0, 1, 0, false)).containsExactly(-0.5, 0.5);
    assertThat(Limits.of(new double[] {-4}, 0, 1, 0, false)).containsExactly(-6, -2);
    assertThat(Limits.of(new double[0], 0, 1, 0, false)).containsExactly(0, 1);
    assertThat(Limits.of(new double[] {-1, 0}, 0, 1, 0, true)).containsExactly(1, 10);
    double[] constant = Limits.of(new double[] {8, 8}, 0, 1, 0, true);
    assertThat(constant[0]).isCloseTo(4, within(1e-12));
    assertThat(constant[1]).isCloseTo(16, within(1e-12));
  }

  @Test
  void logarithmicPaddingIsEvenInDecades() {
    double[] limits = Limits.of(new double[] {1, 100, -3}, 0, 1, 0.5, true);
    assertThat(limits[0]).isCloseTo(0.1, within(1e-12));
    assertThat(limits[1]).isCloseTo(1000, within(1e-9));
  }
}
