package org.alidade.cube.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.WarmStart;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakCheck.class)
class AllDataSolversTest {
  @TempDir Path folder;

  private static SolveOptions.Builder options(Solver solver) {
    return TinyCube.options().solver(solver).warmStart(WarmStart.ZEROS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Solver.class,
      names = {"MPRGP", "SPG"})
  void cubeFilesAreSolvedAndThreadsDoNotMatter(Solver solver) {
    PipelineRunner runner = PipelineRunner.open(TinyCube.create(folder));
    SolveResult result = runner.solveAll(options(solver).threads(1).build());
    assertThat(result.stats().converged()).isTrue();
    assertThat(result.optimality().scaledKkt()).isLessThanOrEqualTo(1e-10);
    double[] truth = TinyCube.truth();
    for (int j = 0; j < truth.length; j++) {
      assertThat(result.x()[j]).isCloseTo(truth[j], org.assertj.core.data.Offset.offset(1e-6));
    }
    assertThat(runner.solveAll(options(solver).threads(2).build()).x()).containsExactly(result.x());
    assertThat(runner.solveAll(options(solver).threads(5).build()).x()).containsExactly(result.x());
  }
}
