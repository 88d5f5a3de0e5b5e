package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
  private static final double[] GRID = {0, 1, 3};
  private static final double[] VALUES = {10, 20, 40};

  @Test
  void interpolatesInsideAndFillsOutside() {
    double[] at = {-0.0, 0, 0.25, 1, 2, 3, 3.0001, -0.0001, Double.NaN};
    assertThat(Interpolation.linear(GRID, VALUES, at, -1))
        .containsExactly(new double[] {10, 10, 12.5, 20, 30, 40, -1, -1, -1}, within(1e-13));
  }

  @Test
  void emptyAndSinglePointGrids() {
    assertThat(Interpolation.linear(new double[0], new double[0], new double[] {1}, 7))
        .containsExactly(7);
    assertThat(Interpolation.linear(new double[] {1}, new double[] {5}, new double[] {1, 2}, 7))
        .containsExactly(5, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 2, point 1",
    "1, 0.5, 2, point 1",
    "1, 2, NaN, point 2 is NaN",
    "-Infinity, 2, 3, point 0",
  })
  void namesTheFirstPointThatDoesNotIncrease(double a, double b, double c, String message) {
    assertThatThrownBy(() -> Interpolation.requireIncreasing(new double[] {a, b, c}, "velocities"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("velocities");
  }

  @Test
  void uniformGridsGiveTheirStep() {
    assertThat(Interpolation.requireUniform(new double[] {1, 1.5, 2}, 1e-9, "lambda"))
        .isCloseTo(0.5, within(1e-15));
    assertThatThrownBy(() -> Interpolation.requireUniform(GRID, 1e-3, "lambda"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("point 1");
    assertThatThrownBy(() -> Interpolation.requireUniform(new double[] {1}, 1e-3, "lambda"))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Interpolation.linear(GRID, new double[2], GRID, 0))
        .isInstanceOf(BadInputException.class);
  }
}
