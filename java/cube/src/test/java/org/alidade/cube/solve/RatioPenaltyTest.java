package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RatioPenalty;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.solve.OrbitWeights;
import org.alidade.cube.internal.solve.RatioStep;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakCheck.class)
class RatioPenaltyTest {
  private static final double[] WEIGHTS = {0.2, 0.5, 0.3};
  private static final double[] X = {3, 2, 4, 1, 5, 2, 1, 1, 2, 6, 4, 3};

  private static RatioStep step(double[] weights, RatioPenalty penalty, double eta) {
    RatioStep step = RatioStep.of(weights, 4, penalty, eta, true);
    assertThat(step).isNotNull();
    return java.util.Objects.requireNonNull(step);
  }

  private static double sum(DoubleArray x, int component) {
    return Arrays.stream(x.toArray(), component * 4, component * 4 + 4).sum();
  }

  private static double error(DoubleArray x, double[] weights, int component, int anchor) {
    return sum(x, component) - weights[component] / weights[anchor] * sum(x, anchor);
  }

  @ParameterizedTest
  @EnumSource(RatioPenalty.Form.class)
  void oneStepWithoutClippingShrinksTheErrorByEta(RatioPenalty.Form form) {
    RatioStep step = step(WEIGHTS, RatioPenalty.DEFAULT.withForm(form), 0.3);
    assertThat(step.anchor()).isEqualTo(1);
    assertThat(step.candidates()).containsExactly(0, 2);
    try (DoubleArray x = DoubleArray.copyOf("test.x", X)) {
      double before = error(x, WEIGHTS, 0, 1);
      step.step(x, 0);
      assertThat(error(x, WEIGHTS, 0, 1) / before).isCloseTo(0.7, offset(1e-12));
      assertThat(Arrays.copyOfRange(x.toArray(), 8, 12)).containsExactly(2, 6, 4, 3);
      assertThat(step.steps()).isEqualTo(1);
    }
  }

  @Test
  void theUniformStepIsTheKaczmarzStepOfItsRow() {
    try (DoubleArray x = DoubleArray.copyOf("test.x", X)) {
      step(WEIGHTS, RatioPenalty.DEFAULT, 0.3).step(x, 0);
      double rho = WEIGHTS[0] / WEIGHTS[1];
      double e = 10 - rho * 9;
      double shift = 0.3 * e / (4 * (1 + rho * rho));
      for (int p = 0; p < 4; p++) {
        assertThat(x.get(p)).isCloseTo(X[p] - shift, offset(1e-14));
        assertThat(x.get(4 + p)).isCloseTo(X[4 + p] + rho * shift, offset(1e-14));
      }
    }
  }

  @Test
  void theShapeStepKeepsTotalAndShapes() {
    try (DoubleArray x = DoubleArray.copyOf("test.x", X)) {
      step(WEIGHTS, RatioPenalty.DEFAULT.withForm(RatioPenalty.Form.SHAPE), 0.3).step(x, 0);
      assertThat(sum(x, 0) + sum(x, 1)).isCloseTo(19, offset(1e-12));
      assertThat(x.get(2) / x.get(0)).isCloseTo(4.0 / 3, offset(1e-12));
      assertThat(x.get(4) / x.get(5)).isCloseTo(2.5, offset(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(RatioPenalty.Form.class)
  void repeatedStepsReachTheRatiosAndStayNonNegative(RatioPenalty.Form form) {
    RatioStep step = step(WEIGHTS, RatioPenalty.DEFAULT.withForm(form), 0.5);
    try (DoubleArray x = DoubleArray.copyOf("test.x", X)) {
      for (int i = 0; i < 400; i++) {
        step.step(x, i % 2 == 0 ? 0 : 2);
      }
      assertThat(sum(x, 0) / sum(x, 1)).isCloseTo(0.4, offset(1e-9));
      assertThat(sum(x, 2) / sum(x, 1)).isCloseTo(0.6, offset(1e-9));
      assertThat(Arrays.stream(x.toArray()).min().orElseThrow()).isNotNegative();
    }
  }

  @Test
  void onlyRatiosOfWeightsMatter() {
    double[] large = Arrays.stream(WEIGHTS).map(w -> 8 * w).toArray();
    try (DoubleArray x = DoubleArray.copyOf("test.x", X);
        DoubleArray other = DoubleArray.copyOf("test.x", X)) {
      step(WEIGHTS, RatioPenalty.DEFAULT, 0.3).step(x, 2);
      step(large, RatioPenalty.DEFAULT, 0.3).step(other, 2);
      assertThat(other.toArray()).containsExactly(x.toArray());
    }
  }

  @Test
  void smallWeightsTakeNoPart() {
    double[] weights = {0.5, 4e-6, 0.5e-4, 0};
    RatioStep step = RatioStep.of(weights, 4, RatioPenalty.DEFAULT, 0.3, true);
    assertThat(java.util.Objects.requireNonNull(step).candidates()).containsExactly(2);
    assertThatThrownBy(
            () -> RatioStep.of(weights, 4, RatioPenalty.DEFAULT.withAnchor(1), 0.3, true))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("ratioAnchor");
    assertThatThrownBy(
            () -> RatioStep.of(weights, 4, RatioPenalty.DEFAULT.withAnchor(4), 0.3, true))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("from 0 to 3");
  }

  @Test
  void useFollowsTheWeightsUnlessSaid() {
    assertThat(RatioStep.of(null, 4, RatioPenalty.DEFAULT, 0.3, true)).isNull();
    assertThat(RatioStep.of(new double[3], 4, RatioPenalty.DEFAULT, 0.3, true)).isNull();
    RatioPenalty off = RatioPenalty.DEFAULT.withUse(RatioPenalty.Use.OFF);
    assertThat(RatioStep.of(WEIGHTS, 4, off, 0.3, true)).isNull();
    RatioPenalty on = RatioPenalty.DEFAULT.withUse(RatioPenalty.Use.ON);
    assertThatThrownBy(() -> RatioStep.of(null, 4, on, 0.3, true))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("orbitWeights");
  }

  @Test
  void weightsPerUnknownAreSummedOverPopulations() {
    CubeShape shape = new CubeShape(1, 2, 3, 1);
    assertThat(OrbitWeights.perComponent(new double[] {1, 2, 3, 4, 5, 6}, shape))
        .containsExactly(6, 15);
    assertThat(OrbitWeights.perComponent(new double[] {1, 2}, shape)).containsExactly(1, 2);
    assertThatThrownBy(() -> OrbitWeights.perComponent(new double[4], shape))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("C = 2 or C*P = 6");
  }

  @Test
  void aFitWithExactWeightsKeepsItsMixture() {
    try (ProblemQ q = ProblemQ.of(12);
        CubeData data = q.data()) {
      double[] weights = OrbitWeights.perComponent(q.truth, ProblemQ.SHAPE);
      SolveOptions options =
          SolveOptions.builder()
              .seed(1)
              .threads(2)
              .verbose(false)
              .relaxation(1)
              .epochs(40)
              .orbitWeights(weights)
              .ratio(RatioPenalty.DEFAULT.withProbability(0.5))
              .build();
      double[] x = Solves.fromZero(q.operator, data, options).x();
      assertThat(q.error(x)).isLessThan(1e-8);
    }
  }

  private static org.assertj.core.data.Offset<Double> offset(double value) {
    return org.assertj.core.data.Offset.offset(value);
  }
}
