package org.alidade.cube.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeShape;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.Regularisation;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.hdf5.Hdf5File;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.Nnls;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** L-curve and bootstrap of a small mock galaxy, by the exact solver. */
@ExtendWith(LeakCheck.class)
class CubeStatisticsTest {
  private static final SolveOptions FIT = SolveOptions.builder().threads(2).build();

  @TempDir private static Path folder;
  private static Path cube = Path.of("cube.h5");
  private static double[] truth = {};

  @BeforeAll
  static void populate() throws IOException {
    cube = folder.resolve("cube.h5");
    Path arrays = folder.resolve("arrays.h5");
    MockGalaxy galaxy =
        MockGalaxy.make(
            MockGalaxyOptions.defaults()
                .withSpaxels(24)
                .withTemplateGrid(3, 5)
                .withWavelengths(5000, 5150));
    galaxy.arrays().write(arrays);
    truth = galaxy.arrays().values("x_true");
    try (CubeInputs inputs = CubeInputs.read(arrays)) {
      CubeFile.at(cube).populate(inputs, PopulateOptions.defaults());
    }
  }

  /** Minimum from the Hessian formed column by column from the exact operator. */
  private static double[] bruteForce(FitProblem problem) {
    CubeShape shape = problem.shape();
    int n = shape.unknowns();
    try (DoubleArray gram = DoubleArray.allocate("test", n, n);
        DoubleArray vector = DoubleArray.allocate("test", n);
        DoubleArray spectra = DoubleArray.allocate("test", shape.spaxels(), shape.pixels());
        DoubleArray weighted = problem.weightedData()) {
      for (int j = 0; j < n; j++) {
        vector.fill(0);
        vector.set(j, 1);
        problem.hessianProduct(vector, spectra, gram.slice(j, 1).reshape(n));
      }
      problem.operator().adjoint(weighted, vector);
      return Nnls.solveNormal(DoubleMatrix.of(gram), vector.toArray()).x();
    }
  }

  private static double objective(FitProblem problem, double[] weights) {
    try (DoubleArray x = DoubleArray.copyOf("test", weights);
        DoubleArray residual =
            DoubleArray.allocate("test", problem.shape().spaxels(), problem.shape().pixels())) {
      return problem.residual(x, residual) + problem.penaltyValue(x);
    }
  }

  @Test
  void reducedSolutionWithPenaltiesIsTheMinimum() {
    double[] orbits = new double[10];
    Arrays.setAll(orbits, c -> 1 + c % 3);
    SolveOptions options =
        SolveOptions.builder()
            .threads(2)
            .templateRank(15)
            .orbitWeights(orbits)
            .regularisation(new Regularisation(1e-3, 1e-4, 1e-2))
            .build();
    try (ReducedFit fit = ReducedFit.open(cube, options, ProgressListener.NONE);
        FitProblem problem = fit.penalised()) {
      double[] start = new double[problem.shape().unknowns()];
      double[] wanted = bruteForce(problem);
      double[] got = fit.solve(problem, start);
      double best = objective(problem, wanted);
      assertThat(objective(problem, got)).isCloseTo(best, within(1e-9 * best));
      double largest = Arrays.stream(wanted).max().orElseThrow();
      assertThat(got).containsExactly(wanted, within(1e-4 * largest));
      assertThat(fit.solveExactly(problem, start)).containsExactly(wanted, within(1e-6 * largest));
    }
  }

  @Test
  void smoothnessOfTheLCurveBringsWeightsNearerToThePlantedOnes() {
    LCurve curve = LCurve.of(cube, FIT, LCurve.logSpaced(1e-8, 1, 9), ProgressListener.NONE);
    assertThat(curve.points()).hasSize(9);
    for (int i = 1; i < 9; i++) {
      LCurvePoint before = curve.points().get(i - 1);
      LCurvePoint point = curve.points().get(i);
      assertThat(point.roughness()).isLessThan(before.roughness());
      assertThat(point.residualNorm()).isGreaterThan(before.residualNorm() * (1 - 1e-9));
    }
    assertThat(curve.recommended()).isBetween(1e-8, 1.0);
    assertThat(error(solve(curve.recommended()))).isLessThan(0.8 * error(solve(0)));
  }

  private static double[] solve(double smoothness) {
    return PipelineRunner.open(cube)
        .solveAll(
            SolveOptions.builder()
                .threads(2)
                .solver(Solver.EXACT)
                .trackerMode(TrackerMode.OFF)
                .regularisation(Regularisation.NONE.withSmoothness(smoothness))
                .build())
        .x();
  }

  private static double error(double[] x) {
    double difference = 0;
    double norm = 0;
    for (int j = 0; j < x.length; j++) {
      difference += Math.pow(x[j] - truth[j], 2);
      norm += truth[j] * truth[j];
    }
    return Math.sqrt(difference / norm);
  }

  @Test
  void bootstrapIsStoredAndReadBack() {
    BootstrapOptions options = BootstrapOptions.builder().replicas(8).seed(2).build();
    BootstrapResult result = Bootstrap.run(cube, FIT, options, ProgressListener.NONE);
    assertThat(Bootstrap.read(cube)).isEmpty();
    Bootstrap.store(cube, result, FIT, options);
    BootstrapResult read = Bootstrap.read(cube).orElseThrow();
    assertThat(read.replicas()).isEqualTo(8);
    assertThat(read.weights().p84()).isEqualTo(result.weights().p84());
    assertThat(read.populationSums().median()).isEqualTo(result.populationSums().median());
    assertThat(read.componentCorrelation()[2]).containsExactly(result.componentCorrelation()[2]);
    assertThat(read.determination().undetermined())
        .isEqualTo(result.determination().undetermined());
    try (Hdf5File file = Hdf5File.openReadOnly(cube)) {
      assertThat(file.group("/Fit/bootstrap").attributes().getString("noise"))
          .isEqualTo("residuals");
      assertThat(file.group("/Fit/bootstrap").attributes().getString("account"))
          .isEqualTo(String.join("\n", result.determination().account()));
    }
    Bootstrap.store(cube, result, FIT, options);
    assertThat(Bootstrap.read(cube)).isPresent();
  }

  @Test
  void polishedReplicasHaveTheSameSpreadOfSums() {
    BootstrapOptions.Builder options = BootstrapOptions.builder().replicas(6).seed(2);
    BootstrapResult reduced = Bootstrap.run(cube, FIT, options.build(), ProgressListener.NONE);
    BootstrapResult polished =
        Bootstrap.run(cube, FIT, options.polished(true).build(), ProgressListener.NONE);
    Spread wanted = polished.componentSums();
    for (int c = 0; c < wanted.size(); c++) {
      assertThat(reduced.componentSums().mean()[c])
          .isCloseTo(
              wanted.mean()[c], within(wanted.standardDeviation()[c] + 1e-6 * wanted.mean()[0]));
    }
  }

  @Test
  void bootstrapDoesNotDependOnThreads() {
    BootstrapOptions options = BootstrapOptions.builder().replicas(4).build();
    BootstrapResult two = Bootstrap.run(cube, FIT, options, ProgressListener.NONE);
    BootstrapResult one =
        Bootstrap.run(
            cube, SolveOptions.builder().threads(1).build(), options, ProgressListener.NONE);
    assertThat(one.weights().mean()).isEqualTo(two.weights().mean());
  }

  @Test
  void strengthsMustBePositive() {
    assertThatThrownBy(() -> LCurve.of(cube, FIT, new double[] {0, 1, 2}, ProgressListener.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("strengths");
  }
}
