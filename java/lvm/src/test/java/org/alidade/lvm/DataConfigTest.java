package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataConfigTest {
  @TempDir Path folder;

  @Test
  void rejectsWhatTheReferenceRejectsAndNamesTheEntry() {
    for (JsonNode error : GoldenLvm.file("errors.json")) {
      String name = error.get("arguments").fieldNames().next();
      String json = error.get("arguments").toString();
      assertThatThrownBy(
              () -> {
                DataConfig config = DataConfig.builder().json(json).build();
                try (LvmTile tile = LvmTile.fromFile(GoldenLvm.tile("lvmSFrame-00010007.fits"))) {
                  new FitDataBuilder(tile, config).build();
                }
              })
          .as(error.get("label").asText())
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lambda_range\": [1, 2, 3]}",
        "{\"lambda_range\": []}",
        "{\"lambda_range\": [[1, 2], [2, 3]]}",
        "{\"lambda_range\": [[1, \"Infinity\"], [2, 3]]}",
        "{\"lambda_range\": [\"a\", 3]}",
        "{\"lambda_range\": [NaN, 3]}",
        "{\"alpha_range\": [3, 1]}",
        "{\"delta_range\": [NaN, 1]}",
        "{\"fibre_status_include\": [4]}",
        "{\"fibre_status_include\": [0.5]}",
        "{\"fibre_status_include\": 0}",
        "{\"normalise_F_scale\": 0}",
        "{\"normalise_F_offset\": Infinity}",
        "{\"normalise_F_strategy\": \"4sigma\"}",
        "{\"normalise_F_strategy\": \"\"}",
        "{\"F_range\": [2, 1]}",
        "{\"nans_strategy\": null}"
      })
  void rejectsUnusableValues(String json) {
    String name = json.substring(2, json.indexOf('"', 2));
    assertThatThrownBy(() -> DataConfig.builder().json(json).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(name);
  }

  @Test
  void acceptsWhatIsOddButLegal() {
    DataConfig config =
        DataConfig.builder()
            .json("{\"lambda_range\": [[-Infinity, 5], [6, 7]], \"F_range\": [1, 1]}")
            .fibreStatusInclude()
            .build();
    assertThat(config.lambdaRanges())
        .containsExactly(new Range(Double.NEGATIVE_INFINITY, 5), new Range(6, 7));
    assertThat(config.fibreStatusInclude()).isEmpty();
    assertThat(
            DataConfig.builder()
                .fibreStatusInclude(4, 5)
                .extendedStatus(true)
                .build()
                .fibreStatusInclude())
        .containsExactly(4, 5);
  }

  @Test
  void readsGreekAndAsciiNamesInAnyComposition() {
    DataConfig greek =
        DataConfig.builder()
            .json(
                "{\"\u03bb_range\": [6500, 6600], \"normalise_\u03b1\u03b4_strategy\": \"2\u03c3\","
                    + " \"normalise_\u03b1_offset\": 3}")
            .build();
    DataConfig ascii =
        DataConfig.builder()
            .json(
                "{\"lambda_range\": [6500.0, 6600.0], \"normalise_alpha_delta_strategy\":"
                    + " \"2sigma\", \"normalise_alpha_offset\": 3.0}")
            .build();
    assertThat(greek).isEqualTo(ascii).hasSameHashCodeAs(ascii);
    assertThatThrownBy(
            () -> DataConfig.builder().json("{\"\u03bb_range\": [1, 2], \"lambda_range\": [1, 2]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void comesBackFromJson() throws IOException {
    DataConfig config =
        DataConfig.builder()
            .lambdaRanges(List.of(new Range(6540, 6556), new Range(6560.25, 6568.75)))
            .fluxRange(-1e-14, 1.1)
            .normaliseFluxStrategy(Normalisation.NONE)
            .normaliseAlphaDeltaStrategy(Normalisation.SIGMA3)
            .normaliseFluxOffset(-0.0)
            .build();
    assertThat(DataConfig.fromJson(config.toJson())).isEqualTo(config);
    assertThat(config.toJson())
        .contains("\"normalise_F_strategy\": null", "\"-Infinity\"", "\"3sigma\"", "-0.0");
    Path file = Files.writeString(folder.resolve("c.json"), config.toJson());
    assertThat(DataConfig.fromJson(file)).isEqualTo(config);
    assertThat(DataConfig.fromMap(config.toMap())).isEqualTo(config);
    assertThat(config.toMap()).hasSize(16);
    assertThat(config.toBuilder().build()).isEqualTo(config);
    assertThat(config.toBuilder().applyMask(false).build()).isNotEqualTo(config);
  }

  @Test
  void wholeConfigurationsNeedAllEntries() {
    Map<String, Object> map = new HashMap<>(DataConfig.defaultConfig().toMap());
    map.remove("F_range");
    assertThatThrownBy(() -> DataConfig.fromMap(map))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("F_range");
    map.put("f_range", 1);
    assertThatThrownBy(() -> DataConfig.fromMap(map))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("unknown");
    assertThatThrownBy(() -> DataConfig.fromJson("[1")).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> DataConfig.fromJson(folder.resolve("none.json")))
        .isInstanceOf(MissingDatasetException.class);
  }

  @Test
  void describesItselfInGroups() {
    assertThat(DataConfig.builder().lambdaRange(6500, 6800).build().toString())
        .contains("(6500.0, 6800.0)", "F_range               (-1.00e-14, Infinity)")
        .contains(
            "clipping", "bad data", "flags", "flux normalisation", "offset                0.00");
  }

  @Test
  @ExtendWith(SeededRandom.class)
  void affineMapsAreInverse(RandomGenerator random) {
    for (int trial = 0; trial < 10_000; trial++) {
      double unit = Math.pow(10, random.nextDouble(-20, 5));
      Affine map = new Affine(random.nextGaussian() * unit, random.nextDouble(0.01, 100) * unit);
      double value = random.nextGaussian() * 10 * unit;
      double back = map.predict(new double[] {map.normalise(value)})[0];
      double largest = Math.max(Math.abs(value), Math.abs(map.offset()));
      assertThat(back).as("%s of %s", map, value).isCloseTo(value, within(1e-15 * largest));
      assertThat(map.normalise(new double[] {map.predict(0.5)})[0])
          .isCloseTo(0.5, within(4e-16 * (1 + Math.abs(map.offset()) / map.scale())));
    }
  }

  @Test
  void inverseVariancesScaleWithTheSquare() {
    DataConfig config = DataConfig.builder().normaliseFluxScale(1e-13).build();
    assertThat(config.normaliseIvar().normalise(1e26)).isCloseTo(1, within(1e-15));
  }
}
