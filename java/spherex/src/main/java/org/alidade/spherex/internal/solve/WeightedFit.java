package org.alidade.spherex.internal.solve;

/**
 * Weighted linear least squares with few unknowns: normal equations, scaled to a diagonal of ones,
 * by Cholesky. An unknown that adds nothing to those before it is left out and becomes zero.
 */
public final class WeightedFit {
  /** Part of a scaled column that must be left after the others are taken out of it. */
  private static final double LEAST_PIVOT = 1e-8;

  private final int unknowns;
  private final double[][] normal;
  private final double[] right;
  private double squares;
  private int rows;

  /** A fit without data. */
  public WeightedFit(int unknowns) {
    this.unknowns = unknowns;
    this.normal = new double[unknowns][unknowns];
    this.right = new double[unknowns];
  }

  /**
   * Adds a datum.
   *
   * @param model derivatives by the unknowns; not kept
   * @param value the datum
   * @param weight inverse of its variance
   */
  public void add(double[] model, double value, double weight) {
    for (int i = 0; i < unknowns; i++) {
      double weighted = weight * model[i];
      if (weighted != 0) {
        for (int j = 0; j <= i; j++) {
          normal[i][j] += weighted * model[j];
        }
        right[i] += weighted * value;
      }
    }
    squares += weight * value * value;
    rows++;
  }

  /** Solves. */
  public Solution solve() {
    double[] scale = new double[unknowns];
    double[][] factor = new double[unknowns][unknowns];
    boolean[] used = new boolean[unknowns];
    for (int i = 0; i < unknowns; i++) {
      scale[i] = normal[i][i] > 0 ? 1 / Math.sqrt(normal[i][i]) : 0;
      double pivot = scale[i] > 0 ? 1 : 0;
      for (int j = 0; j < i; j++) {
        double sum = normal[i][j] * scale[i] * scale[j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = used[j] ? sum / factor[j][j] : 0;
        pivot -= factor[i][j] * factor[i][j];
      }
      used[i] = pivot > LEAST_PIVOT;
      factor[i][i] = used[i] ? Math.sqrt(pivot) : 0;
    }
    return new Solution(this, scale, factor, used);
  }

  /** Values and errors of the unknowns. */
  public static final class Solution {
    private final double[] values;
    private final double[] variances;
    private final boolean[] used;
    private final double chiSquared;
    private final int degreesOfFreedom;

    Solution(WeightedFit fit, double[] scale, double[][] factor, boolean[] used) {
      this.used = used;
      this.values = new double[fit.unknowns];
      this.variances = new double[fit.unknowns];
      double explained = 0;
      double[] solved = back(factor, used, forward(factor, used, scaled(fit.right, scale)));
      int kept = 0;
      for (int i = 0; i < fit.unknowns; i++) {
        values[i] = solved[i] * scale[i];
        explained += values[i] * fit.right[i];
        variances[i] = used[i] ? variance(factor, used, i) * scale[i] * scale[i] : Double.NaN;
        kept += used[i] ? 1 : 0;
      }
      this.chiSquared = Math.max(0, fit.squares - explained);
      this.degreesOfFreedom = fit.rows - kept;
    }

    /** Diagonal of the inverse: the squared length of a column of the inverse factor. */
    private static double variance(double[][] factor, boolean[] used, int index) {
      double[] unit = new double[factor.length];
      unit[index] = 1;
      double sum = 0;
      for (double part : forward(factor, used, unit)) {
        sum += part * part;
      }
      return sum;
    }

    private static double[] scaled(double[] right, double[] scale) {
      double[] result = new double[right.length];
      for (int i = 0; i < right.length; i++) {
        result[i] = right[i] * scale[i];
      }
      return result;
    }

    private static double[] forward(double[][] factor, boolean[] used, double[] right) {
      double[] result = new double[right.length];
      for (int i = 0; i < right.length; i++) {
        double sum = right[i];
        for (int j = 0; j < i; j++) {
          sum -= factor[i][j] * result[j];
        }
        result[i] = used[i] ? sum / factor[i][i] : 0;
      }
      return result;
    }

    private static double[] back(double[][] factor, boolean[] used, double[] right) {
      double[] result = new double[right.length];
      for (int i = right.length - 1; i >= 0; i--) {
        double sum = right[i];
        for (int j = i + 1; j < right.length; j++) {
          sum -= used[j] ? factor[j][i] * result[j] : 0;
        }
        result[i] = used[i] ? sum / factor[i][i] : 0;
      }
      return result;
    }

    /** Value of an unknown; 0 if it was left out. */
    public double value(int unknown) {
      return values[unknown];
    }

    /** Standard error of an unknown; NaN if it was left out. */
    public double error(int unknown) {
      return Math.sqrt(variances[unknown]);
    }

    /** Whether an unknown was determined. */
    public boolean isDetermined(int unknown) {
      return used[unknown];
    }

    /** Chi squared per degree of freedom; NaN without degrees of freedom. */
    public double reducedChiSquared() {
      return degreesOfFreedom > 0 ? chiSquared / degreesOfFreedom : Double.NaN;
    }
  }
}
