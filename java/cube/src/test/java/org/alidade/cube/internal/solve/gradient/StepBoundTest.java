package org.alidade.cube.internal.solve.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.alidade.cube.CubeData;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.solve.ProblemQ;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class StepBoundTest {
  /** Largest eigenvalue by many power steps, from below. */
  private static double largestEigenvalue(ScaledFit fit) {
    double[] v = new Random(1).doubles(fit.unknowns(), -1, 1).toArray();
    double[] product = new double[v.length];
    double eigenvalue = 0;
    for (int step = 0; step < 3000; step++) {
      double norm = VectorSums.norm(v);
      for (int j = 0; j < v.length; j++) {
        v[j] /= norm;
      }
      fit.hessian(v, product);
      eigenvalue = VectorSums.dot(v, product);
      System.arraycopy(product, 0, v, 0, v.length);
    }
    return eigenvalue;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void dataTermIsBoundedTightly(long seed) {
    try (ProblemQ q = ProblemQ.of(seed);
        CubeData data = q.data();
        FitProblem problem = new FitProblem(q.operator, data, null);
        ScaledFit fit = new ScaledFit(problem)) {
      assertThat(StepBound.of(fit) / largestEigenvalue(fit)).isBetween(1 - 1e-12, 1.05);
    }
  }

  @ParameterizedTest
  @CsvSource({"1e-2", "1", "1e2", "1e4", "1e7"})
  void penaltiesWithNegativeElementsAreBounded(double strength) {
    int unknowns = ProblemQ.SHAPE.unknowns();
    try (ProblemQ q = ProblemQ.of(4);
        CubeData data = q.data();
        FitProblem plain = new FitProblem(q.operator, data, null);
        FitProblem problem =
            plain.withPenalties(
                List.of(
                    DensePenalty.differences(unknowns, strength),
                    DensePenalty.ridge(unknowns, 0.1 * strength)));
        ScaledFit fit = new ScaledFit(problem)) {
      assertThat(StepBound.of(fit) / largestEigenvalue(fit)).isBetween(1 - 1e-12, 2.5);
      assertThat(StepBound.of(fit)).isLessThanOrEqualTo(fit.trace());
    }
  }

  @Test
  void traceCountsTheColumnsAboveTheFloor() {
    try (ProblemQ q = ProblemQ.of(5);
        CubeData data = q.data();
        FitProblem problem = new FitProblem(q.operator, data, null);
        ScaledFit fit = new ScaledFit(problem)) {
      assertThat(fit.trace()).isCloseTo(ProblemQ.SHAPE.unknowns(), within(1e-12));
    }
  }
}
