package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks by the command line: trained, listed, chosen, used on a subtraction. */
@ExtendWith(LeakCheck.class)
class TransientNetworksCommandTest {
  @TempDir private Path folder;

  @Test
  void trainedNetworkJudgesACandidate() throws IOException {
    Path models = folder.resolve("models");
    JsonNode trained =
        done(
            "transient",
            "train",
            "--generate",
            21,
            "--small",
            "--epochs",
            2,
            "--models",
            models,
            "-o",
            folder.resolve("data"),
            "--json");
    assertThat(trained.get("model").asText()).isEqualTo("real-bogus/1");
    assertThat(trained.get("samples").asInt()).isPositive();
    assertThat(Path.of(trained.get("figure").asText())).isNotEmptyFile();

    Path data = folder.resolve("data");
    done(
        "transient",
        "train",
        "--data",
        data,
        "--small",
        "--epochs",
        1,
        "--models",
        models,
        "--json");
    JsonNode listed =
        done("transient", "models", "--models", models, "--activate", "real-bogus:1", "--json");
    assertThat(listed).hasSize(2);
    assertThat(listed.get(0).get("active").asBoolean()).isTrue();
    assertThat(listed.get(1).get("active").asBoolean()).isFalse();

    Path run = subtracted();
    JsonNode plain = done("transient", "detect", run, "--models", folder.resolve("no"), "--json");
    assertThat(plain.get("scorer").asText()).contains("S_corr");
    JsonNode judged = done("transient", "detect", run, "--models", models, "--json");
    assertThat(judged.get("scorer").asText()).isEqualTo("real-bogus/1");
    assertThat(judged.get("candidates").asInt()).isPositive();
    assertThat(Files.readAllLines(run.resolve("detections.csv")))
        .hasSize(1 + judged.get("candidates").asInt());
  }

  private Path subtracted() {
    Path field = GoldenData.golden("transient", "zogy", "field_96x128");
    Path run = folder.resolve("run");
    done(
        "transient",
        "difference",
        "--sci",
        field.resolve("sci.fits"),
        "--ref",
        field.resolve("ref.fits"),
        "--psf-sci",
        field.resolve("psf_sci.fits"),
        "--psf-ref",
        field.resolve("psf_ref.fits"),
        "-o",
        run,
        "--json");
    return run;
  }

  @Test
  void emptySystemsHaveNothingToDo() {
    Path system = folder.resolve("system");
    for (List<Object> verb :
        List.<List<Object>>of(
            List.of("export-training", "-o", folder.resolve("set")),
            List.of("forced", "--ra", 10, "--dec", 20, "-o", folder.resolve("c.csv")),
            List.of("alerts", "--export", folder.resolve("a.avro")))) {
      Object[] arguments =
          Stream.concat(
                  Stream.of("transient", verb.get(0), "--system", system), verb.stream().skip(1))
              .toArray();
      assertThat(Ran.alidade(arguments).status()).as("%s", verb).isEqualTo(4);
    }
    assertThat(Ran.alidade("transient", "models", "--models", folder).status()).isEqualTo(4);
    assertThat(folder.resolve("a.avro")).doesNotExist();
  }

  @Test
  void alertsAreReadAndSubtractedAgain() {
    Path file =
        GoldenData.data("transient", "ztf_alerts_20200202").resolve("1127561442515015001.avro");
    JsonNode rows =
        done("transient", "alerts", "--read", file, "--subtract", "--models", folder, "--json");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("object").asText()).isEqualTo("ZTF20aafsnpp");
    assertThat(rows.get(0).get("own_scorr").asDouble()).isGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "train --generate 2 --data x",
        "train --generate 2 --kind other",
        "models --models none --activate real-bogus",
        "models --models none --activate real-bogus:1",
        "export-training",
        "export-training -o none --labels planet",
        "detect",
        "detect none",
        "forced --ra 1",
        "alerts",
        "alerts --export a --read b",
        "alerts --read none.avro"
      })
  void wrongUseIsRefused(String line) {
    Object[] arguments = ("transient " + line).split(" ", -1);
    Ran ran = Ran.alidade(arguments);
    assertThat(ran.status()).as(ran.err()).isIn(1, 2);
    assertThat(ran.err()).contains("alidade");
  }

  private static JsonNode done(Object... arguments) {
    Ran ran = Ran.alidade(arguments);
    assertThat(ran.status()).as(ran.err()).isZero();
    return ran.json();
  }
}
