package org.alidade.lightcurve.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({SeededRandom.class, LeakCheck.class})
class PeriodSearchTest {
  @Test
  void aSinusoidIsFound(RandomGenerator random) {
    Series series =
        Synthetic.series(200, 1000, 0.05, t -> 15 + 0.1 * Synthetic.sine(t, 2.345), random);

    PeriodCandidate best = PeriodSearch.of(series, PeriodSearchOptions.between(0.5, 20)).get(0);

    assertThat(best.periodDays()).isCloseTo(2.345, within(1e-3));
    assertThat(best.falseAlarmProbability()).isLessThan(1e-6);
    assertThat(best.aliases()).extracting(FrequencyAlias::cause).contains("half the frequency");
  }

  @Test
  void noiseHasNoPeriod(RandomGenerator random) {
    Series series = Synthetic.series(200, 1000, 0.05, t -> 15, random);
    assertThat(
            PeriodSearch.of(series, PeriodSearchOptions.between(0.5, 20))
                .get(0)
                .falseAlarmProbability())
        .isGreaterThan(1e-4);
  }

  @Test
  void bandsOfDifferentAmplitudeShareTheirPeriod(RandomGenerator random) {
    Series red = Synthetic.series(40, 1000, 0.05, t -> 15 + 0.1 * sawtooth(t, 0.61), random);
    Series blue = Synthetic.series(40, 1000, 0.05, t -> 17 + 0.4 * sawtooth(t, 0.61), random);
    double[] none = {};

    List<PeriodCandidate> found =
        PeriodSearch.of(
            List.of(red, blue, new Series(none, none, none)),
            PeriodSearchOptions.between(0.2, 1).withShapeTerms(3));

    assertThat(found).hasSize(10);
    assertThat(found.get(0).periodDays()).isCloseTo(0.61, within(1e-4));
    assertThat(found.get(0).power()).isGreaterThan(0.5).isGreaterThan(found.get(1).power());
  }

  private static double sawtooth(double time, double period) {
    double turns = time / period;
    return turns - Math.floor(turns) - 0.5;
  }

  @Test
  void orderOfTheFoldedCurveFindsAnyShape(RandomGenerator random) {
    Series series = Synthetic.series(150, 100, 0.02, t -> 15 + sawtooth(t, 0.8), random);
    FrequencyGrid grid = FrequencyGrid.between(0.7, 2, 100, 10);

    double[] theta = PhaseDispersion.theta(series, grid, 10);
    double[] length = PhaseDispersion.stringLength(series, grid);

    assertThat(1 / grid.frequency(PhaseDispersion.smallest(theta))).isCloseTo(0.8, within(2e-3));
    assertThat(1 / grid.frequency(PhaseDispersion.smallest(length))).isCloseTo(0.8, within(2e-3));
    assertThat(Arrays.stream(theta).average().orElseThrow()).isCloseTo(1, within(0.1));
  }

  @Test
  void stringLengthIsThatOfTheClosedLine() {
    double[] times = {0, 0.25, 0.5, 0.75};
    double[] values = {0, 1, 0, 1};
    double[] length =
        PhaseDispersion.stringLength(new Series(times, values, times), new FrequencyGrid(1, 1, 1));
    assertThat(length[0]).isCloseTo(4 * Math.hypot(0.25, 0.5), within(1e-12));
  }

  @Test
  void binnedBoxesFindTheEclipse(RandomGenerator random) {
    Series series =
        Synthetic.series(
            2000, 100, 0.01, t -> t / 3.21 - Math.floor(t / 3.21) < 0.05 ? 0.95 : 1, random);
    double[] periods = new double[2000];
    Arrays.setAll(periods, i -> 2.5 + i * 0.001);
    double[] durations = {0.1, 0.16, 0.3};

    BoxLeastSquares.Result binned =
        BoxLeastSquares.of(series, periods, durations, BoxLeastSquares.Options.defaults());
    int best = binned.best();

    assertThat(periods[best]).isCloseTo(3.21, within(0.01));
    assertThat(binned.depth()[best]).isCloseTo(0.05, within(0.01));
    assertThat(binned.durationDays()[best]).isEqualTo(0.16);
    assertThat(sawtooth(binned.middleDays()[best], 3.21) + 0.5).isCloseTo(0.025, within(0.02));
    BoxLeastSquares.Result exact =
        BoxLeastSquares.of(
            series,
            new double[] {periods[best]},
            durations,
            BoxLeastSquares.Options.defaults().exactly());
    assertThat(exact.power()[0]).isGreaterThanOrEqualTo(0.95 * binned.power()[best]);
    assertThatThrownBy(
            () ->
                BoxLeastSquares.of(
                    series, new double[] {0.1}, durations, BoxLeastSquares.Options.defaults()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("shortest period 0.1");
  }

  @Test
  void nightsShowInTheWindowAndAsAliases() {
    double[] nights = new double[100];
    Arrays.setAll(nights, i -> 53000 + i + 0.01 * (i % 3));
    Series series = new Series(nights, nights, nights);
    FrequencyGrid grid = new FrequencyGrid(0.5, 0.001, 1001);

    double[] window = SpectralWindow.of(series, grid);

    assertThat(window[500]).isGreaterThan(0.95);
    assertThat(window[250]).isLessThan(0.1);
    assertThat(FrequencyAlias.explaining(2.7001, 1.7, 0.001))
        .map(FrequencyAlias::cause)
        .contains("one cycle per day more");
    assertThat(FrequencyAlias.explaining(0.3, 1.7, 0.001))
        .map(FrequencyAlias::cause)
        .contains("two cycles per day, reflected");
    assertThat(FrequencyAlias.explaining(1.71, 1.7, 0.001)).isEmpty();
  }

  @Test
  void foldedCurvesAreBinned() {
    double[] times = {0, 1, 2, 3, 4, 5, 6, 7};
    double[] values = {1, 2, 3, 4, 3, 2, 5, 0};
    PhaseFold fold = PhaseFold.of(new Series(times, values, values), 4, 2);

    assertThat(fold.phases()).containsExactly(0.5, 0.75, 0, 0.25, 0.5, 0.75, 0, 0.25);
    assertThat(fold.cycles()).containsExactly(-1, -1, 0, 0, 0, 0, 1, 1);
    assertThat(fold.twoCycles()).hasSize(16).endsWith(1.0, 1.25);
    List<PhaseFold.Bin> bins = fold.binned(values, 4);
    assertThat(bins.get(0).median()).isEqualTo(4);
    assertThat(bins.get(0).error()).isCloseTo(Math.sqrt(Math.PI / 2), within(1e-12));
    assertThat(bins.get(3)).isEqualTo(new PhaseFold.Bin(0.875, 2, 0, 2));
    assertThat(fold.binned(values, 8).get(1).median()).isNaN();
  }
}
