package org.alidade.cube.internal.solve.gradient;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.NullTracker;
import org.alidade.cube.Optimality;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolverStep;
import org.alidade.cube.internal.solve.Certificate;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.FitSolver;
import org.alidade.cube.internal.solve.QuadraticPenalty;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.cube.internal.solve.SolverOutcome;
import org.jspecify.annotations.Nullable;

/** Runs solvers without files and keeps what they report. */
final class GradientRun {
  private final CubeOperator operator;
  private final CubeData data;
  private double @Nullable [] pixelWeights;
  private List<QuadraticPenalty> penalties = List.of();
  private double tolerance = 1e-10;
  private int maximumIterations = 3000;
  private SolveListener listener = SolveListener.NONE;

  GradientRun(CubeOperator operator, CubeData data) {
    this.operator = operator;
    this.data = data;
  }

  /** Which solver. */
  enum Method {
    MPRGP,
    SPG
  }

  /**
   * What a solve gave.
   *
   * @param objectives objective of the weights of every report, computed afresh
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Solved(
      double[] x,
      SolverOutcome outcome,
      Optimality optimality,
      List<SolverStep> steps,
      List<Double> objectives,
      double lowestWeight) {
    double lastKkt() {
      return steps.get(steps.size() - 1).scaledKkt();
    }
  }

  GradientRun pixelWeights(double... weights) {
    pixelWeights = weights;
    return this;
  }

  GradientRun penalty(QuadraticPenalty penalty) {
    penalties = List.of(penalty);
    return this;
  }

  GradientRun tolerance(double value) {
    tolerance = value;
    return this;
  }

  GradientRun maximumIterations(int value) {
    maximumIterations = value;
    return this;
  }

  GradientRun listener(SolveListener value) {
    listener = value;
    return this;
  }

  Solved mprgp() {
    return from(Method.MPRGP, new double[operator.shape().unknowns()]);
  }

  Solved spg() {
    return from(Method.SPG, new double[operator.shape().unknowns()]);
  }

  Solved from(Method method, double[] start) {
    try (DoubleArray x = DoubleArray.copyOf("test.x", start)) {
      return from(method, x);
    }
  }

  /** Solves in place. */
  Solved from(Method method, DoubleArray x) {
    try (FitProblem plain = new FitProblem(operator, data, pixelWeights);
        FitProblem problem = plain.withPenalties(penalties)) {
      Reports record = new Reports(problem);
      SolveMonitor monitor = new SolveMonitor(new NullTracker(), record, InstantSource.system());
      FitSolver solver =
          method == Method.MPRGP
              ? new MprgpSolver(problem, tolerance, maximumIterations, monitor)
              : new SpgSolver(problem, tolerance, maximumIterations, monitor);
      SolverOutcome outcome = solver.run(x);
      return new Solved(
          x.toArray(),
          outcome,
          Certificate.of(problem, x),
          record.steps,
          record.objectives,
          record.lowestWeight);
    }
  }

  /** Keeps all reports. */
  private final class Reports implements SolveListener {
    private final FitProblem problem;
    private final List<SolverStep> steps = new ArrayList<>();
    private final List<Double> objectives = new ArrayList<>();
    private double lowestWeight = Double.POSITIVE_INFINITY;

    Reports(FitProblem problem) {
      this.problem = problem;
    }

    @Override
    public void onStep(SolverStep step, Supplier<double[]> x) {
      double[] weights = x.get();
      steps.add(step);
      for (double weight : weights) {
        lowestWeight = Math.min(lowestWeight, weight);
      }
      try (DoubleArray copy = DoubleArray.copyOf("test.x", weights);
          DoubleArray scratch =
              DoubleArray.allocate(
                  "test.residual", problem.shape().spaxels(), problem.shape().pixels())) {
        objectives.add(problem.residual(copy, scratch) + problem.penaltyValue(copy));
      }
      listener.onStep(step, x);
    }
  }
}
