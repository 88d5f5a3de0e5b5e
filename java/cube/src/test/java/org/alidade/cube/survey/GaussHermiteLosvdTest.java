package org.alidade.cube.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;

class GaussHermiteLosvdTest {
  private static final double BIN = 10;
  private static final GaussHermiteLosvd BINS = new GaussHermiteLosvd(edges(-1000, 1000));

  @Test
  void gaussianHasItsMomentsAndItsLight() {
    GaussHermiteLosvd.Histogram histogram = BINS.histogram(37, 120, 0, 0, 5);
    assertThat(Arrays.stream(histogram.light()).sum()).isCloseTo(5, within(1e-12));
    assertThat(moment(histogram.light(), 0, 1)).isCloseTo(37, within(1e-6));
    // Integrating over bins adds the variance of a bin.
    double variance = moment(histogram.light(), 37, 2);
    assertThat(variance).isCloseTo(120 * 120 + BIN * BIN / 12, within(0.01));
    assertThat(histogram.clippedFraction()).isZero();
    assertThat(histogram.outsideFraction()).isLessThan(1e-12);
  }

  @Test
  void binsHoldTheIntegralOverTheBin() {
    // The central bin of width 2 sigma holds erf(1/sqrt 2).
    double[] light =
        new GaussHermiteLosvd(new double[] {-1000, -50, 50, 1000})
            .histogram(0, 50, 0, 0, 1)
            .light();
    assertThat(light[1]).isCloseTo(0.6826894921370859, within(1e-12));
    assertThat(light[0]).isCloseTo(light[2], within(1e-14));
  }

  @Test
  void linesMuchNarrowerThanABinKeepTheirLight() {
    double[] light = BINS.histogram(3, 0.5, 0, 0, 2).light();
    assertThat(Arrays.stream(light).max().orElseThrow()).isCloseTo(2, within(1e-8));
  }

  @Test
  void projectionsOnTheHermitePolynomialsGiveH3AndH4Back() {
    GaussHermiteLosvd fine = new GaussHermiteLosvd(edgesEvery(-800, 800, 1));
    double[] light = fine.histogram(-20, 100, 0.08, 0.05, 1).light();
    assertThat(project(light, 3)).isCloseTo(0.08, within(2e-3));
    assertThat(project(light, 4)).isCloseTo(0.05, within(2e-3));
  }

  @Test
  void positiveH3SkewsToHighVelocities() {
    double[] light = BINS.histogram(0, 100, 0.1, 0, 1).light();
    assertThat(moment(light, moment(light, 0, 1), 3)).isPositive();
  }

  @Test
  void negativeWingsAreCutAndReported() {
    GaussHermiteLosvd.Histogram histogram = BINS.histogram(0, 100, 0.3, -0.1, 1);
    assertThat(histogram.clippedFraction()).isGreaterThan(1e-3).isLessThan(0.2);
    assertThat(Arrays.stream(histogram.light()).min().orElseThrow()).isZero();
    assertThat(Arrays.stream(histogram.light()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void lightBeyondTheBinsIsReported() {
    GaussHermiteLosvd narrow = new GaussHermiteLosvd(edges(-100, 100));
    assertThat(narrow.histogram(0, 100, 0, 0, 1).outsideFraction())
        .isCloseTo(1 - 0.6826894921370859, within(1e-9));
    assertThatThrownBy(() -> narrow.histogram(5000, 10, 0, 0, 1))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> BINS.histogram(0, 0, 0, 0, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> BINS.histogram(Double.NaN, 10, 0, 0, 1))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new GaussHermiteLosvd(new double[] {1, 1}))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void velocityBinsFollowTemplatePixels() {
    VelocityBins bins = VelocityBins.reaching(700, 14 / SpeedOfLight.KMS);
    assertThat(bins.count()).isEqualTo(101);
    assertThat(bins.centresKms()[50]).isZero();
    assertThat(SpeedOfLight.logShift(bins.centresKms()[100]))
        .isCloseTo(50 * bins.step(), within(1e-15));
    assertThat(bins.logEdgesKms()[51] - bins.logEdgesKms()[50]).isCloseTo(14, within(1e-9));
  }

  private static double project(double[] light, int order) {
    double top = 0;
    double bottom = 0;
    for (int i = 0; i < light.length; i++) {
      double w = (-800 + i + 0.5 + 20) / 100;
      double h =
          order == 3
              ? (2 * Math.sqrt(2) * w * w * w - 3 * Math.sqrt(2) * w) / Math.sqrt(6)
              : (4 * w * w * w * w - 12 * w * w + 3) / Math.sqrt(24);
      top += light[i] * h * Math.exp(-0.5 * w * w);
      bottom += light[i] * Math.exp(-0.5 * w * w);
    }
    return top / bottom;
  }

  private static double moment(double[] light, double about, int order) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < light.length; i++) {
      sum += light[i] * Math.pow(-1000 + (i + 0.5) * BIN - about, order);
      total += light[i];
    }
    return sum / total;
  }

  private static double[] edges(double low, double high) {
    return edgesEvery(low, high, BIN);
  }

  private static double[] edgesEvery(double low, double high, double width) {
    double[] edges = new double[(int) Math.round((high - low) / width) + 1];
    Arrays.setAll(edges, i -> low + i * width);
    return edges;
  }
}
