package org.alidade.cube.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.solve.ProblemQ;
import org.alidade.math.Blas;
import org.alidade.math.CholeskyFactor;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.Nnls;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replicas of problem Q, each solved by non-negative least squares on the whole matrix. */
@ExtendWith(LeakCheck.class)
class ResidualBootstrapTest {
  private static final CubeShape SHAPE = ProblemQ.SHAPE;
  private static final int N = SHAPE.unknowns();

  private ProblemQ problem;
  private DoubleArray matrix;
  private DoubleArray gram;

  @BeforeEach
  void fillMatrix() {
    problem = ProblemQ.of(5);
    int rows = SHAPE.spaxels() * SHAPE.pixels();
    matrix = DoubleArray.allocate("test", rows, N);
    gram = DoubleArray.allocate("test", N, N);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < N; j++) {
        matrix.set(i, j, problem.operator.element(i / SHAPE.pixels(), j, i % SHAPE.pixels()));
      }
    }
    Blas.symmetricRankUpdate(1, DoubleMatrix.of(matrix).transposed(), 0, DoubleMatrix.of(gram));
  }

  @AfterEach
  void close() {
    problem.close();
    matrix.close();
    gram.close();
  }

  private double[] solve(CubeData data, double[] start) {
    try (DoubleArray linear = DoubleArray.allocate("test", N)) {
      DoubleArray flat = data.spectra().reshape(data.spectra().size());
      Blas.multiply(1, DoubleMatrix.of(matrix).transposed(), flat, 0, linear);
      return Nnls.solveNormal(DoubleMatrix.of(gram), linear.toArray()).x();
    }
  }

  private BootstrapResult run(double[] data, BootstrapOptions options) {
    return run(data, options, 2);
  }

  private BootstrapResult run(double[] data, BootstrapOptions options, int threads) {
    try (CubeData spectra = problem.data(data);
        FitProblem fit = new FitProblem(problem.operator, spectra, null)) {
      return new ResidualBootstrap(fit, this::solve, options, threads, ProgressListener.NONE)
          .run(new double[N]);
    }
  }

  /** Exact data of weights that are all far from zero, with one percent noise. */
  private double[] interiorData() {
    double[] x = new double[N];
    Arrays.setAll(x, j -> 2 + j % 5);
    double[] exact = problem.operator.product(x);
    java.util.Random random = new java.util.Random(3);
    double sigma = sigma(exact);
    return Arrays.stream(exact).map(value -> value + sigma * random.nextGaussian()).toArray();
  }

  private static double sigma(double[] exact) {
    return 1e-3 * Arrays.stream(exact).average().orElseThrow();
  }

  @Test
  void spreadIsThatOfLeastSquaresWhereNoWeightIsNearZero() {
    double[] data = interiorData();
    double sigma = sigma(data);
    double[] deviations = new double[data.length];
    Arrays.fill(deviations, sigma);
    BootstrapOptions.Builder options = BootstrapOptions.builder().replicas(300);
    BootstrapResult gaussian = run(data, options.gaussian(deviations).build());
    BootstrapResult residuals =
        run(data, BootstrapOptions.builder().replicas(300).blockLength(1).build());
    for (int j = 0; j < N; j++) {
      double wanted = sigma * Math.sqrt(inverseGram(j));
      double got = gaussian.weights().standardDeviation()[j];
      assertThat(got).as("x %d", j).isCloseTo(wanted, within(0.2 * wanted));
      assertThat(residuals.weights().standardDeviation()[j])
          .as("residuals, x %d", j)
          .isCloseTo(wanted, within(0.25 * wanted));
      double half = 0.5 * (gaussian.weights().p84()[j] - gaussian.weights().p16()[j]);
      assertThat(half).isCloseTo(wanted, within(0.3 * wanted));
      assertThat(gaussian.nonZeroFraction()[j]).isEqualTo(1);
    }
  }

  private double inverseGram(int unknown) {
    double[] unit = new double[N];
    unit[unknown] = 1;
    try (CholeskyFactor factor = CholeskyFactor.of(DoubleMatrix.of(gram))) {
      return factor.solve(unit)[unknown];
    }
  }

  @Test
  void truthLiesWithinSomeDeviations() {
    BootstrapResult result = run(problem.noisy(9), BootstrapOptions.defaults());
    Spread sums = result.componentSums();
    for (int c = 0; c < SHAPE.components(); c++) {
      double truth = Arrays.stream(problem.truth, c * 6, (c + 1) * 6).sum();
      assertThat(Math.abs(sums.estimate()[c] - truth))
          .isLessThan(4.5 * sums.standardDeviation()[c]);
      assertThat(sums.p16()[c]).isLessThan(sums.median()[c]).isPositive();
      assertThat(sums.p84()[c]).isGreaterThan(sums.median()[c]);
    }
  }

  @Test
  void sumsAndFractionsAreThoseOfTheWeights() {
    BootstrapResult result = run(problem.noisy(9), BootstrapOptions.defaults());
    double[] mean = result.weights().mean();
    for (int c = 0; c < SHAPE.components(); c++) {
      assertThat(result.componentSums().mean()[c])
          .isCloseTo(Arrays.stream(mean, c * 6, (c + 1) * 6).sum(), within(1e-12));
    }
    for (int p = 0; p < SHAPE.populations(); p++) {
      assertThat(result.populationSums().mean()[p])
          .isCloseTo(mean[p] + mean[p + 6] + mean[p + 12], within(1e-12));
    }
    assertThat(Arrays.stream(result.componentFractions().mean()).sum()).isCloseTo(1, within(1e-12));
    assertThat(result.componentCorrelation()[1][1]).isCloseTo(1, within(1e-12));
    assertThat(result.weights().estimate()).isEqualTo(solveNoisy());
  }

  private double[] solveNoisy() {
    try (CubeData data = problem.data(problem.noisy(9))) {
      return solve(data, new double[N]);
    }
  }

  @Test
  void replicasDependOnTheSeedAndNotOnThreads() {
    double[] data = problem.noisy(9);
    BootstrapOptions.Builder options = BootstrapOptions.builder().replicas(12).seed(4);
    BootstrapResult one = run(data, options.build(), 1);
    BootstrapResult two = run(data, options.build(), 2);
    BootstrapResult other = run(data, options.seed(5).build());
    assertThat(two.weights().standardDeviation()).isEqualTo(one.weights().standardDeviation());
    assertThat(other.weights().standardDeviation()).isNotEqualTo(one.weights().standardDeviation());
  }

  @Test
  void signsChangeByBlock() {
    double[] data = problem.noisy(9);
    BootstrapOptions options = BootstrapOptions.builder().blockLength(16).build();
    try (CubeData spectra = problem.data(data);
        FitProblem fit = new FitProblem(problem.operator, spectra, null);
        DoubleArray model =
            DoubleArray.copyOf("test", problem.exact, SHAPE.spaxels(), SHAPE.pixels());
        DoubleArray out = DoubleArray.allocate("test", SHAPE.spaxels(), SHAPE.pixels())) {
      new ReplicaData(fit, model, 100, options).fill(3, out);
      double inflation = Math.sqrt(data.length / (data.length - 100.0));
      int changes = 0;
      for (int i = 0; i < data.length; i++) {
        double ratio = (out.get(i) - problem.exact[i]) / (data[i] - problem.exact[i]);
        assertThat(Math.abs(ratio)).isCloseTo(inflation, within(1e-6 * inflation));
        double before =
            i % 160 == 0
                ? ratio
                : (out.get(i - 1) - problem.exact[i - 1]) / (data[i - 1] - problem.exact[i - 1]);
        changes += before * ratio < 0 ? 1 : 0;
      }
      assertThat(changes).isBetween(60, 180); // about half of 24 x 10 block edges
    }
  }

  @Test
  void valuesThatDoNotCountStayAsTheyWere() {
    double[] data = problem.noisy(9);
    data[170] = Double.NaN;
    try (CubeData spectra = problem.data(data);
        FitProblem fit = new FitProblem(problem.operator, spectra, null);
        DoubleArray model =
            DoubleArray.copyOf("test", problem.exact, SHAPE.spaxels(), SHAPE.pixels());
        DoubleArray out = DoubleArray.allocate("test", SHAPE.spaxels(), SHAPE.pixels())) {
      new ReplicaData(fit, model, 0, BootstrapOptions.defaults()).fill(0, out);
      assertThat(IntStream.range(0, data.length).filter(i -> Double.isNaN(out.get(i))))
          .containsExactly(170);
    }
  }

  @Test
  void refusesOptionsThatCannotBe() {
    assertThatThrownBy(() -> BootstrapOptions.builder().replicas(1).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("1 replicas");
    assertThatThrownBy(() -> run(problem.exact, BootstrapOptions.builder().gaussian(1).build()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("1 standard deviations");
    assertThatThrownBy(() -> NoiseModel.of("poisson"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("poisson");
  }
}
