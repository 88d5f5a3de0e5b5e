package org.alidade.lightcurve.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How statistics answer to other units, other orders and time that runs backwards. */
@ExtendWith(SeededRandom.class)
class StatisticsPropertiesTest {
  private static final int TRIALS = 50;
  private static final double TOLERANCE = 1e-9;

  private static Series series(RandomGenerator random) {
    int size = 5 + random.nextInt(60);
    double[] times = random.doubles(size, 0, 1000).sorted().toArray();
    double[] values = new double[size];
    double[] errors = random.doubles(size, 0.1, 2).toArray();
    Arrays.setAll(
        values, i -> 3 + random.nextGaussian() + 0.2 * Math.pow(random.nextGaussian(), 3));
    return new Series(times, values, errors);
  }

  private static double[] mapped(double[] values, java.util.function.DoubleUnaryOperator rule) {
    return Arrays.stream(values).map(rule).toArray();
  }

  private static double[] invariants(LightCurveStatistics s) {
    return new double[] {
      Math.abs(s.moments().skewness()),
      s.moments().excessKurtosis(),
      s.weighted().chiSquared(),
      s.weighted().chiSquaredProbability(),
      s.indices().vonNeumannEta(),
      s.indices().stetsonJ(),
      s.indices().stetsonK(),
      s.indices().beyondOneDeviation(),
      s.trend().reducedChiSquared()
    };
  }

  private static double[] lengths(LightCurveStatistics s) {
    return new double[] {
      s.moments().sampleDeviation(),
      s.moments().populationDeviation(),
      s.order().medianAbsoluteDeviation(),
      s.order().interquartileRange(),
      s.order().percentile95() - s.order().percentile5(),
      s.order().amplitude(),
      s.order().biweightScale(),
      s.weighted().meanError(),
      Math.abs(s.trend().perDay()),
      s.trend().perDayError(),
      s.trend().steepestPerDay()
    };
  }

  @Test
  void anotherUnitChangesTheNumbersAndNotWhatTheySay(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      Series series = series(random);
      double factor = (random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextDouble(-3, 3));
      double zero = random.nextDouble(-5, 5) * factor;
      LightCurveStatistics one = LightCurveStatistics.of(series);
      LightCurveStatistics other =
          LightCurveStatistics.of(
              new Series(
                  series.times(),
                  mapped(series.values(), v -> factor * v + zero),
                  mapped(series.errors(), e -> Math.abs(factor) * e)));
      assertThat(invariants(other)).containsExactly(invariants(one), within(TOLERANCE));
      assertThat(mapped(lengths(other), v -> v / Math.abs(factor)))
          .containsExactly(lengths(one), within(TOLERANCE));
      assertThat((other.moments().mean() - zero) / factor)
          .isCloseTo(one.moments().mean(), within(TOLERANCE));
      assertThat((other.weighted().mean() - zero) / factor)
          .isCloseTo(one.weighted().mean(), within(TOLERANCE));
      assertThat((other.order().median() - zero) / factor)
          .isCloseTo(one.order().median(), within(TOLERANCE));
      assertThat((other.order().biweightLocation() - zero) / factor)
          .isCloseTo(one.order().biweightLocation(), within(TOLERANCE));
      assertThat((other.order().percentile16() - zero) / factor)
          .isCloseTo(
              factor > 0 ? one.order().percentile16() : one.order().percentile84(),
              within(TOLERANCE));
      assertThat(other.moments().skewness() * Math.signum(factor))
          .isCloseTo(one.moments().skewness(), within(TOLERANCE));
      assertThat(other.weighted().excessVariance() / (factor * factor))
          .isCloseTo(one.weighted().excessVariance(), within(TOLERANCE));
    }
  }

  private static double[] withoutOrder(LightCurveStatistics s) {
    return new double[] {
      s.moments().mean(),
      s.moments().sampleDeviation(),
      s.moments().skewness(),
      s.order().median(),
      s.order().percentile2(),
      s.order().percentile98(),
      s.order().biweightLocation(),
      s.order().biweightScale(),
      s.weighted().mean(),
      s.weighted().chiSquared(),
      s.indices().stetsonK(),
      s.indices().beyondOneDeviation()
    };
  }

  @Test
  void measurementsMayChangeTheirTimes(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      Series series = series(random);
      double[] values = series.values().clone();
      double[] errors = series.errors().clone();
      for (int i = values.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        swap(values, i, j);
        swap(errors, i, j);
      }
      assertThat(withoutOrder(LightCurveStatistics.of(new Series(series.times(), values, errors))))
          .containsExactly(withoutOrder(LightCurveStatistics.of(series)), within(TOLERANCE));
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }

  @Test
  void timeMayRunBackwardsAndSlower(RandomGenerator random) {
    StructureFunction.Options lags = StructureFunction.Options.over(1, 500, 7);
    for (int trial = 0; trial < TRIALS; trial++) {
      Series series = series(random);
      double slower = random.nextDouble(0.1, 10);
      Series other =
          new Series(
              mapped(series.times(), t -> 700 - slower * t), series.values(), series.errors());
      LightCurveStatistics forth = LightCurveStatistics.of(series);
      LightCurveStatistics back = LightCurveStatistics.of(other);
      assertThat(invariants(back)).containsExactly(invariants(forth), within(TOLERANCE));
      assertThat(back.trend().perDay() * -slower)
          .isCloseTo(forth.trend().perDay(), within(TOLERANCE));
      assertThat(back.trend().steepestPerDay() * slower / forth.trend().steepestPerDay())
          .isCloseTo(1, within(1e-6));
      StructureFunction one = StructureFunction.of(series, lags);
      StructureFunction stretched =
          StructureFunction.of(other, StructureFunction.Options.over(slower, 500 * slower, 7));
      assertThat(stretched.pairs()).isEqualTo(one.pairs());
      assertThat(stretched.values()).containsExactly(one.values(), within(TOLERANCE));
    }
  }

  @Test
  void channelsOfAPairMayBeSwappedAndTurnedOver(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      Series one = series(random);
      Series other = series(random);
      StetsonIndex index = StetsonIndex.of(one, other, 5);
      StetsonIndex swapped = StetsonIndex.of(other, one, 5);
      StetsonIndex turned =
          StetsonIndex.of(one, other.withValues(mapped(other.values(), v -> -v)), 5);
      assertThat(swapped.pairs()).isEqualTo(index.pairs()).isEqualTo(turned.pairs());
      assertThat(swapped.stetsonK()).isCloseTo(index.stetsonK(), within(TOLERANCE));
      assertThat(turned.stetsonK()).isCloseTo(index.stetsonK(), within(TOLERANCE));
      if (index.pairs() > 0) {
        assertThat(swapped.stetsonJ()).isCloseTo(index.stetsonJ(), within(TOLERANCE));
        assertThat(turned.stetsonJ()).isCloseTo(-index.stetsonJ(), within(TOLERANCE));
      }
    }
  }
}
