package org.alidade.lightcurve.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.testing.SeededRandom;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class VariabilityModelsTest {
  private static Series walk(int size, double sigma, double tau, RandomGenerator random) {
    double[] times = random.doubles(size, 0, 6000).sorted().toArray();
    double[] values = new double[size];
    double[] errors = new double[size];
    double state = sigma * random.nextGaussian();
    for (int i = 0; i < size; i++) {
      double decay = i == 0 ? 1 : Math.exp((times[i - 1] - times[i]) / tau);
      state = decay * state + sigma * Math.sqrt(1 - decay * decay) * random.nextGaussian();
      errors[i] = random.nextDouble(0.01, 0.03);
      values[i] = 18 + state + errors[i] * random.nextGaussian();
    }
    return new Series(times, values, errors);
  }

  @Test
  void likelihoodOfAWalkIsThatOfTheWholeCovariance(RandomGenerator random) {
    Series series = walk(30, 0.2, 300, random);
    double sigma = 0.15;
    double tau = 200;
    RealMatrix covariance = MatrixUtils.createRealMatrix(30, 30);
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 30; j++) {
        double lag = Math.abs(series.times()[i] - series.times()[j]);
        double noise = i == j ? series.errors()[i] * series.errors()[i] : 0;
        covariance.setEntry(i, j, sigma * sigma * Math.exp(-lag / tau) + noise);
      }
    }
    CholeskyDecomposition factor = new CholeskyDecomposition(covariance);
    double[] ones = new double[30];
    Arrays.fill(ones, 1);
    double[] weighted = factor.getSolver().solve(MatrixUtils.createRealVector(ones)).toArray();
    double mean = dot(weighted, series.values()) / dot(weighted, ones);
    double[] rest = Arrays.stream(series.values()).map(v -> v - mean).toArray();
    double squares =
        dot(rest, factor.getSolver().solve(MatrixUtils.createRealVector(rest)).toArray());
    double likelihood =
        -0.5 * (squares + Math.log(factor.getDeterminant()) + 30 * Math.log(2 * Math.PI));

    DampedRandomWalk walk = DampedRandomWalk.of(series, sigma, tau);

    assertThat(walk.mean()).isCloseTo(mean, within(1e-10));
    assertThat(walk.logLikelihood()).isCloseTo(likelihood, within(1e-8));
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  @Test
  void aWalkIsFoundAgain(RandomGenerator random) {
    Series series = walk(1500, 0.2, 30, random);

    DampedRandomWalk walk = DampedRandomWalk.fit(series);

    assertThat(walk.sigma()).isBetween(0.15, 0.27);
    assertThat(walk.tauDays()).isBetween(15.0, 60.0);
    assertThat(walk.mean()).isCloseTo(18, within(0.2));
    for (double factor : new double[] {0.9, 1.1}) {
      assertThat(walk.logLikelihood())
          .isGreaterThan(
              DampedRandomWalk.of(series, factor * walk.sigma(), walk.tauDays()).logLikelihood())
          .isGreaterThan(
              DampedRandomWalk.of(series, walk.sigma(), factor * walk.tauDays()).logLikelihood());
    }
  }

  @Test
  void aWalkNeedsPoints() {
    double[] four = {1, 2, 3, 4};
    assertThatThrownBy(() -> DampedRandomWalk.fit(new Series(four, four, four)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("4 points");
  }

  @Test
  void intrinsicScatterOfEqualErrorsIsTheVarianceLessTheirs(RandomGenerator random) {
    double[] values = random.doubles(400).map(v -> 15 + 0.3 * v).toArray();
    double[] errors = new double[400];
    Arrays.fill(errors, 0.05);
    Moments moments = Moments.of(values);

    IntrinsicScatter found = IntrinsicScatter.of(new Series(values, values, errors));

    double variance = Math.pow(moments.populationDeviation(), 2) - 0.05 * 0.05;
    assertThat(found.scatter()).isCloseTo(Math.sqrt(variance), withinPercentage(1e-4));
    assertThat(found.mean()).isCloseTo(moments.mean(), within(1e-9));
    Arrays.fill(errors, 1);
    assertThat(IntrinsicScatter.of(new Series(values, values, errors)).scatter()).isZero();
  }

  @Test
  void structureFunctionIsThatOfThePairs() {
    double[] times = {0, 1, 3, 30};
    double[] values = {0, 1, 3, 5};
    double[] errors = {0.1, 0.2, 0.3, 0.4};
    Series series = new Series(times, values, errors);

    StructureFunction mean =
        StructureFunction.of(series, StructureFunction.Options.over(0.5, 50, 2));
    StructureFunction median =
        StructureFunction.of(
            series,
            StructureFunction.Options.over(0.5, 50, 2).with(StructureFunction.Average.MEDIAN));

    // Pairs below and above a lag of 5 days.
    double[] shorter = {1 - 0.05, 9 - 0.1, 4 - 0.13};
    assertThat(mean.pairs()).containsExactly(3, 3);
    assertThat(mean.values()[0])
        .isCloseTo(Math.sqrt((shorter[0] + shorter[1] + shorter[2]) / 3), within(1e-12));
    assertThat(median.values()[0]).isCloseTo(Math.sqrt(shorter[2]), within(1e-12));
    assertThat(mean.lagsDays()[0]).isCloseTo(0.5 * Math.sqrt(10), within(1e-12));
  }

  @Test
  void twoChannelsThatVaryTogetherHaveALargeIndex(RandomGenerator random) {
    Series first = walk(200, 0.2, 300, random);
    double[] shifted = Arrays.stream(first.times()).map(t -> t + 1e-4).toArray();
    Series second = new Series(shifted, first.values(), first.errors());
    double[] noise = random.doubles(200).toArray();
    Series noisy = new Series(shifted, noise, first.withValues(noise).errors());

    StetsonIndex together = StetsonIndex.of(first, second, 1e-3);

    assertThat(together.pairs()).isEqualTo(200);
    assertThat(together.stetsonJ()).isGreaterThan(3);
    assertThat(together.stetsonL())
        .isCloseTo(together.stetsonJ() * together.stetsonK() / 0.798, within(1e-12));
    assertThat(Math.abs(StetsonIndex.of(first, noisy, 1e-3).stetsonJ()))
        .isLessThan(together.stetsonJ());
    assertThat(StetsonIndex.of(first, second, 0).pairs()).isZero();
  }
}
