package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code alidade lvm}: golden arrays and hashes from files to files, and failures in one line. */
@ExtendWith(LeakCheck.class)
class LvmCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double SAME = 1e-12;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g01_direct_defaults",
        "g02_from_tiles_defaults",
        "g03_multi_window_spaxel_max",
        "g04_three_tiles_pixel",
        "g05_spatial_clip_overrides",
        "g06_ra_wrap_padded"
      })
  void buildGivesTheArraysAndTheHashOfTheReference(String name) throws IOException {
    JsonNode golden = golden(name);
    Path config = write(golden.get("config"), "config.json");
    Path file = folder.resolve("fit.h5");
    Path record = folder.resolve("record.json");
    CommandRun.succeed(
        arguments(golden, "build", "-o", file, "--config", config, "--record", record));
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
      for (String plane : List.of("flux", "i_var", "u_flux", "lsf_sigma")) {
        close(plane, hdf5.dataset(plane).readDoubles(), csv(name, plane), SAME, SAME);
      }
      double[] mask = csv(name, "mask");
      boolean[] valid = hdf5.dataset("mask").readBooleans();
      assertThat(valid).hasSize(mask.length);
      for (int i = 0; i < mask.length; i++) {
        assertThat(valid[i]).isEqualTo(mask[i] == 1);
      }
      assertThat(hdf5.dataset("flux").shape().toArray())
          .containsExactly(golden.get("n_spaxel").asLong(), golden.get("n_wavelength").asLong());
      checkVectors(hdf5, golden.get("arrays"));
      assertThat(hdf5.dataset("ifu_label").readStrings())
          .isEqualTo(JSON.convertValue(golden.get("ifu_label"), String[].class));
      assertThat(hdf5.attributes().getString("hash")).isEqualTo(golden.get("hash").asText());
      JsonNode stored = JSON.readTree(hdf5.attributes().getString("config"));
      assertThat(stored.size()).isEqualTo(16);
    }
    assertThat(JSON.readTree(record.toFile()).get("hash")).isEqualTo(golden.get("hash"));
  }

  /** Every dataset that the contract names, with the tolerances of the golden cases. */
  private static void checkVectors(Hdf5File hdf5, JsonNode arrays) {
    for (Iterator<String> names = arrays.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      double[] expected = JSON.convertValue(arrays.get(name), double[].class);
      double absolute =
          switch (name) {
            case "alpha", "delta", "predict_alpha", "predict_delta" -> 1e-10;
            case "mjd" -> 1e-9;
            case "v_bary" -> 1e-5;
            case "wavelength", "ra", "dec" -> SAME;
            default -> 0;
          };
      close(
          name, hdf5.dataset(name).readDoubles(), expected, absolute == SAME ? SAME : 0, absolute);
    }
  }

  private static void close(
      String name, double[] actual, double[] expected, double relative, double absolute) {
    assertThat(actual).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      double allowed = Math.max(absolute, relative * Math.abs(expected[i]));
      if (!(actual[i] == expected[i] || Math.abs(actual[i] - expected[i]) <= allowed)) {
        throw new AssertionError(name + " " + i + ": " + actual[i] + ", not " + expected[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"g02_from_tiles_defaults", "g03_multi_window_spaxel_max"})
  void otherLayoutAndSinglePrecisionHoldTheSame(String name) throws IOException {
    JsonNode golden = golden(name);
    Path config = write(golden.get("config_upstream_names"), "greek.json");
    Path file = folder.resolve("fit.h5");
    CommandRun.succeed(
        arguments(
            golden,
            "build",
            "-o",
            file,
            "--config",
            config,
            "--layout",
            "wavelength",
            "--dtype",
            "f32"));
    double[] expected = csv(name, "flux");
    int spaxels = golden.get("n_spaxel").asInt();
    int wavelengths = golden.get("n_wavelength").asInt();
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
      assertThat(hdf5.dataset("flux").shape().toArray()).containsExactly(wavelengths, spaxels);
      assertThat(hdf5.attributes().getString("layout")).isEqualTo("wavelength");
      float[] flux = hdf5.dataset("flux").readFloats();
      for (int s = 0; s < spaxels; s++) {
        for (int w = 0; w < wavelengths; w++) {
          double wanted = expected[s * wavelengths + w];
          assertThat((double) flux[w * spaxels + s])
              .isCloseTo(wanted, within(2e-7 * Math.max(1, Math.abs(wanted))));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"g02_from_tiles_defaults", "g03_multi_window_spaxel_max"})
  void hashOfAConfigurationIsThatOfTheReference(String name) throws IOException {
    JsonNode golden = golden(name);
    Path config = write(golden.get("config"), "config.json");
    CommandRun run = CommandRun.succeed(arguments(golden, "hash", "--config", config));
    assertThat(run.out().strip()).isEqualTo(golden.get("hash").asText());
    JsonNode document =
        JSON.readTree(
            CommandRun.succeed(arguments(golden, "hash", "--config", config, "--json")).out());
    assertThat(document.get("hash_document")).isEqualTo(golden.get("hash_document"));
    assertThat(document.get("short").asText()).isEqualTo(run.out().strip().substring(0, 16));
  }

  @Test
  void statisticsComeFromTheTilesAndGivenEntriesWin() throws IOException {
    JsonNode golden = golden("g03_multi_window_spaxel_max");
    Path overrides = write(golden.get("overrides"), "overrides.json");
    JsonNode printed =
        JSON.readTree(
            CommandRun.succeed(
                    arguments(golden, "config", "--from-tiles", "--config", overrides, "--json"))
                .out());
    JsonNode expected = golden.get("config");
    double scale = expected.get("normalise_F_scale").asDouble();
    assertThat(printed.size()).isEqualTo(16);
    assertThat(printed.get("normalise_F_scale").asDouble()).isCloseTo(scale, within(1e-6 * scale));
    assertThat(printed.get("normalise_alpha_offset").asDouble())
        .isCloseTo(expected.get("normalise_alpha_offset").asDouble(), within(1e-10));
    assertThat(printed.get("lambda_range")).isEqualTo(expected.get("lambda_range"));
  }

  @Test
  void infoNamesWhatTilesHoldAndGoesOnAfterAFailure() throws IOException {
    Path tile = GoldenData.golden("lvm", "tiles", "lvmSFrame-00010007.fits");
    CommandRun run = CommandRun.of("lvm", "info", tile, folder.resolve("none.fits"), "--json");
    assertThat(run.status()).isEqualTo(3);
    JsonNode document = JSON.readTree(run.out());
    assertThat(document.get("tiles").size()).isEqualTo(1);
    assertThat(document.get("tiles").get(0).get("exp_num").asLong()).isEqualTo(10007);
    assertThat(document.get("failures").get(0).asText()).contains("none.fits");
    assertThat(CommandRun.succeed("lvm", "info", tile).out()).contains("exposure: 10007");
  }

  @Test
  void foldersAndPatternsStandForTheirTilesInOrder() throws IOException {
    CommandRun.succeed(
        "lvm",
        "mock",
        "-o",
        folder.resolve("tiles"),
        "--count",
        2,
        "--rings",
        3,
        "--grid",
        "6500:6600");
    CommandRun one = CommandRun.succeed("lvm", "hash", folder.resolve("tiles"));
    CommandRun two = CommandRun.succeed("lvm", "hash", folder.resolve("tiles") + "/lvmS*.fits");
    assertThat(two.out()).isEqualTo(one.out());
    CommandRun none = CommandRun.of("lvm", "hash", folder.resolve("tiles") + "/x*.fits");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.errorLines()).hasSize(1);
  }

  @Test
  void exportPlotAndReportWriteTheirFiles() throws IOException {
    Path tiles = folder.resolve("tiles");
    CommandRun.succeed(
        "lvm", "mock", "-o", tiles, "--count", 1, "--rings", 4, "--grid", "6480:6680");
    List<Path> outputs =
        Stream.of("a.h5", "a.npz", "a.fits", "a.arrow", "a.parquet").map(folder::resolve).toList();
    List<Object> arguments = new ArrayList<>(List.of("lvm", "export", tiles, "--from-tiles"));
    outputs.forEach(output -> arguments.addAll(List.of("-o", output)));
    CommandRun.succeed(arguments.toArray());
    assertThat(outputs).allSatisfy(output -> assertThat(output).isNotEmptyFile());
    CommandRun.succeed("lvm", "plot", tiles, "-o", folder.resolve("f.svg"), "--figure", "line");
    assertThat(folder.resolve("f.svg")).content(StandardCharsets.UTF_8).contains("<svg");
    CommandRun.succeed("lvm", "report", tiles, "-o", folder.resolve("report"));
    assertThat(folder.resolve("report/index.html"))
        .content(StandardCharsets.UTF_8)
        .contains("data:image/png;base64,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lambda_rang\": [6500, 6600]}",
        "{\"F_bad_strategy\": \"sometimes\"}",
        "{\"lambda_range\": [6600, 6500]}",
        "{\"normalise_F_scale\": 0}",
        "{\"lambda_range\": [9000, 9100]}",
        "not JSON"
      })
  void unusableConfigurationsAreRefusedInOneLine(String text) throws IOException {
    Path tile = GoldenData.golden("lvm", "tiles", "lvmSFrame-00010007.fits");
    Path config = Files.writeString(folder.resolve("c.json"), text);
    Path file = folder.resolve("fit.h5");
    CommandRun run = CommandRun.of("lvm", "build", tile, "-o", file, "--config", config);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errorLines()).hasSize(1);
    assertThat(run.err()).startsWith("alidade: error: ").doesNotContain("unexpected");
    assertThat(file).doesNotExist();
  }

  private Object[] arguments(JsonNode golden, String verb, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("lvm", verb));
    golden
        .get("tiles")
        .forEach(name -> arguments.add(GoldenData.golden("lvm", "tiles", name.asText())));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray();
  }

  private Path write(JsonNode json, String name) throws IOException {
    Path file = folder.resolve(name);
    JSON.writeValue(file.toFile(), json);
    return file;
  }

  private static JsonNode golden(String name) throws IOException {
    return JSON.readTree(GoldenData.golden("lvm", name, "case.json").toFile());
  }

  private static double[] csv(String name, String plane) throws IOException {
    Path file = GoldenData.golden("lvm", name, plane + ".csv");
    try (Stream<String> rows = Files.lines(file)) {
      return rows.flatMap(row -> Arrays.stream(row.split(",", -1)))
          .mapToDouble(Double::parseDouble)
          .toArray();
    }
  }
}
