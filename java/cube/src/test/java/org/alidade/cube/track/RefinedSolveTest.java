package org.alidade.cube.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.alidade.array.BadInputException;
import org.alidade.cube.OrbitUsage;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.RatioPenalty;
import org.alidade.cube.Regularisation;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakCheck.class)
class RefinedSolveTest {
  private static final int PIXELS = 70;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void createFile() {
    file = TinyCube.create(folder);
  }

  private SolveResult solve(UnaryOperator<SolveOptions.Builder> options) {
    SolveOptions.Builder builder =
        TinyCube.options().warmStart(WarmStart.ZEROS).trackerMode(TrackerMode.OFF);
    return PipelineRunner.open(file, new FakeClock()).solveAll(options.apply(builder).build());
  }

  private static double sum(double[] x, int component) {
    return Arrays.stream(x, 3 * component, 3 * component + 3).sum();
  }

  private static void darken(Path file, int component) {
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      double[] losvd = open.dataset("/LOSVD").readDoubles();
      for (int i = component; i < losvd.length; i += 2) {
        losvd[i] = 0;
      }
      open.dataset("/LOSVD").write(losvd);
    }
  }

  @Test
  void theResultSaysHowItWasMade() throws Exception {
    solve(b -> b.epochs(2).relaxation(0.7).orbitWeights(1, 2).pixelWeights(halves()));
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      Hdf5Attributes attributes = open.dataset("/X_global").attributes();
      assertThat(attributes.getString("solver")).isEqualTo("kaczmarz");
      JsonNode options = new ObjectMapper().readTree(attributes.getString("options_json"));
      assertThat(options.get("epochs").asInt()).isEqualTo(2);
      assertThat(options.get("relaxation").asDouble()).isEqualTo(0.7);
      assertThat(options.get("seed").asLong()).isEqualTo(3);
      assertThat(options.at("/ratio/probability").asDouble()).isEqualTo(0.02);
      assertThat(options.get("pixelWeights").asText()).startsWith("70 values, sha256 ");
      assertThat(options.get("x0").isNull()).isTrue();
      assertThat(options.has("listener")).isFalse();
      assertThat(options.size()).isEqualTo(SolveOptions.class.getRecordComponents().length - 1);
    }
  }

  private static double[] halves() {
    double[] weights = new double[PIXELS];
    Arrays.fill(weights, 0.5);
    return weights;
  }

  @Test
  void thePatchStartIsKeptInTheFile() {
    SolveResult result = solve(b -> b.warmStart(WarmStart.NNLS));
    assertThat(result.stats().warmStart()).isEqualTo("nnls");
    assertThat(TinyCube.UNKNOWNS).isEqualTo(result.x().length);
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      assertThat(open.dataset("/Seeds/x0_nnls_patch").shape().toArray()).containsExactly(2, 3);
      double[] seed = open.dataset("/Seeds/x0_nnls_patch").readDoubles();
      for (int j = 0; j < seed.length; j++) {
        assertThat(seed[j]).isCloseTo(TinyCube.truth()[j], within(1e-5));
      }
      Hdf5Attributes attributes = open.dataset("/Seeds/x0_nnls_patch").attributes();
      assertThat(attributes.getString("build.fingerprint")).isEqualTo(TinyCube.fingerprint(file));
      assertThat(attributes.getLongs("s_idx")).hasSize(6);
    }
    solve(b -> b.warmStart(WarmStart.NNLS)); // a second time replaces it
  }

  @Test
  void theProjectionIsTheLastWord() {
    double[] x = solve(b -> b.epochs(3).orbitWeights(1, 3).orbitProjection(1)).x();
    assertThat(sum(x, 1) / sum(x, 0)).isCloseTo(3, within(1e-12));
    double[] half = solve(b -> b.epochs(3).orbitWeights(1, 3).orbitProjection(0.3)).x();
    assertThat(sum(half, 1) / sum(half, 0)).isBetween(1.3 / 0.7, 3.0);
    double[] light =
        solve(b -> b.epochs(3).orbitWeights(1, 3).orbitProjection(1).orbitUsage(OrbitUsage.FLUX))
            .x();
    assertThat(sum(light, 1) / sum(light, 0)).isNotCloseTo(3, within(1e-3));
    assertThatThrownBy(() -> solve(b -> b.orbitProjection(0.5)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("without orbit weights");
  }

  @ParameterizedTest
  @EnumSource(Solver.class)
  void componentsWithoutLightStayAtZeroWhateverPullsAtThem(Solver solver) {
    darken(file, 1);
    SolveResult result =
        solve(
            b ->
                b.epochs(3)
                    .solver(solver)
                    .maximumIterations(500)
                    .warmStart(WarmStart.X0)
                    .x0(1, 1, 1, 1, 1, 1)
                    .orbitWeights(1, 5)
                    .orbitProjection(0.5)
                    .ratio(RatioPenalty.DEFAULT.withProbability(1))
                    .regularisation(Regularisation.NONE.withRidge(1e-3)));
    assertThat(result.x()).endsWith(0, 0, 0);
    assertThat(sum(result.x(), 0)).isPositive();
    assertThat(result.messages())
        .contains("1 of 2 components have no light in any spaxel, their weights are zero: 1");
  }

  @Test
  void theProjectionFollowsASolverOfAllData() {
    UnaryOperator<SolveOptions.Builder> exact = b -> b.solver(Solver.MPRGP).orbitWeights(1, 3);
    double[] free = solve(exact).x();
    SolveResult projected = solve(b -> exact.apply(b).orbitProjection(1));
    double[] x = projected.x();
    assertThat(sum(x, 1) / sum(x, 0)).isCloseTo(3, within(1e-12));
    assertThat(x[4] / x[5]).isCloseTo(free[4] / free[5], within(1e-12));
    assertThat(projected.optimality().scaledKkt()).isGreaterThan(1e-6);
  }

  @Test
  void polishReportsItself() {
    SolveResult plain = solve(b -> b.epochs(2).relaxation(0.2));
    SolveResult polished = solve(b -> b.epochs(2).relaxation(0.2).polishEvery(2));
    assertThat(polished.messages()).containsExactly("patch polish: 1 of 1 steps taken");
    assertThat(polished.optimality().objective()).isLessThan(1e-6 * plain.optimality().objective());
  }

  @Test
  void aPixelOfWeightZeroDoesNotCount() {
    double[] weights = halves();
    weights[20] = 0;
    double[] expected = solve(b -> b.epochs(4).pixelWeights(weights)).x();
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      double[] flux = open.dataset("/DataCube").readDoubles();
      for (int i = 20; i < flux.length; i += PIXELS) {
        flux[i] = i % 3 == 0 ? Double.NaN : -1e9;
      }
      open.dataset("/DataCube").write(flux);
    }
    assertThat(solve(b -> b.epochs(4).pixelWeights(weights)).x()).containsExactly(expected);
    assertThat(solve(b -> b.epochs(4).pixelWeights(weights).warmStart(WarmStart.JACOBI)).x())
        .doesNotContain(Double.NaN);
    assertThatThrownBy(() -> solve(b -> b.pixelWeights(1, 2)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 pixel weights for 70 pixels");
  }

  @Test
  void rowProjectionsDependOnWeightsOnlyWhereTheyAreZero() {
    double[] varied = new double[PIXELS];
    Arrays.setAll(varied, l -> 0.1 + l % 5);
    double[] x = solve(b -> b.epochs(2)).x();
    assertThat(solve(b -> b.epochs(2).pixelWeights(varied)).x()).containsExactly(x);
  }
}
