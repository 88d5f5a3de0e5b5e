package org.alidade.acceptance;

import static org.alidade.testing.Tolerances.FLOAT64_LOOSE;
import static org.alidade.testing.Tolerances.SOLVER;
import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.NpyFile;
import org.alidade.cube.JacobiSeed;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.ProjectWhen;
import org.alidade.cube.RowOrder;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveProgress;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Solves a file that holds the models of another program, and compares with its weights.
 *
 * <p>Its two ratio results are left out on purpose, as they depend on sums of components that it
 * does not renew after data rows (pitfall 32 of the specification).
 */
@ExtendWith(LeakCheck.class)
class GoldenSolveTest {
  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void makeFile() {
    file = GoldenCase.withGoldenModels(folder.resolve("cube.h5"));
  }

  /** Ascending sweeps over all kept pixels, negative weights set to zero at the end of an epoch. */
  private static SolveOptions.Builder ascending() {
    return SolveOptions.builder()
        .solver(Solver.KACZMARZ)
        .seed(1)
        .threads(2)
        .verbose(false)
        .pixelsPerAperture(GoldenCase.PIXELS)
        .rowOrder(RowOrder.SEQUENTIAL)
        .projectWhen(ProjectWhen.EPOCH)
        .trackerMode(TrackerMode.OFF);
  }

  private double[] solve(GoldenCase.Way way, double[] x0, double rate, int epochs, boolean project)
      throws IOException {
    boolean zeros = Arrays.stream(x0).allMatch(value -> value == 0);
    if (way == GoldenCase.Way.JAVA) {
      SolveOptions.Builder options =
          ascending().relaxation(rate).epochs(epochs).nonNegative(project);
      options.warmStart(zeros ? WarmStart.ZEROS : WarmStart.X0).x0(x0);
      return PipelineRunner.open(file).solveAll(options.build()).x();
    }
    List<Object> command = new ArrayList<>(List.of("cube", "solve", file, "--quiet"));
    command.addAll(List.of("--solver", "kaczmarz", "--row-order", "sequential"));
    command.addAll(List.of("--project", "epoch", "--pixels", 180, "--lr", rate));
    command.addAll(List.of("--epochs", epochs, "--seed", 1, "--rows", "models"));
    if (!project) {
      command.add("--no-project");
    }
    if (zeros) {
      command.addAll(List.of("--warm-start", "zeros"));
    } else {
      Path start = folder.resolve("x0.npy");
      NpyFile.write(start, x0);
      command.addAll(List.of("--warm-start", "x0", "--x0", start));
    }
    Path solution = folder.resolve("x.npy");
    command.addAll(List.of("--output", solution));
    CommandRun.succeed(command.toArray());
    assertThat(NpyFile.readDoubles(solution)).isEqualTo(CubeFiles.doubles(file, "/X_global"));
    return NpyFile.readDoubles(solution);
  }

  @ParameterizedTest
  @CsvSource({
    "JAVA, zeros_lr0.25, , 0.25, true",
    "COMMAND, zeros_lr0.25, , 0.25, true",
    "JAVA, zeros_lr1, , 1, true",
    "COMMAND, zeros_lr1, , 1, true",
    "JAVA, jacobi_lr0.25, seed/jacobi, 0.25, true",
    "COMMAND, jacobi_lr0.25, seed/jacobi, 0.25, true",
    "JAVA, given_lr0.25_projected, kaczmarz/given_x0, 0.25, true",
    "COMMAND, given_lr0.25_projected, kaczmarz/given_x0, 0.25, true",
    "JAVA, given_lr0.25_unprojected, kaczmarz/given_x0, 0.25, false",
    "COMMAND, given_lr0.25_unprojected, kaczmarz/given_x0, 0.25, false"
  })
  void oneEpochAgrees(GoldenCase.Way way, String golden, String start, double rate, boolean project)
      throws Exception {
    double[] x0 = start == null ? new double[GoldenCase.UNKNOWNS] : GoldenCase.expected(start);
    double[] x = solve(way, x0, rate, 1, project);
    assertThat(relativeToLargest(x, GoldenCase.expected("kaczmarz/" + golden))).isLessThan(SOLVER);
    double objective = goldenObjective("kaczmarz/" + golden);
    assertThat(GoldenCase.objective(file, x)).isCloseTo(objective, within(SOLVER * objective));
  }

