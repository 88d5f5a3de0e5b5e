package org.alidade.lvm.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.alidade.lvm.internal.statistics.RowMedian;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class RowFilterTest {
  private static RowFilter filter(RowFilter.FluxRule rule, double low, double high) {
    return new RowFilter(false, rule, low, high, RowFilter.MaskRule.IGNORE, false);
  }

  private static SpectrumRow row(float... flux) {
    SpectrumRow row = new SpectrumRow(flux.length);
    System.arraycopy(flux, 0, row.flux, 0, flux.length);
    return row;
  }

  @RepeatedTest(200)
  void countingDecidesAsTheMedianWould(RandomGenerator random) {
    float[] flux = new float[random.nextInt(1, 9)];
    for (int i = 0; i < flux.length; i++) {
      flux[i] = random.nextInt(6) == 0 ? Float.NaN : random.nextInt(-3, 4);
    }
    double low = random.nextInt(-4, 3) / 2.0;
    double high = low + random.nextInt(0, 5) / 2.0;
    double median = RowMedian.of(flux, new float[flux.length]);
    assertThat(filter(RowFilter.FluxRule.MEDIAN, low, high).isMedianBad(row(flux)))
        .isEqualTo(Double.isNaN(median) || median < low || median > high);
  }

  @Test
  void pixelRuleHasTheReferencesPrecedence() {
    RowFilter filter = filter(RowFilter.FluxRule.PIXEL, 0, 1);
    SpectrumRow row = row(-1, 0, 0.5f, 1, 2, Float.NaN);
    filter.apply(row);
    assertThat(row.flux).containsExactly(Float.NaN, Float.NaN, 0.5f, 1, 2, Float.NaN);
    assertThat(row.ivar[0]).isNaN();
    assertThat(row.ivar[5]).isZero();
    SpectrumRow same = row(1, 1);
    filter(RowFilter.FluxRule.PIXEL, 1, 1).apply(same);
    assertThat(same.flux).containsExactly(1, 1);
  }

  @Test
  void maximumTakesTheWholeSpaxel() {
    RowFilter filter = filter(RowFilter.FluxRule.MAXIMUM, 0, 10);
    SpectrumRow high = row(1, 11, Float.NaN);
    SpectrumRow fine = row(-5, 10, Float.NaN);
    SpectrumRow empty = row(Float.NaN, Float.NaN);
    filter.apply(high);
    filter.apply(fine);
    filter.apply(empty);
    assertThat(high.flux).containsOnly(Float.NaN);
    assertThat(fine.flux).containsExactly(-5, 10, Float.NaN);
    assertThat(empty.ivar).containsOnly(Float.NaN);
  }
}
