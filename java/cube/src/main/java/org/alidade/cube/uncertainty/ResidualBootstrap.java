package org.alidade.cube.uncertainty;

import java.util.concurrent.atomic.AtomicInteger;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.math.ThreadBudget;

/** Solves a fit for the observed data and for replicas of them; files do not matter here. */
final class ResidualBootstrap {
  private static final String TAG = "cube.bootstrap";

  private final FitProblem problem;
  private final ReplicaSolver solver;
  private final BootstrapOptions options;
  private final int threads;
  private final ProgressListener progress;

  ResidualBootstrap(
      FitProblem problem,
      ReplicaSolver solver,
      BootstrapOptions options,
      int threads,
      ProgressListener progress) {
    this.problem = problem;
    this.solver = solver;
    this.options = options;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Runs all replicas. Each one starts from the weights of the observed data, none from another
   * replica, so that they may be solved in any order.
   *
   * @param start C*P weights near those of the observed data, or zeros
   */
  BootstrapResult run(double[] start) {
    int spaxels = problem.shape().spaxels();
    int pixels = problem.shape().pixels();
    double[] estimate = solver.solve(problem.data(), start);
    double[][] replicas = new double[options.replicas()][];
    try (DoubleArray x = DoubleArray.copyOf(TAG, estimate);
        DoubleArray model = DoubleArray.allocate(TAG, spaxels, pixels)) {
      problem.operator().forward(x, model);
      ReplicaData data = new ReplicaData(problem, model, positive(estimate), options);
      AtomicInteger done = new AtomicInteger();
      ThreadBudget.of(threads)
          .forEach(
              replicas.length,
              replica -> {
                replicas[(int) replica] = solve(data, (int) replica, estimate);
                report(done.incrementAndGet());
              });
    }
    return BootstrapResult.of(
        problem.shape().components(),
        problem.shape().populations(),
        options.seed(),
        estimate,
        replicas);
  }

  private double[] solve(ReplicaData data, int replica, double[] start) {
    try (CubeData noisy =
        CubeData.of(
            DoubleArray.allocate(TAG, problem.shape().spaxels(), problem.shape().pixels()),
            problem.data().keep())) {
      data.fill(replica, noisy.spectra());
      return solver.solve(noisy, start);
    }
  }

  private synchronized void report(int done) {
    progress.progress(done, options.replicas(), "replicas");
  }

  private static int positive(double[] x) {
    int count = 0;
    for (double value : x) {
      count += value > 0 ? 1 : 0;
    }
    return count;
  }
}
