package org.alidade.benchmarks.scale;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.Optimality;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.SolverStep;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;
import org.jspecify.annotations.Nullable;

/** The whole fit by the exact solver, from a populated file to the certified optimum. */
final class SolveOperation implements ScaleOperation {
  private final ScaleProblem problem;
  private final int threads;
  private final Phases phases = new Phases();
  private @Nullable SolveResult result;

  SolveOperation(ScaleProblem problem, int threads) {
    this.problem = problem;
    this.threads = threads;
  }

  /** Time by phase: each step ends a stretch of work of its phase. */
  private static final class Phases implements SolveListener {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long last;

    void start() {
      seconds.clear();
      last = System.nanoTime();
    }

    void end(String phase) {
      long now = System.nanoTime();
      seconds.merge(phase, (now - last) / 1e9, Double::sum);
      last = now;
    }

    @Override
    public void onStep(SolverStep step, Supplier<double[]> x) {
      end(step.phase());
    }
  }

  @Override
  public String name() {
    return "exact optimum";
  }

  @Override
  public Work work() {
    return Work.UNKNOWN;
  }

  @Override
  public boolean repeatable() {
    return problem.hypercubeBytes() < 4e9;
  }

  @Override
  public void run() {
    phases.start();
    result =
        PipelineRunner.open(problem.file())
            .solveAll(
                SolveOptions.builder()
                    .solver(Solver.EXACT)
                    .rowSource(RowSource.OPERATOR)
                    .warmStart(WarmStart.ZEROS)
                    .trackerMode(TrackerMode.OFF)
                    .threads(threads)
                    .seed(1)
                    .verbose(false)
                    .listener(phases)
                    .build());
    phases.end("certificate and file");
  }

  @Override
  public Map<String, Object> details() {
    if (result == null) {
      throw new InvalidStateException("nothing solved yet", "exact optimum", "run it first");
    }
    Map<String, Object> details = new LinkedHashMap<>();
    Optimality optimality = result.optimality();
    details.put("objective", optimality.objective());
    details.put("scaled_kkt", optimality.scaledKkt());
    details.put("relative_gap", optimality.relativeGap());
    details.put("non_zeros", optimality.nonZeros());
    details.put("rounds", result.stats().iterations());
    details.put("converged", result.stats().converged());
    details.put("phase_seconds", Map.copyOf(phases.seconds));
    return details;
  }
}
