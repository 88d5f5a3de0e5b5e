package org.alidade.cube.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import org.alidade.cube.internal.track.FitState;
import org.alidade.cube.internal.track.Metrics;
import org.alidade.cube.internal.track.MetricsRow;
import org.alidade.cube.internal.track.SavedVector;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static MetricsRow row(Metrics metrics, double[] x, double... weights) {
    return metrics.next(x, 1, 2, 3, 4, weights.length == 0 ? null : weights);
  }

  @Test
  void normsAndChange() {
    Metrics metrics = new Metrics(2);
    MetricsRow first = row(metrics, new double[] {3, 0, 4, 1e-13});
    assertThat(first.deltaXRel()).isNaN();
    assertThat(first.nnz()).isEqualTo(2);
    assertThat(first.l1Norm()).isCloseTo(7, offset(1e-12));
    assertThat(first.l2Norm()).isCloseTo(5, offset(1e-14));
    assertThat(first.massErrL1()).isNaN();
    MetricsRow second = row(metrics, new double[] {3, 0, 4, 1});
    assertThat(second.deltaXRel()).isCloseTo(0.2, offset(1e-12));
    assertThat(second.trainRmseEwma()).isEqualTo(3);
    assertThat(second.valRmse()).isEqualTo(4);
  }

  @Test
  void massErrorsOfKnownMixtures() {
    double[] weights = {2, 1, 1};
    MetricsRow exact = row(new Metrics(3), new double[] {4, 0, 1, 1, 0, 2}, weights);
    assertThat(exact.massErrL1()).isCloseTo(0, offset(1e-12));
    assertThat(exact.massErrLinf()).isCloseTo(0, offset(1e-12));
    MetricsRow single = row(new Metrics(3), new double[] {0, 0, 1, 3, 0, 0}, 5, 5, 5);
    assertThat(single.massErrL1()).isCloseTo(2 * (1 - 1.0 / 3), offset(1e-12));
    assertThat(single.massErrLinf()).isCloseTo(2.0 / 3, offset(1e-12));
  }

  @Test
  void unitsCancelInRelativeMetrics() {
    double[] x = {3, 1, 0, 2};
    double[] y = {1, 1, 1, 2};
    Metrics plain = new Metrics(2);
    Metrics tiny = new Metrics(2);
    row(plain, x, 1, 2);
    row(tiny, times(x), 1, 2);
    MetricsRow expected = row(plain, y, 1, 2);
    MetricsRow actual = row(tiny, times(y), 1, 2);
    assertThat(actual.deltaXRel()).isCloseTo(expected.deltaXRel(), offset(1e-12));
    assertThat(actual.nnz()).isEqualTo(expected.nnz());
    assertThat(actual.massErrL1()).isCloseTo(expected.massErrL1(), offset(1e-12));
    assertThat(actual.l2Norm() / 1e-200).isCloseTo(expected.l2Norm(), offset(1e-12));
  }

  private static double[] times(double[] values) {
    return Arrays.stream(values).map(value -> 1e-200 * value).toArray();
  }

  @Test
  void theRingWrapsAndItsHeadCounts() {
    FitState state = new FitState("abc", 1, 3);
    for (int i = 0; i < 5; i++) {
      state.checkpoint(new SavedVector(new double[] {i}, i, 10.0 * i, Double.NaN));
    }
    assertThat(state.ringHead()).isEqualTo(5);
    assertThat(epochAt(state, 0)).isEqualTo(3);
    assertThat(epochAt(state, 1)).isEqualTo(4);
    assertThat(epochAt(state, 2)).isEqualTo(2);
  }

  private static long epochAt(FitState state, int place) {
    return java.util.Objects.requireNonNull(state.ring(place)).epoch();
  }
}
