package org.alidade.cube.internal.solve.exact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.Optimality;
import org.alidade.cube.internal.solve.Certificate;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.math.Nnls;

/**
 * Walks from good weights to the exact optimum (spec cubefit 6.8, step 5). Every round takes the
 * exact gradient of all unknowns, lets the most violating ones enter, and solves exactly over the
 * unknowns met so far. The linear term of that small problem comes from the exact gradient at the
 * present weights, so that every round also corrects the rounding of the one before.
 */
final class ExactPolish {
  private static final String TAG = "cube.exact.polish";

  /** Scaled gradients above this share of the data norm are not rounding. */
  private static final double ROUNDING = 2e-14;

  /** Unknowns that enter in one round, in all and per component. */
  private static final int MOST_ENTERING = 240;

  private static final int MOST_PER_COMPONENT = 4;

  /** More positive weights than this are not worth a start: only the largest are kept. */
  private static final int MOST_KEPT = 1500;

  private final FitProblem problem;
  private final SolveMonitor monitor;
  private final double[] roots;

  ExactPolish(FitProblem problem, SolveMonitor monitor) {
    this.problem = problem;
    this.monitor = monitor;
    this.roots = problem.curvature().toArray();
    for (int j = 0; j < roots.length; j++) {
      roots[j] = Math.sqrt(roots[j]);
    }
  }

  /**
   * What the polish reached.
   *
   * @param rounds rounds done
   * @param optimality of the weights
   */
  record Outcome(int rounds, Optimality optimality) {}

  /**
   * Polishes until nothing but rounding is left, or no round helps any more.
   *
   * @param x weights in, optimum out
   * @param firstRound number of rounds done before
   * @param mostRounds most rounds
   */
  Outcome run(DoubleArray x, int firstRound, int mostRounds) {
    prune(x);
    double[] best = x.toArray();
    Optimality bestOptimality = Optimality.UNKNOWN;
    int round = 0;
    try (ExactColumns columns = new ExactColumns(problem);
        DoubleArray residual =
            DoubleArray.allocate(TAG, problem.shape().spaxels(), problem.shape().pixels());
        DoubleArray gradient = DoubleArray.allocate(TAG, x.size())) {
      while (true) {
        Optimality now = evaluate(x, residual, gradient, firstRound + round);
        boolean better = round == 0 || isBetter(now, bestOptimality);
        if (better) {
          best = x.toArray();
          bestOptimality = now;
        }
        if (!better || round == mostRounds || isSolved(x, gradient)) {
          break;
        }
        round++;
        improve(x, gradient, columns);
      }
    }
    x.copyFrom(best, 0, 0, best.length);
    return new Outcome(round, bestOptimality);
  }

  /** A lower objective, or the same one with less violation. */
  private static boolean isBetter(Optimality now, Optimality before) {
    double rounding = 1e-14 * Math.abs(before.objective());
    return now.objective() < before.objective() - rounding
        || (now.objective() <= before.objective() + rounding
            && now.scaledKkt() < 0.5 * before.scaledKkt());
  }

  private void prune(DoubleArray x) {
    double[] values = x.toArray();
    int[] positive =
        IntStream.range(0, values.length).filter(j -> values[j] > 0 && roots[j] > 0).toArray();
    List<Integer> kept =
        IntStream.of(positive)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer j) -> -values[j] * roots[j]))
            .limit(MOST_KEPT)
            .toList();
    x.fill(0);
    kept.forEach(j -> x.set(j, values[j]));
  }

  private Optimality evaluate(
      DoubleArray x, DoubleArray residual, DoubleArray gradient, int round) {
    double dataTerm = problem.residual(x, residual);
    problem.gradient(x, residual, gradient);
    double objective = dataTerm + problem.penaltyValue(x);
    Optimality now = Certificate.of(problem, x, objective, gradient);
    monitor.improved(
        "polish", round, x, objective, now.scaledKkt(), now.nonZeros(), problem.rmse(dataTerm));
    return now;
  }

  private boolean isSolved(DoubleArray x, DoubleArray gradient) {
    double least = ROUNDING * problem.dataNorm();
    return IntStream.range(0, roots.length)
        .filter(j -> roots[j] > 0)
        .allMatch(
            j -> {
              double slope = gradient.get(j) / roots[j];
              return slope >= -least && (x.get(j) == 0 || slope <= least);
            });
  }

  private void improve(DoubleArray x, DoubleArray gradient, ExactColumns columns) {
    columns.extend(entering(x, gradient, columns));
    int[] unknowns = columns.unknowns();
    double[] start = IntStream.of(unknowns).mapToDouble(x::get).toArray();
    double[] linear = new double[unknowns.length];
    for (int i = 0; i < linear.length; i++) {
      linear[i] = -gradient.get(unknowns[i]);
      for (int k = 0; k < linear.length; k++) {
        linear[i] += columns.hessian().get(i, k) * start[k];
      }
    }
    double[] solution = Nnls.solveNormal(columns.hessian(), linear, start).x();
    x.fill(0);
    for (int i = 0; i < unknowns.length; i++) {
      x.set(unknowns[i], solution[i]);
    }
  }

  /**
   * Unknowns that are positive or whose growth lowers the objective most, and are not held yet. The
   * first round also takes those nearest to entering: they are likely to be wanted, and a round
   * costs more than a column.
   */
  private List<Integer> entering(DoubleArray x, DoubleArray gradient, ExactColumns columns) {
    double least = columns.size() == 0 ? Double.MAX_VALUE : -ROUNDING * problem.dataNorm();
    List<Integer> entering = new ArrayList<>();
    int[] perComponent = new int[problem.shape().components()];
    int[] ordered =
        IntStream.range(0, roots.length)
            .filter(j -> roots[j] > 0 && !columns.holds(j))
            .filter(j -> x.get(j) > 0 || gradient.get(j) / roots[j] < least)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    (Integer j) ->
                        x.get(j) > 0 ? Double.NEGATIVE_INFINITY : gradient.get(j) / roots[j]))
            .mapToInt(j -> j)
            .toArray();
    int taken = 0;
    for (int j : ordered) {
      int component = j / problem.shape().populations();
      boolean positive = x.get(j) > 0;
      if (positive || (taken < MOST_ENTERING && perComponent[component] < MOST_PER_COMPONENT)) {
        entering.add(j);
        taken += positive ? 0 : 1;
        perComponent[component] += positive ? 0 : 1;
      }
    }
    return entering;
  }
}
