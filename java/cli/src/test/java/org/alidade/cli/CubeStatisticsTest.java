package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class CubeStatisticsTest {
  @TempDir private Path folder;
  private Path cube = Path.of("cube.h5");
  private Path arrays = Path.of("arrays.h5");

  @BeforeEach
  void populate() {
    cube = folder.resolve("cube.h5");
    arrays = folder.resolve("arrays.h5");
    MockInputs.writeSound(arrays);
    assertThat(run("populate", "--from", arrays).status()).isZero();
  }

  private Ran run(String verb, Object... options) {
    Object[] start = {"cube", verb, cube};
    return Ran.alidade(Stream.concat(Stream.of(start), Stream.of(options)).toArray());
  }

  @Test
  void lcurveRecommendsAStrength() {
    Path figure = folder.resolve("lcurve.png");
    Ran ran = run("lcurve", "-o", figure, "--strengths", "1e-6,1e-4,1e-2,1", "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode document = ran.json();
    JsonNode points = document.get("points");
    assertThat(points).hasSize(4);
    assertThat(document.get("recommended").asDouble()).isBetween(1e-6, 1.0);
    for (int i = 1; i < 4; i++) {
      assertThat(points.get(i).get("roughness").asDouble())
          .isLessThan(points.get(i - 1).get("roughness").asDouble());
      assertThat(points.get(i).get("residual_norm").asDouble())
          .isGreaterThan(points.get(i - 1).get("residual_norm").asDouble());
    }
    assertThat(figure).isNotEmptyFile();
    assertThat(run("lcurve", "--strengths", "1e-6,1e-4,1e-2").out())
        .contains("recommended: --smoothness");
    assertThat(run("lcurve", "--strengths", "1,2").status()).isEqualTo(2);
  }

  @Test
  void bootstrapSaysWhatTheDataDetermine() {
    Path figure = folder.resolve("bootstrap.png");
    Object[] options = {"--replicas", 6, "--seed", 3, "-o", figure, "--json"};
    Ran ran = run("bootstrap", options);
    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode document = ran.json();
    assertThat(document.at("/component_fraction/p84")).hasSize(10);
    assertThat(document.at("/population_sum/sd")).hasSize(6);
    assertThat(document.get("account").get(0).asText()).contains("of 10 components have weight");
    assertThat(figure).isNotEmptyFile();
    assertThat(run("bootstrap", options).json().get("component_sum"))
        .isEqualTo(document.get("component_sum"));
    Ran gaussian = run("bootstrap", "--replicas", 3, "--noise", arrays, "--no-store");
    assertThat(gaussian.status()).as(gaussian.err()).isZero();
    assertThat(gaussian.out()).contains("3 replicas, seed 1");
    assertThat(run("bootstrap", "--replicas", 1).status()).isEqualTo(2);
  }

  @Test
  void compressedTemplatesAreReported() {
    Ran exact = run("solve", "--track", "off", "--json");
    Ran compressed = run("solve", "--track", "off", "--template-tolerance", "1e-3", "--json");
    assertThat(compressed.status()).as(compressed.err()).isZero();
    assertThat(compressed.json().get("messages").toString())
        .contains("templates were compressed to ");
    double wanted = exact.json().get("objective").asDouble();
    assertThat(compressed.json().get("objective").asDouble()).isCloseTo(wanted, within(wanted));
    assertThat(run("solve", "--template-tolerance", "2").err()).contains("templateTolerance");
  }
}
