package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.alidade.array.NpyFile;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class CubeOptionsTest {
  @TempDir private Path folder;
  private Path cube = Path.of("cube.h5");

  @BeforeEach
  void populate() {
    cube = folder.resolve("cube.h5");
    Path arrays = folder.resolve("arrays.h5");
    MockInputs.writeSound(arrays);
    assertThat(run("populate", "--from", arrays).status()).isZero();
  }

  private Ran run(String verb, Object... options) {
    Object[] start = {"cube", verb, cube};
    return Ran.alidade(Stream.concat(Stream.of(start), Stream.of(options)).toArray());
  }

  @Test
  void energiesAreStoredAndShown() {
    Ran ran = run("energy", "--lambda-weights", "auto", "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode document = ran.json();
    assertThat(document.get("columns").asInt()).isEqualTo(60);
    assertThat(document.get("lambda_weights").asText()).isEqualTo("auto");
    assertThat(document.get("spaxel_fraction").size()).isEqualTo(10);
    assertThat(document.get("total").asDouble()).isPositive();
    JsonNode status = run("status", "--json").json();
    assertThat(status.at("/column_energy/current").asBoolean()).isTrue();
    assertThat(status.at("/empty_components").size()).isZero();
    assertThat(run("status").out()).contains("lambda weights auto");
  }

  @Test
  void pixelWeightsComeFromTheDataOrAFile() throws IOException {
    Object[] solve = {"--epochs", 2, "--seed", 1, "--warm-start", "nnls", "--track", "off"};
    assertThat(run("solve", with(solve, "--lambda-weights", "stored")).status()).isEqualTo(2);
    assertThat(run("solve", with(solve, "--lambda-weights", "auto")).status()).isZero();
    double[] wrong = {1, 2};
    Path file = folder.resolve("w.npy");
    NpyFile.write(file, wrong);
    assertThat(run("solve", with(solve, "--lambda-weights", file)).err())
        .contains("2 pixel weights for");
    assertThat(run("energy", "--lambda-weights", "auto").status()).isZero();
    assertThat(run("solve", with(solve, "--lambda-weights", "stored")).status()).isZero();
    try (Hdf5File open = Hdf5File.openReadOnly(cube)) {
      assertThat(open.dataset("/X_global").attributes().getString("options_json"))
          .contains("\"warmStart\":\"NNLS\"");
      assertThat(open.isDataset("/Seeds/x0_nnls_patch")).isTrue();
    }
  }

  @Test
  void projectionAndPolishAreOptionsOfSolve() throws IOException {
    Path x = folder.resolve("x.npy");
    double[] targets = new double[10];
    Arrays.setAll(targets, c -> 1 + c);
    Path weights = folder.resolve("targets.npy");
    NpyFile.write(weights, targets);
    Ran ran =
        run(
            "solve",
            "--solver",
            "kaczmarz",
            "--orbit-weights",
            weights,
            "--orbit-projection",
            1,
            "--orbit-usage",
            "weights",
            "--polish-every",
            1,
            "--seed",
            1,
            "--output",
            x,
            "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    double[] values = NpyFile.readDoubles(x);
    double first = Arrays.stream(values, 0, 6).sum();
    double last = Arrays.stream(values, 54, 60).sum();
    assertThat(last / first).isCloseTo(10, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(ran.json().get("messages").toString()).contains("patch polish");
    assertThat(run("solve", "--orbit-projection", 0.5).status()).isEqualTo(2);
  }

  @Test
  void checkPredictsTheCost() {
    assertThat(run("check").out()).contains("for solver exact");
    assertThat(run("check", "--quick").out()).doesNotContain("for solver exact");
  }

  @Test
  void theBatchSystemSaysHowManyThreads() {
    assertThat(CommonOptions.defaultThreads(null, 8)).isEqualTo(8);
    assertThat(CommonOptions.defaultThreads("4", 8)).isEqualTo(4);
    assertThat(CommonOptions.defaultThreads(" 64 ", 8)).isEqualTo(8);
    assertThat(CommonOptions.defaultThreads("0", 8)).isEqualTo(8);
    assertThat(CommonOptions.defaultThreads("four", 8)).isEqualTo(8);
  }

  private static Object[] with(Object[] options, Object... more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray();
  }
}
