package org.alidade.lightcurve.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the clock starts, how fast it goes and the unit of the values do not matter. */
@ExtendWith({SeededRandom.class, LeakCheck.class})
class PeriodPropertiesTest {
  private static final FrequencyGrid GRID = new FrequencyGrid(0.05, 0.0037, 200);

  private static Series series(RandomGenerator random) {
    return Synthetic.series(
        40 + random.nextInt(60), 100, 0.3, t -> 15 + Synthetic.sine(t, 3.3), random);
  }

  private static Series changed(
      Series series, double shift, double slower, double factor, double zero) {
    return new Series(
        Arrays.stream(series.times()).map(t -> shift + slower * t).toArray(),
        Arrays.stream(series.values()).map(v -> zero + factor * v).toArray(),
        Arrays.stream(series.errors()).map(e -> Math.abs(factor) * e).toArray());
  }

  private static FrequencyGrid stretched(double slower) {
    return new FrequencyGrid(GRID.first() / slower, GRID.step() / slower, GRID.count());
  }

  @ParameterizedTest
  @EnumSource(LombScargleOptions.Method.class)
  void powersDoNotDependOnClockAndUnit(LombScargleOptions.Method method, RandomGenerator random) {
    for (int terms = 1; terms <= 2; terms++) {
      LombScargleOptions options =
          LombScargleOptions.defaults().withMethod(method).withTerms(terms);
      Series series = series(random);
      double slower = random.nextDouble(0.2, 5);
      Series other = changed(series, random.nextDouble(-1e4, 1e4), slower, -7.5, 120);
      assertThat(LombScargle.of(other, stretched(slower), options).power())
          .containsExactly(LombScargle.of(series, GRID, options).power(), within(1e-7));
    }
  }

  @Test
  void powersOfTheSpectrumGrowWithTheSquareOfTheValues(RandomGenerator random) {
    LombScargleOptions options = LombScargleOptions.defaults().withNormalization(Normalization.PSD);
    Series series = series(random);
    double[] once = LombScargle.of(series, GRID, options).power();
    double[] thrice =
        LombScargle.of(
                series.withValues(Arrays.stream(series.values()).map(v -> 3 * v).toArray()),
                GRID,
                options)
            .power();
    for (int i = 0; i < once.length; i++) {
      assertThat(thrice[i]).isCloseTo(9 * once[i], within(1e-7 * (1 + 9 * once[i])));
    }
  }

  @Test
  void moreHarmonicsNeverFitWorse(RandomGenerator random) {
    Series series = series(random);
    double[] before = new double[GRID.count()];
    for (int terms = 1; terms <= 4; terms++) {
      double[] power =
          LombScargle.of(series, GRID, LombScargleOptions.defaults().withTerms(terms)).power();
      for (int i = 0; i < power.length; i++) {
        assertThat(power[i]).isBetween(before[i] - 1e-8, 1 + 1e-8);
      }
      before = power;
    }
  }

  @Test
  void orderOfTheFoldedCurveDoesNotDependOnClockAndUnit(RandomGenerator random) {
    Series series = series(random);
    double slower = random.nextDouble(0.2, 5);
    Series other = changed(series, 0, slower, -7.5, 120);
    assertThat(PhaseDispersion.theta(other, stretched(slower), 8))
        .containsExactly(PhaseDispersion.theta(series, GRID, 8), within(1e-9));
    assertThat(PhaseDispersion.stringLength(other, stretched(slower)))
        .containsExactly(PhaseDispersion.stringLength(series, GRID), within(1e-9));
  }

  @Test
  void foldedTimesUnfold(RandomGenerator random) {
    Series series = series(random);
    for (int trial = 0; trial < 100; trial++) {
      double period = Math.pow(10, random.nextDouble(-2, 4));
      PhaseFold fold = PhaseFold.of(series, period, random.nextDouble(40_000, 60_000));
      for (int i = 0; i < series.size(); i++) {
        assertThat(fold.phases()[i]).isGreaterThanOrEqualTo(0).isLessThan(1);
        assertThat(fold.originDays() + (fold.cycles()[i] + fold.phases()[i]) * period)
            .isCloseTo(series.times()[i], within(1e-8));
      }
    }
  }
}
