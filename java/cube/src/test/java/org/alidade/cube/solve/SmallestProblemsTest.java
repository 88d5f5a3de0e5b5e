package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One spaxel, one component, one population, odd units, missing data: every solver copes. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class SmallestProblemsTest {
  private static final int PIXELS = 60;
  private static final int BINS = 15;
  private static final double DLOG = 2e-4;
  private static final double C0 = 299_792.458;

  @TempDir private Path folder;

  private static double[] grid(double first, int length) {
    double[] grid = new double[length];
    Arrays.setAll(grid, i -> first + i * DLOG);
    return grid;
  }

  private static double[] velocities() {
    double[] velocities = new double[BINS];
    Arrays.setAll(velocities, v -> C0 * Math.expm1((v - BINS / 2) * DLOG));
    return velocities;
  }

  private Path populate(
      RandomGenerator random, int spaxels, int components, int populations, double[] flux)
      throws IOException {
    int templatePixels = PIXELS + 2 * 80;
    Path file = folder.resolve("cube.h5");
    try (CubeInputs inputs =
        CubeInputs.builder()
            .losvd(
                random.doubles((long) spaxels * BINS * components).toArray(),
                spaxels,
                BINS,
                components)
            .dataCube(flux, spaxels, PIXELS)
            .templates(
                random.doubles((long) templatePixels * populations, 0.3, 1.3).toArray(),
                templatePixels,
                populations)
            .temPix(grid(8.5 - 80 * DLOG, templatePixels))
            .obsPix(grid(8.5, PIXELS))
            .velPix(velocities())
            .build()) {
      CubeFile.at(file).populate(inputs, PopulateOptions.defaults());
    }
    return file;
  }

  private static SolveResult solve(Path file, Solver solver) {
    return PipelineRunner.open(file)
        .solveAll(
            SolveOptions.builder()
                .solver(solver)
                .epochs(3)
                .relaxation(0.5)
                .seed(1)
                .trackerMode(TrackerMode.OFF)
                .verbose(false)
                .build());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "1, 3, 4, 1",
    "5, 1, 4, 1",
    "5, 3, 1, 1e-17",
    "5, 1, 1, 1e17",
    "4, 2, 3, 1e-17"
  })
  void exactSolverAgreesWithMprgp(
      int spaxels, int components, int populations, double unit, RandomGenerator random)
      throws IOException {
    double[] flux =
        random.doubles((long) spaxels * PIXELS, 5, 15).map(value -> unit * value).toArray();
    flux[7] = Double.NaN;
    Path file = populate(random, spaxels, components, populations, flux);

    SolveResult exact = solve(file, Solver.EXACT);
    SolveResult gradient = solve(file, Solver.MPRGP);

    assertThat(exact.stats().converged()).isTrue();
    assertThat(exact.optimality().scaledKkt()).isLessThan(1e-12);
    assertThat(exact.optimality().objective())
        .isLessThanOrEqualTo(gradient.optimality().objective() * (1 + 1e-13));
    assertThat(exact.optimality().objective() / gradient.optimality().objective())
        .isBetween(1 - 1e-9, 1 + 1e-13);
    assertThat(exact.x()).hasSize(components * populations);
  }

  @ParameterizedTest
  @EnumSource(Solver.class)
  void dataThatAreAllMissingAreRefused(Solver solver, RandomGenerator random) throws IOException {
    double[] flux = new double[2 * PIXELS];
    Arrays.fill(flux, Double.NaN);
    Path file = populate(random, 2, 2, 2, flux);

    Assertions.assertThatThrownBy(() -> solve(file, solver))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no finite data");
  }

  @ParameterizedTest
  @EnumSource(Solver.class)
  void dataOfZeroGiveWeightsOfZero(Solver solver, RandomGenerator random) throws IOException {
    Path file = populate(random, 3, 2, 2, new double[3 * PIXELS]);

    SolveResult result = solve(file, solver);

    assertThat(result.x()).containsOnly(0.0);
    assertThat(result.optimality().objective()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Solver.class)
  void aSeededSolveRepeatsBitByBitOnAnyNumberOfThreads(Solver solver, RandomGenerator random)
      throws IOException {
    double[] flux = random.doubles(6L * PIXELS, 5, 15).toArray();
    Path file = populate(random, 6, 3, 4, flux);

    double[] first = threads(file, solver, 1);

    assertThat(threads(file, solver, 1)).isEqualTo(first);
    assertThat(threads(file, solver, 2)).isEqualTo(first);
    assertThat(threads(file, solver, 3)).isEqualTo(first);
  }

  private static double[] threads(Path file, Solver solver, int threads) {
    SolveOptions options =
        SolveOptions.builder()
            .solver(solver)
            .warmStart(org.alidade.cube.WarmStart.JACOBI)
            .seed(4)
            .threads(threads)
            .trackerMode(TrackerMode.OFF)
            .verbose(false)
            .build();
    return PipelineRunner.open(file).solveAll(options).x();
  }
}
