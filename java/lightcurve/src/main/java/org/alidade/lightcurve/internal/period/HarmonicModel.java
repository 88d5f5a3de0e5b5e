package org.alidade.lightcurve.internal.period;

import java.util.ArrayList;
import java.util.List;
import org.alidade.math.ThreadBudget;

/**
 * Least squares of harmonics of a frequency, for one band or several with means of their own.
 *
 * @param bands points by band
 * @param terms number of harmonics
 * @param floatingMean whether means are free
 * @param shared whether all bands have the same harmonics, or each its own
 */
public record HarmonicModel(
    List<WeightedPoints> bands, int terms, boolean floatingMean, boolean shared) {
  /** Points times frequencies from which Fourier transforms cost less than direct sums. */
  private static final long WORTH_A_TRANSFORM = 500_000;

  /** How the sums are taken. */
  public enum Sums {
    /** Whatever costs less. */
    CHEAPEST,
    /** Term by term. */
    DIRECT,
    /** By Fourier transform. */
    FOURIER
  }

  /** Chi-squared of constants. */
  public double chiSquared() {
    return bands.stream().mapToDouble(WeightedPoints::chiSquared).sum();
  }

  /**
   * By how much the best harmonics lower chi-squared, at every frequency of a grid.
   *
   * @param first first frequency, per day
   * @param step step, per day
   * @param count number of frequencies
   */
  public double[] reductions(double first, double step, int count, Sums how, ThreadBudget budget) {
    double[] result = new double[count];
    try (BlockSums sums = sums(step, count, how)) {
      int block = sums.block();
      int blocks = (count + block - 1) / block;
      int workers = Math.max(1, Math.min(budget.threads(), blocks));
      List<BlockSolver> solvers = new ArrayList<>();
      try {
        for (int worker = 0; worker < workers; worker++) {
          solvers.add(new BlockSolver(this, sums, step));
        }
        ThreadBudget.of(workers)
            .forEachWorker(
                blocks,
                (worker, index) -> {
                  int from = (int) index * block;
                  solvers
                      .get(worker)
                      .solve(first + from * step, result, from, Math.min(block, count - from));
                });
      } finally {
        solvers.forEach(BlockSolver::close);
      }
    }
    return result;
  }

  private BlockSums sums(double step, int count, Sums how) {
    List<SumGroup> groups = new ArrayList<>();
    long points = 0;
    for (WeightedPoints band : bands) {
      double[] products = band.weightedValues();
      points += products.length;
      for (int harmonic = 1; harmonic <= 2 * terms; harmonic++) {
        double[][] coefficients =
            harmonic <= terms
                ? new double[][] {band.weights(), products}
                : new double[][] {band.weights()};
        groups.add(new SumGroup(band.times(), harmonic, coefficients));
      }
    }
    boolean fourier =
        switch (how) {
          case DIRECT -> false;
          case FOURIER -> true;
          case CHEAPEST -> points * count > WORTH_A_TRANSFORM;
        };
    return fourier ? new FourierSums(groups, step, count) : new DirectSums(groups, step);
  }

  /** By how much the best harmonics of one frequency lower chi-squared. */
  public double reductionAt(double frequency) {
    NormalEquations equations = new NormalEquations(terms);
    double sum = 0;
    for (WeightedPoints band : bands) {
      if (!shared) {
        equations.clear();
      }
      new PointSums(band, terms, frequency).addTo(equations, floatingMean);
      sum += shared ? 0 : equations.reduction();
    }
    return shared ? equations.reduction() : sum;
  }

  /**
   * The best harmonics of one frequency, in the order cos 1, sin 1, cos 2 ...
   *
   * @return one array per band; all the same one where they are shared
   */
  public List<double[]> coefficientsAt(double frequency) {
    NormalEquations equations = new NormalEquations(terms);
    List<double[]> result = new ArrayList<>();
    for (WeightedPoints band : bands) {
      if (!shared) {
        equations.clear();
      }
      new PointSums(band, terms, frequency).addTo(equations, floatingMean);
      equations.reduction();
      result.add(equations.coefficients());
    }
    if (shared) {
      double[] last = result.get(result.size() - 1);
      result.replaceAll(ignored -> last);
    }
    return result;
  }
}
