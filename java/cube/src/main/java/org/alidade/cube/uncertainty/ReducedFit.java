package org.alidade.cube.uncertainty;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.NullTracker;
import org.alidade.cube.PopulationGrid;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.Regularisation;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.ModelFactors;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.OrbitWeights;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.cube.internal.solve.exact.ExactSolver;
import org.alidade.cube.internal.solve.exact.ReducedActiveSet;
import org.alidade.cube.internal.solve.exact.ReducedGram;
import org.alidade.cube.internal.solve.penalty.Penalties;
import org.alidade.math.NnlsObserver;

/**
 * The fit of a cube file with its reduced Gram matrix, which is computed once and then serves any
 * number of data and penalties.
 */
final class ReducedFit implements AutoCloseable {
  private static final String TAG = "cube.reduced-fit";
  private static final double TOLERANCE = 1e-10;
  private static final int MOST_ROUNDS = 100;

  private final SolveOptions options;
  private final PopulationGrid grid;
  private final FitProblem problem;
  private final ReducedGram gram;
  private final Deque<Runnable> closing;

  private ReducedFit(
      SolveOptions options,
      PopulationGrid grid,
      FitProblem problem,
      ReducedGram gram,
      Deque<Runnable> closing) {
    this.options = options;
    this.grid = grid;
    this.problem = problem;
    this.gram = gram;
    this.closing = closing;
  }

  /**
   * Opens a file and computes the reduced Gram matrix.
   *
   * @param cubeFile a populated file
   * @param options penalties, weights of pixels, rank of templates and threads
   * @param progress told about the parts of the matrix
   */
  static ReducedFit open(Path cubeFile, SolveOptions options, ProgressListener progress) {
    Deque<Runnable> closing = new ArrayDeque<>();
    boolean opened = false;
    try {
      CubeData data = CubeDataReader.read(cubeFile);
      closing.push(data::close);
      CubeOperator operator = CubeOperators.matrixFree(cubeFile, options.threads());
      closing.push(operator::close);
      FitProblem problem = new FitProblem(operator, data, options.pixelWeights());
      closing.push(problem::close);
      ReducedGram gram = gram(problem, options, progress);
      closing.push(gram::close);
      opened = true;
      return new ReducedFit(options, PopulationGrid.read(cubeFile), problem, gram, closing);
    } finally {
      if (!opened) {
        closing.forEach(Runnable::run);
      }
    }
  }

  private static ReducedGram gram(
      FitProblem problem, SolveOptions options, ProgressListener progress) {
    return ReducedGram.of(
        problem,
        (ModelFactors) problem.operator(),
        options.templateRank(),
        options.threads(),
        (done, total) -> progress.progress(done, total, "parts of the Gram matrix"));
  }

  /** The fit without penalties. */
  FitProblem problem() {
    return problem;
  }

  /** The arrangement of the populations. */
  PopulationGrid grid() {
    return grid;
  }

  /** The fit with the penalties of the options; the caller closes it. */
  FitProblem penalised() {
    return withStrengths(Penalties.strengths(options));
  }

  /** The same with another strength of the smoothness. */
  FitProblem withSmoothness(double strength) {
    return withStrengths(Penalties.strengths(options).withSmoothness(strength));
  }

  private FitProblem withStrengths(Regularisation strengths) {
    double[] given = options.orbitWeights();
    double[] weights = given == null ? null : OrbitWeights.perComponent(given, problem.shape());
    return problem.withPenalties(Penalties.of(strengths, problem, grid, weights, options.ratio()));
  }

  /**
   * The optimum with compressed templates.
   *
   * @param fit data and penalties, of the geometry of this
   * @param start C*P weights to start from
   */
  double[] solve(FitProblem fit, double[] start) {
    try (DoubleArray weighted = fit.weightedData();
        DoubleArray linear = DoubleArray.allocate(TAG, gram.components(), gram.rank())) {
      gram.linearTerm(weighted, linear);
      return ReducedActiveSet.solve(gram, linear, fit.penalties(), start, NnlsObserver.NONE).x();
    }
  }

  /**
   * The optimum with the exact matrix.
   *
   * @param fit data and penalties, of the geometry of this
   * @param start C*P weights to start from
   */
  double[] solveExactly(FitProblem fit, double[] start) {
    SolveMonitor monitor =
        new SolveMonitor(new NullTracker(), SolveListener.NONE, InstantSource.system());
    try (DoubleArray x = DoubleArray.copyOf(TAG, start)) {
      new ExactSolver(fit, gram, TOLERANCE, MOST_ROUNDS, monitor).run(x);
      return x.toArray();
    }
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }
}
