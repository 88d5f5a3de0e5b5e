package org.alidade.spherex.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.alidade.spherex.Band;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.Test;

class LightCurveSummaryTest {
  @Test
  void realRunInNumbers() throws IOException {
    LightCurveSummary summary = LightCurveSummary.of(Series.cloverleaf());
    assertThat(summary.observations()).isEqualTo(108);
    assertThat(summary.timeSpanDays()).isCloseTo(33.09301097250136, within(1e-9));
    assertThat(summary.bandCounts()).containsEntry(Band.D1, 18).hasSize(6);
    assertThat(summary.upperLimits()).isZero();
    assertThat(summary.text())
        .contains("Light curve of cloverleaf")
        .contains("108 (D1 18, D2 18, D3 18, D4 18, D5 18, D6 18)")
        .contains("33.09 days");
  }

  @Test
  void meanSignalLeavesOutWhatIsNoNumber() {
    LightCurve curve =
        new LightCurve(
            Source.at(1, 2),
            List.of(
                Series.point("a", Band.D1, 5, 1, 20, 10, 0),
                Series.point("b", Band.D3, 6, 2, -10, 10, 0),
                Series.point("c", Band.D3, 7, 2, Double.NaN, 10, 0)));
    LightCurveSummary summary = LightCurveSummary.of(curve);
    assertThat(summary.meanSignalToNoise()).isCloseTo(0.5, within(1e-12));
    assertThat(summary.upperLimits()).isEqualTo(1);
    assertThat(summary.bandCounts()).containsOnlyKeys(Band.D1, Band.D3);
    assertThat(curve.inBands(Set.of(Band.D1)).results()).hasSize(1);
  }

  @Test
  void nothingIsSaidInALine() {
    LightCurveSummary none = LightCurveSummary.of(new LightCurve(Source.at(1, 2), List.of()));
    assertThat(none.timeSpanDays()).isZero();
    assertThat(none.meanSignalToNoise()).isNaN();
    assertThat(none.text()).contains("no measurements");
  }
}
