package org.alidade.lightcurve.internal.period;

import java.util.Arrays;

/** Reductions of chi-squared for blocks of frequencies; one per thread. */
final class BlockSolver implements AutoCloseable {
  private static final double SINGULAR = 1e-12;

  /**
   * Normal equations whose smallest pivot is below this fraction of the weight are solved from
   * exact sums: at frequencies of less than a cycle over all observations, and at those of a
   * regular cadence, errors of approximate sums would make peaks.
   */
  private static final double WEAK = 0.02;

  private final HarmonicModel model;
  private final BlockSums.Workspace sums;
  private final boolean exact;
  private final double step;
  private final double[] totals;

  BlockSolver(HarmonicModel model, BlockSums sums, double step) {
    this.model = model;
    this.sums = sums.workspace();
    exact = sums.isExact();
    this.step = step;
    totals = model.bands().stream().mapToDouble(WeightedPoints::totalWeight).toArray();
  }

  void solve(double firstFrequency, double[] result, int from, int count) {
    sums.compute(firstFrequency);
    boolean[] weak = new boolean[count];
    if (model.terms() == 1) {
      solveOneTerm(result, from, weak);
    } else {
      solveTerms(result, from, weak);
    }
    for (int j = 0; j < count && !exact; j++) {
      if (weak[j]) {
        result[from + j] = model.reductionAt(firstFrequency + j * step);
      }
    }
  }

  private void solveOneTerm(double[] result, int from, boolean[] weak) {
    int count = weak.length;
    double weight = 0;
    double[] cosCos = new double[count];
    double[] cosSin = new double[count];
    double[] sinSin = new double[count];
    double[] valueCos = new double[count];
    double[] valueSin = new double[count];
    for (int band = 0; band < totals.length; band++) {
      double total = totals[band];
      weight = model.shared() ? weight + total : total;
      double inverse = model.floatingMean() ? 1 / total : 0;
      double[] c1 = sums.cosines(2 * band, 0);
      double[] s1 = sums.sines(2 * band, 0);
      double[] yc = sums.cosines(2 * band, 1);
      double[] ys = sums.sines(2 * band, 1);
      double[] c2 = sums.cosines(2 * band + 1, 0);
      double[] s2 = sums.sines(2 * band + 1, 0);
      for (int j = 0; j < count; j++) {
        cosCos[j] += 0.5 * (total + c2[j]) - inverse * c1[j] * c1[j];
        sinSin[j] += 0.5 * (total - c2[j]) - inverse * s1[j] * s1[j];
        cosSin[j] += 0.5 * s2[j] - inverse * c1[j] * s1[j];
        valueCos[j] += yc[j];
        valueSin[j] += ys[j];
      }
      if (!model.shared() || band == totals.length - 1) {
        for (int j = 0; j < count; j++) {
          weak[j] |= isWeak(cosCos[j], cosSin[j], sinSin[j], weight);
          result[from + j] += reduction(cosCos[j], cosSin[j], sinSin[j], valueCos[j], valueSin[j]);
        }
      }
      if (!model.shared()) {
        Arrays.fill(cosCos, 0);
        Arrays.fill(cosSin, 0);
        Arrays.fill(sinSin, 0);
        Arrays.fill(valueCos, 0);
        Arrays.fill(valueSin, 0);
      }
    }
  }

  /** The smaller eigenvalue is at least the determinant over the trace. */
  private static boolean isWeak(double cosCos, double cosSin, double sinSin, double weight) {
    double determinant = cosCos * sinSin - cosSin * cosSin;
    return determinant < WEAK * weight * (cosCos + sinSin) || cosCos + sinSin < WEAK * weight;
  }

  private static double reduction(
      double cosCos, double cosSin, double sinSin, double valueCos, double valueSin) {
    double trace = cosCos + sinSin;
    double determinant = cosCos * sinSin - cosSin * cosSin;
    if (determinant <= SINGULAR * trace * trace) {
      // Sine and cosine are the same but for a factor, or both vanish.
      return trace > 0 ? (valueCos * valueCos + valueSin * valueSin) / trace : 0;
    }
    return (sinSin * valueCos * valueCos
            - 2 * cosSin * valueCos * valueSin
            + cosCos * valueSin * valueSin)
        / determinant;
  }

  private void solveTerms(double[] result, int from, boolean[] weak) {
    int terms = model.terms();
    NormalEquations equations = new NormalEquations(terms);
    double[] weightCosines = new double[2 * terms + 1];
    double[] weightSines = new double[2 * terms + 1];
    double[] valueCosines = new double[terms + 1];
    double[] valueSines = new double[terms + 1];
    double allWeight = Arrays.stream(totals).sum();
    for (int j = 0; j < weak.length; j++) {
      equations.clear();
      double reduction = 0;
      for (int band = 0; band < totals.length; band++) {
        weightCosines[0] = totals[band];
        for (int k = 1; k <= 2 * terms; k++) {
          int group = band * 2 * terms + k - 1;
          weightCosines[k] = sums.cosines(group, 0)[j];
          weightSines[k] = sums.sines(group, 0)[j];
          if (k <= terms) {
            valueCosines[k] = sums.cosines(group, 1)[j];
            valueSines[k] = sums.sines(group, 1)[j];
          }
        }
        equations.add(weightCosines, weightSines, valueCosines, valueSines, model.floatingMean());
        if (!model.shared()) {
          reduction += equations.reduction();
          weak[j] |= equations.weakest() < WEAK * totals[band];
          equations.clear();
        }
      }
      result[from + j] = model.shared() ? equations.reduction() : reduction;
      weak[j] |= model.shared() && equations.weakest() < WEAK * allWeight;
    }
  }

  @Override
  public void close() {
    sums.close();
  }
}
