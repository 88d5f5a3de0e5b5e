package org.alidade.cube.solve;

import java.time.InstantSource;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.NullTracker;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.solve.EpochStep;
import org.alidade.cube.internal.solve.KaczmarzSolver;
import org.alidade.cube.internal.solve.OrbitWeights;
import org.alidade.cube.internal.solve.RatioStep;
import org.alidade.cube.internal.solve.SolverOutcome;

/** Runs the solver without files. */
public final class Solves {
  private Solves() {}

  /** What a solve gave. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record Solution(double[] x, SolverOutcome outcome) {}

  /** Solves from zero. */
  public static Solution fromZero(CubeOperator operator, CubeData data, SolveOptions options) {
    return from(new double[operator.shape().unknowns()], operator, data, options);
  }

  /** Solves from a vector. */
  public static Solution from(
      double[] start, CubeOperator operator, CubeData data, SolveOptions options) {
    double[] weights = options.orbitWeights();
    RatioStep ratio =
        RatioStep.of(
            weights == null ? null : OrbitWeights.perComponent(weights, operator.shape()),
            operator.shape().populations(),
            options.ratio(),
            options.ratioEta(),
            options.nonNegative());
    KaczmarzSolver solver =
        new KaczmarzSolver(
            operator,
            data,
            options,
            options.seed().orElseThrow(),
            ratio,
            new NullTracker(),
            InstantSource.system());
    try (DoubleArray x = DoubleArray.copyOf("test.x", start)) {
      SolverOutcome outcome = solver.run(x);
      return new Solution(x.toArray(), outcome);
    }
  }

  /** Solves from zero, with something done after every epoch. */
  public static double[] refined(
      CubeOperator operator, CubeData data, SolveOptions options, EpochStep step) {
    KaczmarzSolver solver =
        new KaczmarzSolver(
                operator,
                data,
                options,
                options.seed().orElseThrow(),
                null,
                new NullTracker(),
                InstantSource.system())
            .afterEpoch(step);
    try (DoubleArray x = DoubleArray.allocate("test.x", operator.shape().unknowns())) {
      solver.run(x);
      return x.toArray();
    }
  }
}
