package org.alidade.cube.internal.solve.penalty;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.RatioPenalty;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.QuadraticPenalty;
import org.alidade.cube.internal.solve.RatioStep;
import org.alidade.math.DoubleMatrix;

/**
 * Component sums in the ratios of the orbit weights: {@code 1/2 strength d sum over c of (s_c -
 * rho_c s_a)^2 / (1 + rho_c^2)} with {@code s_c} the sum of the weights of component c, a the
 * anchor, {@code rho_c = w_c / w_a} and d the mean curvature of the data over the columns with
 * light. The rows are those of the relaxed steps of {@link RatioStep}, all at once and to any
 * strength.
 *
 * <p>Columns without light take no part in the sums, components without any light in no row.
 */
public final class RatioRowsPenalty implements QuadraticPenalty {
  private final Curvatures curvatures;
  private final int anchor;
  private final double[] ratios;
  private final double[] factors;

  private RatioRowsPenalty(Curvatures curvatures, int anchor, double[] ratios, double[] factors) {
    this.curvatures = curvatures;
    this.anchor = anchor;
    this.ratios = ratios;
    this.factors = factors;
  }

  /**
   * The penalty of a problem.
   *
   * @param strength relative to the mean curvature of the data, above 0
   * @param problem gives the curvature of the data
   * @param weights C orbit weights
   * @param options which component is the anchor and which are too small to take part
   * @throws BadInputException if no weight is positive, or the anchor has no weight or no light
   */
  public static RatioRowsPenalty of(
      double strength, FitProblem problem, double[] weights, RatioPenalty options) {
    RatioStep step =
        RatioStep.of(
            weights,
            problem.shape().populations(),
            options.withUse(RatioPenalty.Use.ON),
            options.eta(),
            true);
    if (step == null) {
      throw new BadInputException(
          "no positive weight", "orbitWeights", "pass C or C*P weights or set ratio to 0");
    }
    Curvatures curvatures = Curvatures.of(problem);
    int anchor = step.anchor();
    if (!curvatures.hasLight(anchor)) {
      throw new BadInputException(
          "anchor " + anchor + " has no light in any spaxel",
          "ratioAnchor",
          "choose a component with light");
    }
    double[] ratios = new double[weights.length];
    double[] factors = new double[weights.length];
    for (int c : step.candidates()) {
      if (curvatures.hasLight(c)) {
        ratios[c] = weights[c] / weights[anchor];
        factors[c] = strength * curvatures.mean() / (1 + ratios[c] * ratios[c]);
      }
    }
    return new RatioRowsPenalty(curvatures, anchor, ratios, factors);
  }

  @Override
  public void addProduct(DoubleArray x, DoubleArray out) {
    double[] sums = componentSums(x.toArray());
    double[] slopes = new double[sums.length];
    for (int c = 0; c < sums.length; c++) {
      double slope = factors[c] * (sums[c] - ratios[c] * sums[anchor]);
      slopes[c] += slope;
      slopes[anchor] -= ratios[c] * slope;
    }
    addPerComponent(slopes, out);
  }

  private double[] componentSums(double[] x) {
    double[] sums = new double[factors.length];
    for (int j = 0; j < x.length; j++) {
      sums[component(j)] += curvatures.isLit(j) ? x[j] : 0;
    }
    return sums;
  }

  private void addPerComponent(double[] perComponent, DoubleArray out) {
    double[] values = out.toArray();
    for (int j = 0; j < values.length; j++) {
      values[j] += curvatures.isLit(j) ? perComponent[component(j)] : 0;
    }
    out.copyFrom(values, 0, 0, values.length);
  }

  @Override
  public void addDiagonal(DoubleArray diagonal) {
    double[] own = new double[factors.length];
    Arrays.setAll(own, c -> element(c, c));
    addPerComponent(own, diagonal);
  }

  /** Element of the matrix between any two columns with light of two components. */
  private double element(int first, int second) {
    if (first == anchor && second == anchor) {
      double sum = 0;
      for (int c = 0; c < factors.length; c++) {
        sum += factors[c] * ratios[c] * ratios[c];
      }
      return sum;
    }
    if (first == anchor || second == anchor) {
      int other = first == anchor ? second : first;
      return -factors[other] * ratios[other];
    }
    return first == second ? factors[first] : 0;
  }

  @Override
  public void addBlock(int[] rows, int[] columns, DoubleMatrix block) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        if (curvatures.isLit(rows[i]) && curvatures.isLit(columns[j])) {
          double added = element(component(rows[i]), component(columns[j]));
          block.set(i, j, block.get(i, j) + added);
        }
      }
    }
  }

  private int component(int unknown) {
    return unknown / curvatures.populations();
  }
}
