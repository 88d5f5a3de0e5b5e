package org.alidade.lightcurve.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({SeededRandom.class, LeakCheck.class})
class LombScargleTest {
  private static final LombScargleOptions DIRECT =
      LombScargleOptions.defaults().withMethod(LombScargleOptions.Method.DIRECT);
  private static final LombScargleOptions FOURIER =
      LombScargleOptions.defaults().withMethod(LombScargleOptions.Method.FOURIER);

  @Test
  void transformsAgreeWithDirectSums(RandomGenerator random) {
    Series series =
        Synthetic.series(300, 5000, 0.05, t -> 15 + 0.1 * Synthetic.sine(t, 0.7), random);
    for (int count : new int[] {1, 100, 4096, 30_000}) {
      FrequencyGrid grid = new FrequencyGrid(random.nextDouble(0.01, 1), 1 / 25_000.0, count);
      for (int terms = 1; terms <= 3; terms++) {
        double[] direct = LombScargle.of(series, grid, DIRECT.withTerms(terms)).power();
        double[] fourier = LombScargle.of(series, grid, FOURIER.withTerms(terms)).power();
        for (int i = 0; i < count; i++) {
          assertThat(fourier[i]).isCloseTo(direct[i], within(1e-8));
        }
      }
    }
  }

  @Test
  void transformsStayExactWhereTheProblemIsNearlySingular(RandomGenerator random) {
    double[] nights = new double[200];
    double[] values = new double[200];
    double[] errors = new double[200];
    for (int i = 0; i < nights.length; i++) {
      nights[i] = 53000 + i + 0.001 * random.nextDouble();
      values[i] = random.nextGaussian();
      errors[i] = 1;
    }
    Series series = new Series(nights, values, errors);
    FrequencyGrid grid = FrequencyGrid.automatic(series, 2.1);
    for (int terms = 1; terms <= 2; terms++) {
      double[] direct = LombScargle.of(series, grid, DIRECT.withTerms(terms)).power();
      double[] fourier = LombScargle.of(series, grid, FOURIER.withTerms(terms)).power();
      for (int i = 0; i < direct.length; i++) {
        assertThat(fourier[i]).isCloseTo(direct[i], within(1e-7));
      }
    }
  }

  @Test
  void powersDoNotDependOnThreads(RandomGenerator random) {
    Series series = Synthetic.series(100, 5000, 0.05, t -> 15, random);
    FrequencyGrid grid = FrequencyGrid.automatic(series, 3);
    for (LombScargleOptions options : List.of(DIRECT, FOURIER)) {
      assertThat(LombScargle.of(series, grid, options.withThreads(4)).power())
          .isEqualTo(LombScargle.of(series, grid, options.withThreads(1)).power());
    }
  }

  @Test
  void bandsWithOneSinusoidAreALeastSquaresProblem(RandomGenerator random) {
    Series one = Synthetic.series(20, 100, 0.1, t -> 15 + Synthetic.sine(t, 3), random);
    Series other = Synthetic.series(25, 100, 0.1, t -> 17 + Synthetic.sine(t, 3), random);
    FrequencyGrid grid = new FrequencyGrid(0.3, 0.01, 10);

    for (int terms = 1; terms <= 2; terms++) {
      double[] shared =
          MultiBandLombScargle.of(
                  List.of(one, other),
                  grid,
                  MultiBandLombScargle.Model.SHARED,
                  DIRECT.withTerms(terms).withNormalization(Normalization.PSD))
              .power();
      double[] perBand =
          MultiBandLombScargle.of(
                  List.of(one, other),
                  grid,
                  MultiBandLombScargle.Model.PER_BAND,
                  DIRECT.withTerms(terms).withNormalization(Normalization.PSD))
              .power();
      for (int i = 0; i < grid.count(); i++) {
        double frequency = grid.frequency(i);
        double constant = chiSquared(List.of(one, other), 0, 0);
        double expected = 0.5 * (constant - chiSquared(List.of(one, other), frequency, terms));
        assertThat(shared[i]).isCloseTo(expected, withinPercentage(1e-7));
        double separate =
            0.5
                * (constant
                    - chiSquared(List.of(one), frequency, terms)
                    - chiSquared(List.of(other), frequency, terms));
        assertThat(perBand[i]).isCloseTo(separate, withinPercentage(1e-7));
      }
    }
  }

