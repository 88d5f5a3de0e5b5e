package org.alidade.cube.internal.solve.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.alidade.array.DoubleArray;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolverStep;
import org.alidade.cube.internal.solve.gradient.GradientRun.Method;
import org.alidade.cube.internal.solve.gradient.GradientRun.Solved;
import org.alidade.cube.solve.DenseOperator;
import org.alidade.cube.solve.ProblemQ;
import org.alidade.math.NnlsSolution;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakCheck.class)
class GradientEdgeCasesTest {
  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }

  @ParameterizedTest
  @CsvSource({"MPRGP, 1e-17", "MPRGP, 1e17", "SPG, 1e-17", "SPG, 1e17"})
  void unitsOfFluxCancel(Method method, double factor) {
    try (ProblemQ q = ProblemQ.of(21);
        ProblemQ other = ProblemQ.scaled(21, factor)) {
      double[] noisy = q.noisy(210);
      double[] zeros = new double[ProblemQ.SHAPE.unknowns()];
      try (CubeData data = q.data(noisy);
          CubeData scaled = q.data(times(noisy, factor))) {
        double[] x = run(q.operator, data).from(method, zeros).x();
        double[] dataAlone = run(q.operator, scaled).from(method, zeros).x();
        double[] both = run(other.operator, scaled).from(method, zeros).x();
        assertThat(ProblemQ.distance(times(dataAlone, 1 / factor), x)).isLessThan(1e-10);
        // Single-precision models in other units are rounded differently.
        assertThat(ProblemQ.distance(both, x)).isLessThan(1e-5);
        NnlsSolution optimum = Optimum.of(other.operator, times(noisy, factor));
        assertThat(ProblemQ.distance(both, optimum.x())).isLessThan(1e-9);
      }
    }
  }

  private static GradientRun run(DenseOperator operator, CubeData data) {
    return new GradientRun(operator, data).tolerance(1e-12).maximumIterations(20_000);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void modelsAndDataTimesAPowerOfTwoGiveTheSameWeights(Method method) {
    try (ProblemQ q = ProblemQ.of(22);
        ProblemQ tiny = ProblemQ.scaled(22, 0x1p-56)) {
      double[] noisy = q.noisy(220);
      double[] zeros = new double[ProblemQ.SHAPE.unknowns()];
      try (CubeData data = q.data(noisy);
          CubeData scaled = q.data(times(noisy, 0x1p-56))) {
        double[] x = run(q.operator, data).from(method, zeros).x();
        double[] both = run(tiny.operator, scaled).from(method, zeros).x();
        assertThat(ProblemQ.distance(both, x)).isLessThan(1e-10);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MPRGP, 1, 3, 6", "MPRGP, 5, 1, 6", "MPRGP, 5, 3, 1", "MPRGP, 1, 1, 1",
    "SPG, 1, 3, 6", "SPG, 5, 1, 6", "SPG, 5, 3, 1", "SPG, 1, 1, 1"
  })
  void oneSpaxelOneComponentOnePopulation(
      Method method, int spaxels, int components, int populations) {
    CubeShape shape = new CubeShape(spaxels, components, populations, 50);
    double[][][] matrix = random(shape, new Random(3));
    double[] values = new Random(4).doubles((long) spaxels * 50, 0.5, 1.5).toArray();
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data = data(values, shape)) {
      Solved solved = run(operator, data).from(method, new double[shape.unknowns()]);
      assertThat(solved.outcome().converged()).isTrue();
      assertThat(ProblemQ.distance(solved.x(), Optimum.of(operator, values).x())).isLessThan(1e-8);
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void emptyColumnsStayZeroAndIdenticalOnesShare(Method method) {
    CubeShape shape = new CubeShape(3, 2, 4, 30);
    double[][][] matrix = random(shape, new Random(5));
    for (double[][] plane : matrix) {
      Arrays.fill(plane[2], 0);
      plane[6] = plane[1].clone();
    }
    double[] values = new Random(6).doubles(90, 0.5, 1.5).toArray();
    double[] start = new double[shape.unknowns()];
    Arrays.fill(start, 0.1);
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data = data(values, shape)) {
      Solved solved = run(operator, data).from(method, start);
      double optimum = Optimum.of(operator, values).objective();
      assertThat(solved.outcome().converged()).isTrue();
      assertThat(solved.x()[2]).isZero();
      assertThat(solved.optimality().objective()).isCloseTo(optimum, within(1e-10 * optimum));
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void faintColumnsAreFitted(Method method) {
    CubeShape shape = new CubeShape(3, 1, 5, 30);
    double[][][] matrix = random(shape, new Random(7));
    for (double[][] plane : matrix) {
      plane[3] = times(plane[3], 1e-4); // below the floor of the scaling
    }
    double[] values = new Random(8).doubles(90, 0.5, 1.5).toArray();
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data = data(values, shape)) {
      Solved solved =
          run(operator, data).tolerance(1e-11).from(method, new double[shape.unknowns()]);
      assertThat(solved.outcome().converged()).isTrue();
      assertThat(ProblemQ.distance(solved.x(), Optimum.of(operator, values).x())).isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void noSignalAndNoModelGiveZero(Method method) {
    CubeShape shape = new CubeShape(2, 1, 3, 20);
    double[] start = {1, 2, 3};
    double[][][] matrix = random(shape, new Random(9));
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        DenseOperator empty = DenseOperator.of(shape, new double[2][3][20]);
        CubeData dark = data(new double[40], shape);
        CubeData bright = data(new Random(10).doubles(40).toArray(), shape)) {
      Solved noSignal = run(operator, dark).from(method, start);
      assertThat(noSignal.x()).containsExactly(0, 0, 0);
      assertThat(noSignal.outcome().converged()).isTrue();
      Solved noModel = run(empty, bright).from(method, start);
      assertThat(noModel.x()).containsExactly(0, 0, 0);
      assertThat(noModel.outcome().converged()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void dataBelowZeroGiveZero(Method method) {
    CubeShape shape = new CubeShape(2, 1, 3, 20);
    try (DenseOperator operator = DenseOperator.of(shape, random(shape, new Random(11)));
        CubeData data = data(new Random(12).doubles(40, -2, -1).toArray(), shape)) {
      Solved solved = run(operator, data).from(method, new double[] {1, 2, 3});
      assertThat(solved.x()).containsExactly(0, 0, 0);
      assertThat(solved.outcome().converged()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void endOfIterationsIsNoError(Method method) {
    try (ProblemQ q = ProblemQ.of(23);
        CubeData data = q.data(q.noisy(230))) {
      Solved solved =
          new GradientRun(q.operator, data)
              .maximumIterations(7)
              .from(method, new double[ProblemQ.SHAPE.unknowns()]);
      assertThat(solved.outcome().converged()).isFalse();
      assertThat(solved.outcome().iterations()).isEqualTo(7);
      double best =
          solved.objectives().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
      assertThat(solved.optimality().objective()).isCloseTo(best, within(1e-12 * best));
      assertThat(best).isLessThan(solved.objectives().get(0));
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void interruptionLeavesTheBestWeights(Method method) {
    SolveListener interrupts =
        new SolveListener() {
          @Override
          public void onStep(SolverStep step, Supplier<double[]> x) {
            if (step.done() == 5) {
              Thread.currentThread().interrupt();
            }
          }
        };
    try (ProblemQ q = ProblemQ.of(24);
        CubeData data = q.data(q.noisy(240));
        DoubleArray x = DoubleArray.allocate("test.x", ProblemQ.SHAPE.unknowns())) {
      GradientRun run = new GradientRun(q.operator, data).listener(interrupts);
      assertThatThrownBy(() -> run.from(method, x)).isInstanceOf(InvalidStateException.class);
      assertThat(Thread.interrupted()).isTrue();
      Solved five =
          new GradientRun(q.operator, data)
              .maximumIterations(5)
              .from(method, new double[ProblemQ.SHAPE.unknowns()]);
      assertThat(x.toArray()).containsExactly(five.x());
    }
  }

  private static double[][][] random(CubeShape shape, Random random) {
    double[][][] matrix = new double[shape.spaxels()][shape.unknowns()][];
    for (double[][] plane : matrix) {
      Arrays.setAll(plane, j -> random.doubles(shape.pixels(), 0.1, 1).toArray());
    }
    return matrix;
  }

  private static CubeData data(double[] values, CubeShape shape) {
    boolean[] keep = new boolean[shape.pixels()];
    Arrays.fill(keep, true);
    return CubeData.of(
        DoubleArray.copyOf("test.data", values, shape.spaxels(), shape.pixels()), keep);
  }
}
