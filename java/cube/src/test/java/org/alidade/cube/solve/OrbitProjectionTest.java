package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.OrbitUsage;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.OrbitProjection;
import org.alidade.cube.internal.solve.Refinements;
import org.alidade.cube.internal.solve.SupportedComponents;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class OrbitProjectionTest {
  private static final CubeShape SHAPE = new CubeShape(1, 4, 2, 2);
  private static final double[] TARGETS = {2, 6, 4, 8};
  private static final double[] X = {1, 2, 3, 4, 0, 0, 9, 9};

  /** A problem in which the last component has no light. */
  private static <T> T with(java.util.function.Function<FitProblem, T> work) {
    double[][][] matrix = {{{1, 1}, {1, 0}, {2, 1}, {1, 1}, {3, 1}, {1, 2}, {0, 0}, {0, 0}}};
    try (DenseOperator operator = DenseOperator.of(SHAPE, matrix);
        CubeData data =
            CubeData.of(
                DoubleArray.copyOf("test", new double[] {1, 2}, 1, 2), new boolean[] {true, true});
        FitProblem problem = new FitProblem(operator, data, null)) {
      return work.apply(problem);
    }
  }

  private static double[] projected(double[] targets, double[] x, double beta, double[] usage) {
    return with(
        problem -> {
          OrbitProjection projection =
              new OrbitProjection(targets, SupportedComponents.of(problem), beta, usage);
          try (DoubleArray values = DoubleArray.copyOf("test", x)) {
            projection.apply(values);
            return values.toArray();
          }
        });
  }

  @Test
  void strictProjectionGivesTheRatiosAndKeepsTotalAndShapes() {
    double[] x = projected(TARGETS, X, 1, new double[0]);
    // Living components: sums 3 and 7 become shares 2 and 6 of 8; the dark one is left alone.
    assertThat(x[0] + x[1]).isCloseTo(2.5, within(1e-14));
    assertThat(x[2] + x[3]).isCloseTo(7.5, within(1e-14));
    assertThat(x[1] / x[0]).isCloseTo(2, within(1e-14));
    assertThat(Arrays.copyOfRange(x, 4, 8)).containsExactly(0, 0, 9, 9);
  }

  @Test
  void betaIsTheShareOfTheWay() {
    double[] x = projected(TARGETS, X, 0.2, new double[0]);
    assertThat(x[0]).isCloseTo(0.8 + 0.2 * 2.5 / 3, within(1e-14));
    assertThat(x[3]).isCloseTo(0.8 * 4 + 0.2 * 4 * 7.5 / 7, within(1e-14));
  }

  @Test
  void fluxUsageComparesLight() {
    double[] flux = {2, 1, 3, 2, 4, 3, 0, 0};
    double[] x = projected(TARGETS, X, 1, flux);
    double first = 2 * x[0] + x[1];
    double second = 3 * x[2] + 2 * x[3];
    assertThat(first / second).isCloseTo(2.0 / 6, within(1e-14));
    assertThat(first + second).isCloseTo(4 + 17, within(1e-13));
  }

  @Test
  void unitsDoNotMatter() {
    double[] x = projected(TARGETS, X, 0.7, new double[0]);
    double[] targets = Arrays.stream(TARGETS).map(t -> 1e-17 * t).toArray();
    double[] faint = Arrays.stream(X).map(value -> 1e-17 * value).toArray();
    double[] other = projected(targets, faint, 0.7, new double[0]);
    for (int j = 0; j < x.length; j++) {
      assertThat(other[j]).isCloseTo(1e-17 * x[j], within(1e-29));
    }
  }

  @Test
  void componentsThatCannotBeRevivedAreNamed() {
    String message =
        with(
            problem -> {
              OrbitProjection projection =
                  new OrbitProjection(TARGETS, SupportedComponents.of(problem), 1, new double[0]);
              try (DoubleArray values = DoubleArray.copyOf("test", X)) {
                projection.apply(values);
                return projection.message().orElseThrow();
              }
            });
    assertThat(message).contains("{2}");
  }

  @Test
  void nothingHappensToZeros() {
    assertThat(projected(TARGETS, new double[8], 1, new double[0])).containsOnly(0);
  }

  @Test
  void withoutOrbitWeightsThereIsNothingToProjectTo() {
    SolveOptions options = SolveOptions.builder().orbitProjection(0.5).build();
    assertThatThrownBy(() -> with(problem -> Refinements.of(problem, options, null)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("without orbit weights");
  }

  @Test
  void refinementsNameDarkComponentsAndKeepThemAtZero() {
    SolveOptions options =
        SolveOptions.builder().orbitProjection(1).orbitUsage(OrbitUsage.FLUX).build();
    with(
        problem -> {
          Refinements refinements = Refinements.of(problem, options, TARGETS);
          try (DoubleArray x = DoubleArray.copyOf("test", X)) {
            refinements.supported().clearOthers(x);
            refinements.afterEpoch(x, 1);
            assertThat(x.toArray()).endsWith(0, 0, 0, 0);
            double[] light = {2 * x.get(0) + x.get(1), 3 * x.get(2) + 2 * x.get(3)};
            assertThat(light[0] / light[1]).isCloseTo(1.0 / 3, within(1e-12));
          }
          assertThat(refinements.messages())
              .anyMatch(m -> m.contains("1 of 4 components have no light"))
              .anyMatch(m -> m.contains("cannot revive"));
          return true;
        });
  }
}