  private static double goldenObjective(String dataset) {
    try (Hdf5File golden =
        Hdf5File.openReadOnly(GoldenData.golden("cubefit", "tiny_expected.h5"))) {
      return golden.dataset(dataset).attributes().getDouble("objective");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirst64KeptPixelsAlone(GoldenCase.Way way) throws Exception {
    keepFirst(64);
    double[] x = solve(way, new double[GoldenCase.UNKNOWNS], 0.25, 1, true);
    assertThat(relativeToLargest(x, GoldenCase.expected("kaczmarz/zeros_lr0.25_first64")))
        .isLessThan(SOLVER);
  }

  private void keepFirst(int most) {
    try (Hdf5File opened = Hdf5File.openForUpdate(file)) {
      boolean[] keep = opened.dataset("/Mask").readBooleans();
      int kept = 0;
      for (int l = 0; l < keep.length; l++) {
        keep[l] &= kept < most;
        kept += keep[l] ? 1 : 0;
      }
      opened.dataset("/Mask").write(keep);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tenEpochsAgree(GoldenCase.Way way) throws Exception {
    double[] golden = GoldenCase.expected("kaczmarz/zeros_lr0.25_ten_epochs");
    double[] x = solve(way, new double[GoldenCase.UNKNOWNS], 0.25, 10, true);
    assertThat(relativeToLargest(x, row(golden, 9))).isLessThan(SOLVER);
  }

  private static double[] row(double[] golden, int epoch) {
    return Arrays.copyOfRange(
        golden, epoch * GoldenCase.UNKNOWNS, (epoch + 1) * GoldenCase.UNKNOWNS);
  }

  @Test
  void everyEpochAndTheErrorsOnTheWayAgree() {
    double[] golden = GoldenCase.expected("kaczmarz/zeros_lr0.25_ten_epochs");
    List<Double> distances = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    SolveListener listener =
        new SolveListener() {
          @Override
          public void onBatchRmse(double rmse) {
            errors.add(rmse);
          }

          @Override
          public void onEpochEnd(double[] x, int epoch, SolveProgress progress) {
            distances.add(relativeToLargest(x, row(golden, epoch - 1)));
          }
        };
    PipelineRunner.open(file)
        .solveAll(ascending().epochs(10).warmStart(WarmStart.ZEROS).listener(listener).build());
    assertThat(distances).hasSize(10).allMatch(distance -> distance < SOLVER);
    double[] first = errors.stream().limit(12).mapToDouble(Double::doubleValue).toArray();
    assertThat(
            relativeToLargest(first, GoldenCase.expected("kaczmarz/zeros_lr0.25_rmse_per_spaxel")))
        .isLessThan(SOLVER);
  }

  @Test
  void theLiteralJacobiSeedOverEverythingLeadsToTheGoldenWeights() {
    JacobiSeed everything = JacobiSeed.DEFAULT.withSpaxels(12).withPixels(180).withRescale(false);
    SolveResult result =
        PipelineRunner.open(file)
            .solveAll(ascending().warmStart(WarmStart.JACOBI).jacobiSeed(everything).build());
    assertThat(result.stats().warmStart()).isEqualTo("jacobi");
    assertThat(relativeToLargest(result.x(), GoldenCase.expected("kaczmarz/jacobi_lr0.25")))
        .isLessThan(SOLVER);
  }

  @Test
  void objectivesOfTheOptimumThePlantedAndTheZeroWeightsAgree() {
    double[] optimum = GoldenCase.expected("exact/objective");
    assertThat(GoldenCase.objective(file, GoldenCase.expected("exact/x")))
        .isCloseTo(optimum[0], within(FLOAT64_LOOSE * optimum[0]));
    double[] planted = GoldenCase.expected("exact/objective_planted");
    assertThat(GoldenCase.objective(file, CubeFiles.doubles(GoldenCase.inputs(), "x_true")))
        .isCloseTo(planted[0], within(FLOAT64_LOOSE * planted[0]));
    double[] zeros = GoldenCase.expected("exact/objective_zeros");
    assertThat(GoldenCase.objective(file, new double[GoldenCase.UNKNOWNS]))
        .isCloseTo(zeros[0], within(FLOAT64_LOOSE * zeros[0]));
  }
}
