package org.alidade.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TolerancesTest {
  @Test
  void comparesWithTheLargestExpectedValue() {
    double[] expected = {1, -20, 0.5};
    assertThat(Tolerances.relativeToLargest(new double[] {1, -20, 0.6}, expected))
        .isCloseTo(0.005, org.assertj.core.data.Offset.offset(1e-15));
    assertThat(Tolerances.relativeToLargest(expected, expected)).isZero();
    assertThat(Tolerances.relativeToLargest(new float[] {3}, new float[] {2})).isEqualTo(0.5);
  }

  @Test
  void valuesThatAreNotFiniteOnlyMatchThemselves() {
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Tolerances.relativeToLargest(new double[] {nan, 2}, new double[] {nan, 2})).isZero();
    assertThat(Tolerances.relativeToLargest(new double[] {nan}, new double[] {2}))
        .isEqualTo(infinity);
    assertThat(Tolerances.relativeToLargest(new double[] {2}, new double[] {nan}))
        .isEqualTo(infinity);
    assertThat(Tolerances.relativeToLargest(new double[] {infinity}, new double[] {infinity}))
        .isZero();
    assertThat(Tolerances.relativeToLargest(new double[] {infinity}, new double[] {-infinity}))
        .isEqualTo(infinity);
  }

  @Test
  void allZerosComparesAbsolutely() {
    assertThat(Tolerances.relativeToLargest(new double[] {0.25}, new double[] {0})).isEqualTo(0.25);
  }

  @Test
  void refusesArraysOfDifferentLength() {
    assertThatThrownBy(() -> Tolerances.relativeToLargest(new double[2], new double[3]))
        .isInstanceOf(AssertionError.class)
        .hasMessage("2 values where 3 are expected");
  }
}
