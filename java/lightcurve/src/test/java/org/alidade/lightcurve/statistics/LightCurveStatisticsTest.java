package org.alidade.lightcurve.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.math.Quantiles;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class LightCurveStatisticsTest {
  private static LightCurve curve(double[] times, float[] values, float[] errors, int... flags) {
    return new LightCurve(1, 1, times, values, errors, flags);
  }

  @Test
  void onlyValidPointsCount() {
    LightCurve curve =
        curve(
            new double[] {5, 4, 3, 2, 1, 0},
            new float[] {15, 99, Float.NaN, 16, 17, 14},
            new float[] {0.1f, 99, 0.1f, 1, 0.1f, Float.NaN},
            new int[6]);

    LightCurveStatistics statistics = LightCurveStatistics.of(curve);

    assertThat(statistics.sampling()).isEqualTo(new Sampling(2, 1, 5, 4, 4));
    assertThat(statistics.moments().mean()).isEqualTo(16);
    assertThat(statistics.order().amplitude()).isEqualTo(1);
    assertThat(statistics.trend().perDay()).isCloseTo(-0.5, within(1e-12));
    assertThat(statistics.trend().steepestPerDay()).isEqualTo(0.5);
  }

  @Test
  void fewPointsGiveNaNAndNoFailure() {
    double[] none = {};
    assertThat(LightCurveStatistics.of(new Series(none, none, none)).order().median()).isNaN();
    double[] one = {1};
    LightCurveStatistics statistics = LightCurveStatistics.of(new Series(one, one, one));
    assertThat(statistics.moments().sampleDeviation()).isNaN();
    assertThat(statistics.weighted().chiSquaredProbability()).isNaN();
    assertThat(statistics.order().biweightLocation()).isEqualTo(1);
    double[] same = {3, 3, 3, 3};
    assertThat(LightCurveStatistics.of(new Series(same, same, same)).trend().steepestPerDay())
        .isNaN();
  }

  @Test
  void singlePrecisionValuesAreOrderedLikeAll(RandomGenerator random) {
    double[] exact = random.doubles(501, -20, 20).map(v -> (float) v).toArray();
    exact[7] = exact[8];
    double[] moved = Arrays.stream(exact).map(v -> v + 1e-12).toArray();

    OrderStatistics one = OrderStatistics.of(exact);
    OrderStatistics other = OrderStatistics.of(moved);

    assertThat(one.median()).isEqualTo(Quantiles.median(exact));
    assertThat(one.percentile5()).isEqualTo(Quantiles.quantile(exact, 0.05));
    assertThat(one.scaledMedianAbsoluteDeviation())
        .isCloseTo(Quantiles.scaledMedianAbsoluteDeviation(exact), within(1e-12))
        .isCloseTo(other.scaledMedianAbsoluteDeviation(), within(1e-9));
    assertThat(Biweight.scale(exact)).isCloseTo(Biweight.scale(moved), within(1e-9));
  }

  @Test
  void probabilityOfChiSquaredIsThatOfTheDistribution() {
    // Two points: chi-squared of one degree of freedom, of which 3.841 leaves 5 percent.
    double half = Math.sqrt(3.841458820694124 / 2);
    Series series =
        new Series(new double[] {0, 1}, new double[] {-half, half}, new double[] {1, 1});
    assertThat(LightCurveStatistics.of(series).weighted().chiSquaredProbability())
        .isCloseTo(0.05, within(1e-12));
  }

  @Test
  void trendOfALineIsTheLine(RandomGenerator random) {
    double[] times = random.doubles(50, 53000, 58000).sorted().toArray();
    double[] values = Arrays.stream(times).map(t -> 15 + 1e-4 * (t - 55000)).toArray();
    double[] errors = random.doubles(50, 0.01, 0.1).toArray();

    Trend trend = LightCurveStatistics.of(new Series(times, values, errors)).trend();

    assertThat(trend.perDay()).isCloseTo(1e-4, within(1e-14));
    assertThat(trend.reducedChiSquared()).isCloseTo(0, within(1e-9));
  }

  @Test
  void selectionsAreComposed() {
    LightCurve curve =
        curve(
            new double[] {1, 2, 3, 4},
            new float[] {15, 15, 99, 15},
            new float[] {0.1f, 0.1f, 99, 0.1f},
            0,
            4,
            0,
            2);
    assertThat(times(Selection.valid().and(Selection.withoutFlags(4)), curve))
        .containsExactly(1, 4);
    assertThat(times(Selection.withAnyFlag(4).or(Selection.between(3, 3)), curve))
        .containsExactly(2, 3);
    assertThat(times(Selection.atEpochs(4, 2.0000001).not(), curve)).containsExactly(1, 3);
    Table epochs =
        Table.builder()
            .column(Column.of("epoch", List.of("a", "b", "c", "d")))
            .column(Column.of("epoch_mjd", new double[] {1, 2, 3, 4}))
            .column(Column.of("seeing", new double[] {1.5, 0.9, 2.5, 1.1}))
            .build();
    assertThat(times(Selection.atEpochsWhere(epochs, "seeing", s -> s < 2), curve))
        .containsExactly(1, 2, 4);
    assertThatThrownBy(() -> Selection.atEpochsWhere(epochs, "airmass", s -> true))
        .isInstanceOf(MissingDatasetException.class)
        .hasMessageContaining("no column airmass");
  }

  private static double[] times(Selection selection, LightCurve curve) {
    return selection.apply(curve).times();
  }

  @Test
  void aSeriesIsSortedAndChecked() {
    double[] times = {2, 1, 1};
    Series series = new Series(times, new double[] {3, 1, 2}, new double[] {30, 10, 20});
    assertThat(series.times()).containsExactly(1, 1, 2);
    assertThat(series.errors()).containsExactly(10, 20, 30);
    assertThat(times).containsExactly(2, 1, 1);
    double[] broken = {1, Double.NaN};
    assertThatThrownBy(() -> new Series(broken, broken, broken))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("point 1");
    assertThatThrownBy(() -> IntrinsicScatter.of(new Series(times, times, new double[] {1, 0, 1})))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("error 0.0 of point 0");
  }

  @Test
  void theEnsembleShowsWhatStandsOut(RandomGenerator random) {
    double[] magnitudes = random.doubles(500, 14, 20).toArray();
    double[] scatters =
        Arrays.stream(magnitudes)
            .map(m -> 0.01 * Math.pow(10, 0.2 * (m - 14)) * random.nextDouble(0.9, 1.1))
            .toArray();
    scatters[123] = 1;
    magnitudes[77] = Double.NaN;

    MagnitudeScatter ensemble = MagnitudeScatter.of(magnitudes, scatters, 31);

    boolean[] above = ensemble.above(8);
    assertThat(IntStream.range(0, 500).filter(i -> above[i])).contains(123).hasSizeLessThan(5);
    assertThat(ensemble.usual()[77]).isNaN();
    assertThat(ensemble.significance()[123]).isGreaterThan(10);
  }
}
