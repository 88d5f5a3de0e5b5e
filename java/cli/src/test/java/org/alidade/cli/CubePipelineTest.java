package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.NpyFile;
import org.alidade.testing.LeakCheck;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class CubePipelineTest {
  @TempDir private Path folder;
  private Path cube = Path.of("cube.h5");
  private Path arrays = Path.of("arrays.h5");

  @BeforeEach
  void makeInputs() {
    cube = folder.resolve("cube.h5");
    arrays = folder.resolve("arrays.h5");
    MockInputs.writeSound(arrays);
  }

  @Test
  void fitsFromArraysToReport() throws IOException {
    JsonNode populated = done("populate", cube, "--from", arrays, "--json").json();
    assertThat(populated.get("spaxels").asInt()).isEqualTo(6);
    assertThat(populated.get("changed").asBoolean()).isTrue();
    assertThat(done("populate", cube, "--from", arrays, "--json").json().get("changed").asBoolean())
        .isFalse();

    JsonNode built = done("build", cube, "--json").json();
    assertThat(built.get("built").asInt()).isEqualTo(built.get("tiles").asInt()).isPositive();
    assertThat(done("build", cube, "--json").json().get("built").asInt()).isZero();
    assertThat(done("status", cube, "--json").json().at("/hypercube/complete").asBoolean())
        .isTrue();
    assertThat(done("diagnose", cube, "--json").json().get("Safe").asBoolean()).isTrue();
    assertThat(done("check", cube, "--json").json().get("ok").asBoolean()).isTrue();
    Path snapshot = folder.resolve("prefit.png");
    done("snapshot", cube, "-o", snapshot, "--seed", 1);
    assertThat(Files.size(snapshot)).isGreaterThan(10_000);

    Path weights = folder.resolve("x.npy");
    JsonNode solved =
        done(
                "solve",
                cube,
                "--solver",
                "kaczmarz",
                "--epochs",
                30,
                "--lr-decay",
                0.2,
                "--seed",
                1,
                "--output",
                weights,
                "--json")
            .json();
    assertThat(solved.get("rmse_last").asDouble()).isPositive().isLessThan(0.1);
    assertThat(NpyFile.readDoubles(weights)).hasSize(solved.get("N").asInt());

    assertThat(done("reconstruct", cube, "--json").json().get("skipped").asBoolean()).isFalse();
    assertThat(done("reconstruct", cube, "--json").json().get("skipped").asBoolean()).isTrue();
    JsonNode parts = done("reconstruct", cube, "--components", "0,2", "--json").json();
    assertThat(parts.get("written").toString()).contains("ModelCube_c000", "ModelCube_c002");
    assertThat(done("reconstruct", cube, "--components", "2").out()).contains("up to date");
    assertThat(Ran.alidade("cube", "reconstruct", cube, "--components", "x").status()).isEqualTo(2);
    Path dashboard = folder.resolve("live.png");
    JsonNode drawn =
        done("dashboard", cube, "-o", dashboard, "--apertures", "0,5", "--json").json();
    assertThat(drawn.get("notes")).isEmpty();
    assertThat(folder.resolve("live_fits.png")).isNotEmptyFile();
    assertThat(Files.size(dashboard)).isGreaterThan(10_000);
    Path report = folder.resolve("report");
    done("report", cube, "-o", report, "--spectra", 1, "--json");
    assertThat(report.resolve("index.html")).isNotEmptyFile();

    JsonNode compressed = done("compress", cube, "--json").json();
    assertThat(compressed.get("new_size_bytes").asLong())
        .isLessThan(compressed.get("old_size_bytes").asLong());
    done("compact", cube);
    assertThat(done("check", cube, "--json").json().get("ok").asBoolean()).isTrue();
    assertThat(Ran.alidade("cube", "repair", cube).status()).isEqualTo(4);
    assertThat(names())
        .containsExactly(
            "arrays.h5", "cube.h5", "live.png", "live_fits.png", "prefit.png", "report", "x.npy");
  }

  @Test
  void bothRowSourcesGiveTheSameFit() throws IOException {
    done("populate", cube, "--from", arrays);
    Path free = folder.resolve("free.npy");
    Path stored = folder.resolve("stored.npy");
    Object[] options = {
      "solve", cube, "--solver", "kaczmarz", "--warm-start", "jacobi", "--epochs", 5, "--seed", 3
    };

    done(with(options, "--rows", "operator", "--output", free));
    done("build", cube);
    done(with(options, "--rows", "models", "--output", stored));

    double[] expected = NpyFile.readDoubles(stored);
    double[] actual = NpyFile.readDoubles(free);
    for (int j = 0; j < expected.length; j++) {
      assertThat(actual[j]).as("weight " + j).isCloseTo(expected[j], within(1e-5));
    }
  }

  @Test
  void otherInputsUnderAHypercubeAreRefusedUntilRebuilt() {
    done("populate", cube, "--from", arrays);
    done("build", cube);

    Ran refused = Ran.alidade("cube", "build", cube, "--amp", "trapz");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.errorLines()).hasSize(1);
    assertThat(
            done("build", cube, "--amp", "trapz", "--on-mismatch", "rebuild", "--json")
                .json()
                .get("built")
                .asInt())
        .isPositive();
  }

  @Test
  void resumeWithoutAnEarlierFitAndWrongStartVectorsAreRefused() throws IOException {
    done("populate", cube, "--from", arrays);
    Path tooShort = folder.resolve("short.npy");
    NpyFile.write(tooShort, new double[] {1, 2, 3});

    Ran resume = Ran.alidade("cube", "solve", cube, "--warm-start", "resume");
    Ran wrong = Ran.alidade("cube", "solve", cube, "--x0", tooShort);

    assertThat(List.of(resume.status(), wrong.status())).containsExactly(2, 2);
    assertThat(resume.errorLines()).singleElement().asString().contains("resume");
    assertThat(wrong.errorLines()).singleElement().asString().contains("60");
  }

  @Test
  void verbsOnAFileWithoutWhatTheyNeedSaySo() {
    done("populate", cube, "--from", arrays);

    for (String verb : List.of("reconstruct", "compress")) {
      Ran ran = Ran.alidade("cube", verb, cube);
      assertThat(ran.status()).as(verb + ran.err()).isEqualTo(2);
      assertThat(ran.errorLines()).as(verb).hasSize(1);
    }
    assertThat(Ran.alidade("cube", "solve", cube, "--rows", "models").status()).isEqualTo(2);
    assertThat(Ran.alidade("cube", "status", folder.resolve("none.h5")).status()).isEqualTo(2);
  }

  @Test
  void quietPrintsNothing() {
    Ran ran = done("populate", cube, "--from", arrays, "--quiet");

    assertThat(ran.out() + ran.err()).isEmpty();
  }

  private static Offset<Double> within(double value) {
    return Offset.offset(value);
  }

  private static Object[] with(Object[] options, Object... more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray();
  }

  private static Ran done(Object... arguments) {
    Ran ran = Ran.alidade(with(new Object[] {"cube"}, arguments));
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
