package org.alidade.benchmarks.scale;

import java.util.Map;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;

/** One Kaczmarz epoch over all spaxels with rows from the operator. */
final class EpochOperation implements ScaleOperation {
  private final ScaleProblem problem;
  private final Solver solver;
  private final int rows;
  private final SolveOptions options;
  private double rmse = Double.NaN;

  EpochOperation(ScaleProblem problem, Solver solver, int rows, int threads) {
    this.problem = problem;
    this.solver = solver;
    this.rows = Math.min(rows, problem.shape().pixels());
    this.options =
        SolveOptions.builder()
            .solver(solver)
            .epochs(1)
            .pixelsPerAperture(rows)
            .rowSource(RowSource.OPERATOR)
            .warmStart(WarmStart.ZEROS)
            .trackerMode(TrackerMode.OFF)
            .certify(false)
            .threads(threads)
            .seed(1)
            .verbose(false)
            .build();
  }

  @Override
  public String name() {
    return "one epoch, " + solver.label() + ", K = " + rows;
  }

  @Override
  public Work work() {
    return Work.rows(problem, problem.shape().spaxels(), rows, true);
  }

  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public void run() {
    SolveResult result = PipelineRunner.open(problem.file()).solveAll(options);
    rmse = result.stats().rmseEpoch();
  }

  @Override
  public Map<String, Object> details() {
    return Map.of("rmse", rmse);
  }
}
