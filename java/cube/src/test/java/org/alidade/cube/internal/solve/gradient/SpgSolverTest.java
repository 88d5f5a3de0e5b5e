package org.alidade.cube.internal.solve.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.alidade.cube.CubeData;
import org.alidade.cube.internal.solve.gradient.GradientRun.Method;
import org.alidade.cube.internal.solve.gradient.GradientRun.Solved;
import org.alidade.cube.solve.ProblemQ;
import org.alidade.math.NnlsSolution;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class SpgSolverTest {
  private static final int MEMORY = 10;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noisyProblemComesNearTheOptimumInThreeThousandSteps(long seed) {
    try (ProblemQ q = ProblemQ.of(seed)) {
      double[] noisy = q.noisy(10 * seed);
      try (CubeData data = q.data(noisy)) {
        Solved solved = new GradientRun(q.operator, data).spg();
        NnlsSolution optimum = Optimum.of(q.operator, noisy);
        assertThat(solved.optimality().scaledKkt()).isLessThan(5e-8);
        assertThat(solved.lowestWeight()).isNotNegative();
        assertThat(solved.optimality().objective())
            .isCloseTo(optimum.objective(), within(1e-9 * optimum.objective()));
        assertNeverWorseThanTheLastTen(solved.objectives());
      }
    }
  }

  private static void assertNeverWorseThanTheLastTen(List<Double> objectives) {
    for (int i = 1; i < objectives.size(); i++) {
      double worst =
          objectives.subList(Math.max(0, i - MEMORY), i).stream()
              .mapToDouble(Double::doubleValue)
              .max()
              .orElseThrow();
      assertThat(objectives.get(i)).as("step %d", i).isLessThanOrEqualTo(worst * (1 + 1e-12));
    }
  }

  @Test
  void penaltiesCount() {
    try (ProblemQ q = ProblemQ.of(6)) {
      double[] noisy = q.noisy(60);
      double[] ones = new double[ProblemQ.SHAPE.pixels()];
      java.util.Arrays.fill(ones, 1);
      DensePenalty penalty = DensePenalty.differences(ProblemQ.SHAPE.unknowns(), 100);
      try (CubeData data = q.data(noisy)) {
        Solved solved = new GradientRun(q.operator, data).penalty(penalty).spg();
        NnlsSolution optimum = Optimum.of(q.operator, noisy, ones, penalty.rows);
        assertThat(solved.optimality().objective())
            .isCloseTo(optimum.objective(), within(1e-10 * optimum.objective()));
      }
    }
  }

  @Test
  void continuesFromConjugateGradients() {
    try (ProblemQ q = ProblemQ.of(7);
        CubeData data = q.data(q.noisy(70))) {
      GradientRun run = new GradientRun(q.operator, data);
      double[] start = run.maximumIterations(30).mprgp().x();
      Solved solved = run.maximumIterations(3000).from(Method.SPG, start);
      assertThat(solved.optimality().scaledKkt()).isLessThan(5e-8);
    }
  }

  @Test
  void runsRepeatBitByBit() {
    try (ProblemQ q = ProblemQ.of(8);
        CubeData data = q.data(q.noisy(80))) {
      GradientRun run = new GradientRun(q.operator, data).maximumIterations(300);
      assertThat(run.spg().x()).containsExactly(run.spg().x());
    }
  }
}
