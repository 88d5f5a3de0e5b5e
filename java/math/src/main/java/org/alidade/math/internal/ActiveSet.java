package org.alidade.math.internal;

import java.util.BitSet;
import org.alidade.array.InvalidStateException;
import org.alidade.math.NnlsObserver;
import org.alidade.math.NnlsSolution;
import org.alidade.math.QuadraticProblem;

/**
 * The method of Lawson and Hanson: unknowns enter the positive set one by one, steepest descent
 * first, and leave it when the unconstrained solution over the set would make them negative.
 */
public final class ActiveSet {
  private static final double EPSILON = Math.ulp(1.0);
  private static final int REFINEMENTS = 2;

  private final QuadraticProblem problem;
  private final NnlsObserver observer;
  private final int n;
  private final double[] z;
  private final double[] descent;
  private final int[] positive;
  private final GrowingFactor factor = new GrowingFactor();
  private final BitSet inSet = new BitSet();
  private final BitSet refused = new BitSet();
  private double descentAtZero;
  private int iterations;

  /** A solver for one problem. */
  public ActiveSet(QuadraticProblem problem, NnlsObserver observer) {
    this.problem = problem;
    this.observer = observer;
    this.n = problem.size();
    this.z = new double[n];
    this.descent = new double[n];
    this.positive = new int[n];
  }

  /**
   * Solves the problem.
   *
   * @param start values in the caller's units, of which the positive ones count
   */
  public NnlsSolution solve(double[] start) {
    problem.descent(z, positive, 0, descent);
    descentAtZero = largestMagnitude(descent);
    begin(start);
    int limit = 30 * n + 100;
    for (int entering = steepest(); entering >= 0; entering = steepest()) {
      if (++iterations > limit) {
        throw new InvalidStateException(
            "no solution after " + limit + " changes of the positive set",
            "non-negative least squares with " + n + " unknowns",
            "check that the matrix is symmetric and positive semidefinite");
      }
      observer.onChange(iterations, factor.size());
      if (enter(entering)) {
        refused.clear();
      } else {
        refused.set(entering);
      }
    }
    return solution();
  }

  /** Takes the positive unknowns of the start into the set and moves to the minimum over it. */
  private void begin(double[] start) {
    for (int i = 0; i < n; i++) {
      if (start[i] > 0 && problem.scale(i) > 0 && append(i)) {
        z[i] = start[i] / problem.scale(i);
      }
    }
    if (factor.size() > 0) {
      minimise();
    }
  }

  /** The unknown outside the set whose growth lowers the objective most, -1 if none does. */
  private int steepest() {
    int best = -1;
    double most = tolerance();
    for (int i = 0; i < n; i++) {
      if (descent[i] > most && !inSet.get(i) && !refused.get(i) && problem.scale(i) > 0) {
        most = descent[i];
        best = i;
      }
    }
    return best;
  }

  /** What rounding alone can make of a gradient that is zero. */
  private double tolerance() {
    double sum = 0;
    for (int p = 0; p < factor.size(); p++) {
      sum += z[positive[p]];
    }
    return 8 * EPSILON * (Math.sqrt(n) * descentAtZero + sum);
  }

  /** Takes an unknown into the set; false if it cannot grow. */
  private boolean enter(int entering) {
    if (!append(entering)) {
      return false;
    }
    double[] target = unconstrained();
    if (target[factor.size() - 1] <= 0) {
      drop(factor.size() - 1);
      return false;
    }
    minimise();
    return true;
  }

  /** Moves to the minimum over the set, dropping unknowns that it would make negative. */
  private void minimise() {
    while (!moveTo(unconstrained())) {
      iterations++;
    }
    problem.descent(z, positive, factor.size(), descent);
  }

  private boolean append(int entering) {
    int size = factor.size();
    double[] products = new double[size];
    problem.products(entering, positive, size, products);
    if (!factor.append(products)) {
      return false;
    }
    positive[size] = entering;
    inSet.set(entering);
    return true;
  }

  private void drop(int place) {
    int index = positive[place];
    factor.remove(place);
    System.arraycopy(positive, place + 1, positive, place, factor.size() - place);
    inSet.clear(index);
    z[index] = 0;
  }

  /** The minimum over the set without bounds, refined from the true gradient. */
  private double[] unconstrained() {
    int size = factor.size();
    double[] trial = z.clone();
    double[] target = new double[size];
    double[] step = new double[size];
    for (int round = 0; round <= REFINEMENTS; round++) {
      problem.supportDescent(trial, positive, size, step);
      factor.solve(step);
      for (int p = 0; p < size; p++) {
        trial[positive[p]] += step[p];
        target[p] = trial[positive[p]];
      }
    }
    return target;
  }

  /**
   * Moves towards the target up to the first bound.
   *
   * @return whether the target was reached; otherwise the unknowns at their bound left the set
   */
  private boolean moveTo(double[] target) {
    double fraction = 1;
    int blocking = -1;
    for (int p = 0; p < target.length; p++) {
      double from = z[positive[p]];
      if (target[p] <= 0 && from / (from - target[p]) < fraction) {
        fraction = from / (from - target[p]);
        blocking = p;
      }
    }
    for (int p = 0; p < target.length; p++) {
      int index = positive[p];
      z[index] = blocking < 0 ? target[p] : z[index] + fraction * (target[p] - z[index]);
    }
    if (blocking < 0) {
      return true;
    }
    dropZeros(blocking);
    return false;
  }

  private void dropZeros(int blocking) {
    int blocked = positive[blocking];
    for (int p = factor.size() - 1; p >= 0; p--) {
      if (positive[p] == blocked || z[positive[p]] <= 0) {
        drop(p);
      }
    }
  }

  private NnlsSolution solution() {
    double violation = 0;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = z[i] * problem.scale(i);
      violation = Math.max(violation, z[i] > 0 ? Math.abs(descent[i]) : descent[i]);
    }
    double relative = descentAtZero > 0 ? violation / descentAtZero : 0;
    return new NnlsSolution(x, problem.objective(z, positive, factor.size()), relative, iterations);
  }

  private static double largestMagnitude(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
