package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.ProjectWhen;
import org.alidade.cube.RatioPenalty;
import org.alidade.cube.RowOrder;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.SpaxelOrder;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The blocked solver gives the weights of the row-by-row solver. */
@ExtendWith(LeakCheck.class)
class BlockedKaczmarzTest {
  /** Acceptance case C3 of the spec. */
  private static final double TOLERANCE = 1e-12;

  private static SolveOptions.Builder options() {
    return SolveOptions.builder().seed(7).threads(1).epochs(5).verbose(false);
  }

  @ParameterizedTest
  @CsvSource({
    "RANDOM, 160, 1",
    "RANDOM, 160, 0.25",
    "RANDOM, 50, 1",
    "SEQUENTIAL, 63, 1",
    "RANDOM, 1, 0.5"
  })
  void sameWeightsAsRowByRow(RowOrder order, int rows, double rate) {
    try (ProblemQ q = ProblemQ.of(3);
        CubeData data = q.data(q.noisy(30))) {
      SolveOptions.Builder chosen =
          options().rowOrder(order).pixelsPerAperture(rows).relaxation(rate);
      assertSame(q.operator, data, chosen);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ProjectWhen.class,
      names = {"SPAXEL", "EPOCH"})
  void sameWeightsWheneverTheyAreClipped(ProjectWhen when) {
    try (ProblemQ q = ProblemQ.of(4);
        CubeData data = q.data(q.noisy(40))) {
      SolveOptions.Builder chosen =
          options().relaxation(1).projectWhen(when).spaxelOrder(SpaxelOrder.SHUFFLE);
      assertSame(q.operator, data, chosen);
      assertSame(q.operator, data, chosen.nonNegative(false));
    }
  }

  @Test
  void sameWeightsWithRatioPenaltyAndDecay() {
    try (ProblemQ q = ProblemQ.of(5);
        CubeData data = q.data(q.noisy(50))) {
      RatioPenalty penalty = RatioPenalty.DEFAULT.withProbability(0.5);
      SolveOptions.Builder chosen =
          options().relaxationDecay(0.2).orbitWeights(3, 1, 2).ratio(penalty);
      assertSame(q.operator, data, chosen);
    }
  }

  @Test
  void maskMissingDataAndRowsWithoutWeightMakeNoDifference() {
    try (ProblemQ q = ProblemQ.withEmptyPixels(6, 20, 25);
        DoubleArray values =
            DoubleArray.copyOf("test.data", q.noisy(60), ProblemQ.SHAPE.spaxels(), 160)) {
      boolean[] keep = new boolean[160];
      Arrays.fill(keep, 10, 150, true);
      values.set(3, 30, Double.NaN);
      values.set(3, 77, Double.POSITIVE_INFINITY);
      for (int l = 0; l < 160; l++) {
        values.set(9, l, Double.NaN);
      }
      try (CubeData data =
          CubeData.of(DoubleArray.copyOf("test.data", values.toArray(), 24, 160), keep)) {
        Solves.Solution scalar = assertSame(q.operator, data, options().relaxation(1));
        assertThat(scalar.outcome().rowsSkipped()).isEqualTo(5 * (23 * 5 + 2 + 140));
        assertThat(scalar.x()).doesNotContain(Double.NaN);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 9})
  void threadsLeaveEveryBitAlone(int threads) {
    try (ProblemQ q = ProblemQ.of(8);
        CubeData data = q.data(q.noisy(80))) {
      SolveOptions.Builder chosen = options().solver(Solver.BLOCKED_KACZMARZ).pixelsPerAperture(50);
      double[] alone = Solves.fromZero(q.operator, data, chosen.build()).x();
      double[] together = Solves.fromZero(q.operator, data, chosen.threads(threads).build()).x();
      assertThat(together).containsExactly(alone);
    }
  }

  @Test
  void clippingAfterEveryRowIsRefused() {
    try (ProblemQ q = ProblemQ.of(1);
        CubeData data = q.data()) {
      SolveOptions.Builder chosen =
          options().solver(Solver.BLOCKED_KACZMARZ).projectWhen(ProjectWhen.ROW);
      assertThatThrownBy(() -> Solves.fromZero(q.operator, data, chosen.build()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("use solver kaczmarz");
      double[] free = Solves.fromZero(q.operator, data, chosen.nonNegative(false).build()).x();
      assertThat(free).hasSize(18);
    }
  }

  private static Solves.Solution assertSame(
      DenseOperator operator, CubeData data, SolveOptions.Builder options) {
    Solves.Solution scalar =
        Solves.fromZero(operator, data, options.solver(Solver.KACZMARZ).build());
    Solves.Solution blocked =
        Solves.fromZero(operator, data, options.solver(Solver.BLOCKED_KACZMARZ).build());
    assertThat(Arrays.stream(scalar.x()).map(Math::abs).sum()).isGreaterThan(0.1);
    assertThat(ProblemQ.distance(blocked.x(), scalar.x())).isLessThan(TOLERANCE);
    assertThat(blocked.outcome().rowsUsed()).isEqualTo(scalar.outcome().rowsUsed());
    assertThat(blocked.outcome().rowsSkipped()).isEqualTo(scalar.outcome().rowsSkipped());
    double rmse = scalar.outcome().rmseEpoch();
    assertThat(blocked.outcome().rmseEpoch()).isCloseTo(rmse, within(1e-10 * rmse));
    return scalar;
  }
}
