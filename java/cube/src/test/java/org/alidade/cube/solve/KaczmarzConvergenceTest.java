package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.alidade.cube.CubeData;
import org.alidade.cube.ProjectWhen;
import org.alidade.cube.RowOrder;
import org.alidade.cube.SolveOptions;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class KaczmarzConvergenceTest {
  private static SolveOptions.Builder options() {
    return SolveOptions.builder().seed(7).threads(1).verbose(false);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 30, 1e-9", "1, 0.25, 150, 1e-9", "2, 0.25, 50, 1e-4", "3, 1, 30, 1e-9"})
  void randomRowsReachThePlantedWeights(long seed, double rate, int epochs, double tolerance) {
    try (ProblemQ q = ProblemQ.of(seed);
        CubeData data = q.data()) {
      double[] x =
          Solves.fromZero(q.operator, data, options().relaxation(rate).epochs(epochs).build()).x();
      assertThat(q.error(x)).as("seed %d", seed).isLessThan(tolerance);
      assertThat(Arrays.stream(x).min().orElseThrow()).isNotNegative();
    }
  }

  @ParameterizedTest
  @CsvSource({"RANDOM, 100, 1e-9", "SEQUENTIAL, 300, 1e-9", "SEQUENTIAL, 100, 1e-3"})
  void partOfThePixelsPerVisitIsEnough(RowOrder order, int epochs, double tolerance) {
    try (ProblemQ q = ProblemQ.of(4);
        CubeData data = q.data()) {
      SolveOptions chosen =
          options().relaxation(1).pixelsPerAperture(64).rowOrder(order).epochs(epochs).build();
      assertThat(q.error(Solves.fromZero(q.operator, data, chosen).x())).isLessThan(tolerance);
    }
  }

  @ParameterizedTest
  @EnumSource(ProjectWhen.class)
  void everyProjectionEndsAtThePlantedWeights(ProjectWhen when) {
    try (ProblemQ q = ProblemQ.of(5);
        CubeData data = q.data()) {
      SolveOptions chosen = options().relaxation(1).epochs(40).projectWhen(when).build();
      double[] x = Solves.fromZero(q.operator, data, chosen).x();
      assertThat(q.error(x)).isLessThan(1e-9);
      assertThat(Arrays.stream(x).min().orElseThrow()).isNotNegative();
    }
  }

  @Test
  void noiseLeavesAPlateauThatDecayRemoves() {
    try (ProblemQ q = ProblemQ.of(6)) {
      double[] noisy = q.noisy(60);
      try (CubeData data = q.data(noisy)) {
        double constant =
            q.rmse(noisy, Solves.fromZero(q.operator, data, options().epochs(50).build()).x());
        double decayed =
            q.rmse(
                noisy,
                Solves.fromZero(
                        q.operator, data, options().epochs(200).relaxationDecay(0.2).build())
                    .x());
        assertThat(constant / q.sigma()).isBetween(0.98, 1.15);
        assertThat(decayed / q.sigma()).isBetween(0.98, 1.01);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void theSeedAloneDecidesTheResult(int threads) {
    try (ProblemQ q = ProblemQ.of(8);
        CubeData data = q.data(q.noisy(80))) {
      SolveOptions.Builder chosen = options().epochs(3).pixelsPerAperture(50);
      double[] reference = Solves.fromZero(q.operator, data, chosen.build()).x();
      double[] again = Solves.fromZero(q.operator, data, chosen.threads(threads).build()).x();
      assertThat(again).containsExactly(reference);
      double[] other = Solves.fromZero(q.operator, data, chosen.seed(8).build()).x();
      assertThat(ProblemQ.distance(other, reference)).isGreaterThan(1e-6);
    }
  }

  @Test
  void unitsOfDataAndModelsCancel() {
    try (ProblemQ q = ProblemQ.of(9);
        ProblemQ tiny = ProblemQ.scaled(9, 0x1p-56);
        CubeData data = q.data();
        CubeData tinyData = q.data(times(q.exact, 0x1p-56))) {
      SolveOptions chosen = options().epochs(5).build();
      double[] x = Solves.fromZero(q.operator, data, chosen).x();
      double[] both = Solves.fromZero(tiny.operator, tinyData, chosen).x();
      assertThat(ProblemQ.distance(both, x)).isLessThan(1e-10);
      double[] dataAlone = Solves.fromZero(q.operator, tinyData, chosen).x();
      assertThat(ProblemQ.distance(times(dataAlone, 0x1p56), x)).isLessThan(1e-10);
    }
  }

  @Test
  void unitsOfTenToTheMinus17LeaveTheSolutionAlone() {
    try (ProblemQ q = ProblemQ.of(9);
        ProblemQ tiny = ProblemQ.scaled(9, 1e-17);
        CubeData data = q.data();
        CubeData tinyData = q.data(tiny.exact)) {
      SolveOptions chosen = options().relaxation(1).epochs(30).build();
      double[] x = Solves.fromZero(q.operator, data, chosen).x();
      double[] both = Solves.fromZero(tiny.operator, tinyData, chosen).x();
      assertThat(ProblemQ.distance(both, x)).isLessThan(1e-9);
    }
  }

  @Test
  void shuffledSpaxelsReachThePlantedWeightsToo() {
    try (ProblemQ q = ProblemQ.of(10);
        CubeData data = q.data()) {
      SolveOptions chosen =
          options()
              .relaxation(1)
              .epochs(30)
              .spaxelOrder(org.alidade.cube.SpaxelOrder.SHUFFLE)
              .threads(2)
              .build();
      assertThat(q.error(Solves.fromZero(q.operator, data, chosen).x())).isLessThan(1e-9);
    }
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }
}
