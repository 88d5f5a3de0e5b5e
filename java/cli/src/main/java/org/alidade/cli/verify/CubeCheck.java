package org.alidade.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;
import org.alidade.cube.mock.GalaxySize;
import org.alidade.cube.mock.LibraryGalaxy;
import org.alidade.cube.mock.LibraryGalaxyOptions;

/** A small galaxy fitted to its optimum with one thread and with several. */
final class CubeCheck implements Check {
  private static final double OPTIMAL = 1e-9;

  @Override
  public String name() {
    return "cube";
  }

  @Override
  public String what() {
    return "a whole fit, the same bits with any number of threads";
  }

  @Override
  public double allowed() {
    return 0;
  }

  @Override
  public double deviation(Trial trial) throws IOException {
    Path file = trial.folder().resolve("cube.h5");
    LibraryGalaxyOptions options =
        LibraryGalaxyOptions.of(GalaxySize.TINY).toBuilder().seed(trial.seed()).build();
    LibraryGalaxy.make(options).populate(file, PopulateOptions.defaults(), trial.threads());
    SolveResult one = solve(file, 1);
    SolveResult several = solve(file, Math.max(2, trial.threads()));
    return Deviation.bits(several.x(), one.x())
        + Deviation.unless(one.optimality().relativeGap() < OPTIMAL);
  }

  private static SolveResult solve(Path file, int threads) {
    return PipelineRunner.open(file)
        .solveAll(
            SolveOptions.builder()
                .solver(Solver.EXACT)
                .rowSource(RowSource.OPERATOR)
                .warmStart(WarmStart.ZEROS)
                .trackerMode(TrackerMode.OFF)
                .threads(threads)
                .verbose(false)
                .build());
  }
}
