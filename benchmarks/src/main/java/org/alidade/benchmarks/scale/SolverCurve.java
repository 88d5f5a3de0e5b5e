package org.alidade.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.CubeShape;
import org.alidade.cube.Solver;

/**
 * Objective of one solver against time.
 *
 * @param solver which
 * @param seconds times since the start, ascending
 * @param objective objective then, in squared flux units
 * @param nonZeros positive weights then
 * @param ended how it ended
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record SolverCurve(
    Solver solver, double[] seconds, double[] objective, int[] nonZeros, String ended) {

  double lastObjective() {
    return objective.length == 0 ? Double.NaN : objective[objective.length - 1];
  }

  double lowest() {
    double lowest = Double.POSITIVE_INFINITY;
    for (double value : objective) {
      lowest = Math.min(lowest, value);
    }
    return lowest;
  }

  /** Time from which on the objective is within a relative distance of the optimum, or NaN. */
  double secondsTo(double optimum, double distance) {
    for (int i = 0; i < seconds.length; i++) {
      if (objective[i] - optimum <= distance * optimum) {
        return seconds[i];
      }
    }
    return Double.NaN;
  }

  /** Evaluates kept weights, after the solve and outside its clock, in float64. */
  static SolverCurve of(
      Solver solver,
      List<SolverTrace.Point> points,
      String ended,
      ScaleProblem problem,
      int threads) {
    List<Double> objective = new ArrayList<>();
    CubeShape shape = problem.shape();
    try (CubeOperator operator = CubeOperators.matrixFree(problem.file(), threads);
        CubeData data = CubeDataReader.read(problem.file());
        DoubleArray model = DoubleArray.allocate("bench.scale", shape.spaxels(), shape.pixels())) {
      for (SolverTrace.Point point : points) {
        try (DoubleArray x = DoubleArray.copyOf("bench.scale", point.x())) {
          operator.forward(x, model);
        }
        objective.add(halfSquares(data, model, shape));
      }
    }
    return new SolverCurve(
        solver,
        points.stream().mapToDouble(SolverTrace.Point::seconds).toArray(),
        objective.stream().mapToDouble(Double::doubleValue).toArray(),
        points.stream().mapToInt(point -> positive(point.x())).toArray(),
        ended);
  }

  private static double halfSquares(CubeData data, DoubleArray model, CubeShape shape) {
    double sum = 0;
    double[] line = new double[shape.pixels()];
    for (int s = 0; s < shape.spaxels(); s++) {
      model.copyTo((long) s * line.length, line, 0, line.length);
      double[] observed = data.spectrum(s);
      for (int l : data.validPixels(s)) {
        double residual = observed[l] - line[l];
        sum += residual * residual;
      }
    }
    return 0.5 * sum;
  }

  private static int positive(double[] x) {
    int count = 0;
    for (double value : x) {
      count += value > 0 ? 1 : 0;
    }
    return count;
  }
}