  /** Chi-squared of a dense least-squares fit with a mean for each band. */
  private static double chiSquared(List<Series> bands, double frequency, int terms) {
    List<double[]> rows = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    for (int band = 0; band < bands.size(); band++) {
      Series series = bands.get(band);
      for (int i = 0; i < series.size(); i++) {
        double[] row = new double[bands.size() + 2 * terms];
        row[band] = 1;
        for (int k = 1; k <= terms; k++) {
          double angle = 2 * Math.PI * k * frequency * (series.times()[i] - 53000);
          row[bands.size() + 2 * k - 2] = Math.cos(angle);
          row[bands.size() + 2 * k - 1] = Math.sin(angle);
        }
        double error = series.errors()[i];
        rows.add(Arrays.stream(row).map(v -> v / error).toArray());
        right.add(series.values()[i] / error);
      }
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(rows.toArray(new double[0][]));
    RealVector values =
        new ArrayRealVector(right.stream().mapToDouble(Double::doubleValue).toArray());
    RealVector solution = new QRDecomposition(matrix).getSolver().solve(values);
    double norm = matrix.operate(solution).subtract(values).getNorm();
    return norm * norm;
  }

  @Test
  void aMeanThatIsSubtractedOnceIsNotFitted(RandomGenerator random) {
    Series series = Synthetic.series(20, 100, 0.3, t -> 15 + Synthetic.sine(t, 40), random);
    double mean = Models.weightedMean(series);
    double[] centred = Arrays.stream(series.values()).map(v -> v - mean).toArray();
    double constant = 0;
    for (int i = 0; i < centred.length; i++) {
      constant += Math.pow(centred[i] / series.errors()[i], 2);
    }
    FrequencyGrid grid = new FrequencyGrid(0.005, 0.01, 10);

    double[] power = LombScargle.of(series, grid, DIRECT.withFloatingMean(false)).power();

    for (int i = 0; i < grid.count(); i++) {
      double rest = chiSquaredWithoutMean(series.withValues(centred), grid.frequency(i));
      assertThat(power[i]).isCloseTo(1 - rest / constant, within(1e-10));
    }
  }

  private static double chiSquaredWithoutMean(Series series, double frequency) {
    double[][] rows = new double[series.size()][2];
    double[] right = new double[series.size()];
    for (int i = 0; i < rows.length; i++) {
      double angle = 2 * Math.PI * frequency * (series.times()[i] - 53000);
      rows[i][0] = Math.cos(angle) / series.errors()[i];
      rows[i][1] = Math.sin(angle) / series.errors()[i];
      right[i] = series.values()[i] / series.errors()[i];
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(rows);
    RealVector values = new ArrayRealVector(right);
    double norm =
        matrix
            .operate(new QRDecomposition(matrix).getSolver().solve(values))
            .subtract(values)
            .getNorm();
    return norm * norm;
  }

  @Test
  void aFrequencyThatSaysNothingHasNoPower() {
    double[] times = {0, 1, 2, 3, 4, 5};
    double[] values = {1, 3, 2, 5, 4, 3};
    double[] errors = {1, 1, 1, 1, 1, 1};
    Series series = new Series(times, values, errors);
    // At one cycle per day all phases are the same; at half of it only the cosine is left.
    for (int terms = 1; terms <= 2; terms++) {
      double[] power =
          LombScargle.of(series, new FrequencyGrid(0.5, 0.5, 2), DIRECT.withTerms(terms)).power();
      assertThat(power[0]).isCloseTo(16 / 60.0, within(1e-12));
      assertThat(power[1]).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void harmonicsAreRefinedAndSubtracted(RandomGenerator random) {
    Series series =
        Synthetic.series(
            400,
            2000,
            0.01,
            t -> 15 + 0.3 * Synthetic.sine(t, 0.61234) + 0.1 * Synthetic.sine(t, 1.7),
            random);

    Prewhitening found =
        Prewhitening.of(
            series, FrequencyGrid.automatic(series, 3), Prewhitening.Options.defaults());

    assertThat(found.components()).hasSize(2);
    HarmonicFit first = found.components().get(0);
    assertThat(1 / first.frequency()).isCloseTo(0.61234, within(1e-5));
    assertThat(first.amplitude(1)).isCloseTo(0.3, within(0.02));
    assertThat(1 / found.components().get(1).frequency()).isCloseTo(1.7, within(1e-4));
    HarmonicFit again = HarmonicFit.of(series, first.frequency(), 1);
    assertThat(LombScargle.standardPower(series, first.frequency(), DIRECT))
        .isCloseTo(again.standardPower(), within(1e-12));
    assertThat(HarmonicFit.of(found.residuals(), first.frequency(), 1).amplitude(1))
        .isLessThan(0.01);
  }

  @Test
  void bootstrapIsRepeatableAndNearBaluev(RandomGenerator random) {
    Series series = Synthetic.series(60, 300, 0.1, t -> 15, random);
    FrequencyGrid grid = FrequencyGrid.automatic(series, 1);

    double[] highest = FalseAlarm.bootstrap(series, grid, LombScargleOptions.defaults(), 200, 7);

    assertThat(FalseAlarm.bootstrap(series, grid, LombScargleOptions.defaults(), 200, 7))
        .isEqualTo(highest)
        .isSorted();
    double tenPercent = highest[180];
    assertThat(FalseAlarm.bootstrapProbability(highest, tenPercent)).isCloseTo(0.1, within(0.01));
    assertThat(FalseAlarm.of(series, 1).baluev(tenPercent)).isBetween(0.02, 0.4);
    assertThat(FalseAlarm.bootstrapProbability(highest, 1)).isZero();
  }

  @Test
  void badInputIsSaid() {
    double[] two = {1, 2};
    Series noErrors = new Series(two, two, new double[] {0, 1});
    FrequencyGrid grid = new FrequencyGrid(0.1, 0.1, 10);
    assertThatThrownBy(() -> LombScargle.of(noErrors, grid))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("error 0.0 of point 0");
    double[] none = {};
    assertThatThrownBy(() -> LombScargle.of(new Series(none, none, none), grid))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("without points");
    double[] same = {1, 1};
    assertThatThrownBy(() -> FrequencyGrid.automatic(new Series(same, two, two)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 points over 0.0 days");
    assertThatThrownBy(() -> new FrequencyGrid(-1, 0.1, 10)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> PeriodSearchOptions.between(2, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("periods from 2.0 to 1.0 days");
  }
}
