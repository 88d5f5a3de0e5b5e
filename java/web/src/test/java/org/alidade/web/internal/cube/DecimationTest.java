package org.alidade.web.internal.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecimationTest {
  @Test
  void shortCurvesLoseOnlyWhatIsNotFinite() {
    Decimation thin =
        Decimation.of(
            new double[] {0, 1, 2, 3}, new double[] {5, Double.NaN, 7, Double.POSITIVE_INFINITY});
    assertThat(thin.x()).containsExactly(0, 2);
    assertThat(thin.y()).containsExactly(5, 7);
  }

  @Test
  void longCurvesKeepTheirSpikesAndTheirOrder() {
    double[] x = IntStream.range(0, 1_000_000).mapToDouble(i -> i).toArray();
    double[] y = Arrays.stream(x).map(Math::sin).toArray();
    y[123_456] = 40;
    y[900_001] = -50;
    Decimation thin = Decimation.of(x, y);
    assertThat(thin.y().length).isLessThanOrEqualTo(Decimation.MOST_POINTS);
    assertThat(thin.y()).contains(40, -50);
    assertThat(thin.x()).isSorted();
    assertThat(thin.x()[0]).isLessThan(1000);
    assertThat(thin.x()[thin.x().length - 1]).isGreaterThan(998_000);
  }
}
