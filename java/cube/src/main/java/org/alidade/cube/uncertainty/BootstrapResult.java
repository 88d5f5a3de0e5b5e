package org.alidade.cube.uncertainty;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The spread of a fit over bootstrap replicas. Weights x are dimensionless, unknown {@code j = c *
 * P + p}.
 *
 * <p>Example: {@code result.componentFractions().p84()[3]} is the 84th percentile of the share of
 * component 3.
 *
 * @param components number of components C
 * @param populations number of populations P
 * @param replicas number of replicas
 * @param seed seed of the random numbers
 * @param weights spread of x, C*P quantities
 * @param nonZeroFraction share of the replicas in which an unknown is positive, C*P values
 * @param componentSums spread of the sums over populations, C quantities
 * @param componentFractions spread of the component sums divided by the sum of all, C quantities
 * @param populationSums spread of the sums over components, P quantities
 * @param componentCorrelation correlation of component sums over the replicas, (C, C); NaN where a
 *     sum does not vary
 * @param determination what the data determine and what they do not
 */
@SuppressWarnings("ArrayRecordComponent") // numerical code wants plain arrays
public record BootstrapResult(
    int components,
    int populations,
    int replicas,
    long seed,
    Spread weights,
    double[] nonZeroFraction,
    Spread componentSums,
    Spread componentFractions,
    Spread populationSums,
    double[][] componentCorrelation,
    Determination determination) {
  /**
   * Evaluates replicas.
   *
   * @param estimate weights from the observed data
   * @param replicas weights from every replica
   */
  static BootstrapResult of(
      int components, int populations, long seed, double[] estimate, double[][] replicas) {
    double[][] sums = mapped(replicas, x -> Spread.sums(x, components, j -> j / populations));
    double[][] perPopulation =
        mapped(replicas, x -> Spread.sums(x, populations, j -> j % populations));
    double[] ownSums = Spread.sums(estimate, components, j -> j / populations);
    double[] ownPopulations = Spread.sums(estimate, populations, j -> j % populations);
    Spread componentSums = Spread.of(ownSums, sums);
    double[][] covariance = covariance(sums, componentSums.mean());
    double[] nonZero = nonZeroFraction(replicas);
    return new BootstrapResult(
        components,
        populations,
        replicas.length,
        seed,
        Spread.of(estimate, replicas),
        nonZero,
        componentSums,
        Spread.of(Spread.fractions(ownSums), mapped(sums, Spread::fractions)),
        Spread.of(ownPopulations, perPopulation),
        correlation(covariance),
        Determination.of(componentSums, covariance, nonZero));
  }

  private static double[][] mapped(double[][] replicas, UnaryOperator<double[]> quantity) {
    return Arrays.stream(replicas).map(quantity).toArray(double[][]::new);
  }

  private static double[] nonZeroFraction(double[][] replicas) {
    double[] fraction = new double[replicas[0].length];
    for (int j = 0; j < fraction.length; j++) {
      int positive = 0;
      for (double[] replica : replicas) {
        positive += replica[j] > 0 ? 1 : 0;
      }
      fraction[j] = (double) positive / replicas.length;
    }
    return fraction;
  }

  private static double[][] covariance(double[][] values, double[] mean) {
    double[][] covariance = new double[mean.length][mean.length];
    for (int a = 0; a < mean.length; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (double[] replica : values) {
          sum += (replica[a] - mean[a]) * (replica[b] - mean[b]);
        }
        covariance[a][b] = sum / (values.length - 1);
        covariance[b][a] = covariance[a][b];
      }
    }
    return covariance;
  }

  private static double[][] correlation(double[][] covariance) {
    double[][] correlation = new double[covariance.length][covariance.length];
    for (int a = 0; a < covariance.length; a++) {
      for (int b = 0; b < covariance.length; b++) {
        correlation[a][b] = covariance[a][b] / Math.sqrt(covariance[a][a] * covariance[b][b]);
      }
    }
    return correlation;
  }
}
