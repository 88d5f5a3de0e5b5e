package org.alidade.lightcurve.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.golden.GoldenCases;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs and databases of the original program. */
class GoldenBlobsTest {
  private static final double RELATIVE = 1e-12;

  private final JsonNode golden = GoldenCases.read("blobs.json");
  @TempDir Path folder;

  @Test
  void bytesAndDecodedNumbers() {
    int checked = 0;
    for (JsonNode one : golden.path("cases")) {
      if (one.path("ok").asBoolean()) {
        byte[] blob = HexFormat.of().parseHex(one.path("blob").asText());
        LightCurve decoded = PointBlob.decode(blob);
        same(decoded, one.path("decoded"));
        assertThat(ColumnBlob.recognises(blob)).isFalse();
        assertThat(PointBlob.encode(input(one, decoded.size()))).isEqualTo(blob);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(8);
  }

  /** The values after the last time are cut off where the original drops them silently. */
  private static LightCurve input(JsonNode one, int size) {
    double[] magnitudes = GoldenCases.numbers(one.path("magnitudes"));
    double[] errors = GoldenCases.numbers(one.path("mag_errors"));
    float[] narrow = new float[size];
    float[] narrowErrors = new float[size];
    int[] flags = new int[size];
    for (int i = 0; i < size; i++) {
      narrow[i] = (float) magnitudes[i];
      narrowErrors[i] = (float) errors[i];
      flags[i] = one.path("flags").get(i).asInt();
    }
    return new LightCurve(
        one.path("object_id").asLong(),
        one.path("type_id").asInt(),
        GoldenCases.numbers(one.path("times")),
        narrow,
        narrowErrors,
        flags);
  }

  private static void same(LightCurve found, JsonNode expected) {
    assertThat(found.objectId()).isEqualTo(expected.path("object_id").asLong());
    assertThat(found.typeId()).isEqualTo(expected.path("type_id").asInt());
    assertThat(found.times()).containsExactly(GoldenCases.numbers(expected.path("times")));
    for (int i = 0; i < found.size(); i++) {
      assertThat((double) found.magnitudes()[i])
          .isEqualTo((Double) GoldenCases.number(expected.path("magnitudes").get(i)));
      assertThat((double) found.magnitudeErrors()[i])
          .isEqualTo((Double) GoldenCases.number(expected.path("mag_errors").get(i)));
      assertThat(found.flags()[i]).isEqualTo(expected.path("flags").get(i).asInt());
    }
  }

  /** What the original refuses is refused, and so are arrays of different lengths. */
  @Test
  void unusableInputIsRefused() {
    try (BinaryLightcurveDatabase db = open(BlobOptions.asOriginal())) {
      int checked = 0;
      for (JsonNode one : golden.path("cases")) {
        boolean longer = one.path("note").asText().startsWith("extra values");
        boolean flagFits = one.path("flags").path(0).canConvertToInt();
        if ((!one.path("ok").asBoolean() && flagFits) || longer) {
          int[] flags = new int[one.path("flags").size()];
          assertThatThrownBy(
                  () ->
                      db.storeLightcurve(
                          one.path("object_id").asLong(),
                          one.path("type_id").asInt(),
                          GoldenCases.numbers(one.path("times")),
                          GoldenCases.numbers(one.path("magnitudes")),
                          GoldenCases.numbers(one.path("mag_errors")),
                          flags))
              .as(one.path("note").asText())
              .isInstanceOf(BadInputException.class);
          checked++;
        }
      }
      assertThat(checked).isEqualTo(5);
      assertThat(db.info().lightCurves()).isZero();
    }
  }

  @Test
  void damagedBlobs() {
    for (JsonNode one : golden.path("undecodable")) {
      byte[] blob = HexFormat.of().parseHex(one.path("blob").asText());
      if (one.path("ok").asBoolean()) {
        same(PointBlob.decode(blob), one.path("result"));
      } else {
        assertThatThrownBy(() -> PointBlob.decode(blob))
            .as(one.path("note").asText())
            .isInstanceOf(FormatException.class);
      }
    }
  }

  @Test
  void databaseOfTheOriginal() throws Exception {
    Path file =
        Files.copy(
            GoldenData.golden("lightcurve", "lightcurves_open.db"), folder.resolve("original.db"));
    try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.openReadOnly(file)) {
      checkSummaries(db.summaries());
      checkSearches(db);
      checkCurves(db);
      assertThat(db.types()).hasSize(3).first().extracting("key").isEqualTo("ch1_auto_original");
      assertThat(db.objects().columns().get(1).text(0)).isEqualTo("1");
      assertThat(db.epochs().rows()).isZero();
    }
  }

  private void checkSummaries(List<CurveSummary> found) {
    JsonNode expected = golden.path("database").path("summary");
    assertThat(found).hasSize(expected.size());
    for (int i = 0; i < found.size(); i++) {
      JsonNode one = expected.get(i);
      CurveSummary summary = found.get(i);
      assertThat(summary.objectId()).isEqualTo(one.path("object_id").asLong());
      assertThat(summary.typeId()).isEqualTo(one.path("type_id").asInt());
      assertThat(summary.points()).isEqualTo(one.path("n_points").asInt());
      near(summary.firstMjd(), one.path("first_obs_time"));
      near(summary.lastMjd(), one.path("last_obs_time"));
      near(summary.spanDays(), one.path("time_span_days"));
      near(summary.mean(), one.path("mean_magnitude"));
      near(summary.standardDeviation(), one.path("mag_std"));
    }
  }

  private static void near(double found, JsonNode expected) {
    if (expected.isNull()) {
      assertThat(found).isNaN();
    } else {
      double value = expected.doubleValue();
      assertThat(found).isCloseTo(value, within(Math.abs(value) * RELATIVE));
    }
  }

  private void checkSearches(BinaryLightcurveDatabase db) {
    for (JsonNode one : golden.path("database").path("searches")) {
      JsonNode args = one.path("args");
      List<VariableObject> found =
          db.searchObjectsByVariability(
              args.path("min_std").asDouble(BinaryLightcurveDatabase.DEFAULT_LEAST_DEVIATION),
              args.path("min_points").asInt(BinaryLightcurveDatabase.DEFAULT_LEAST_POINTS),
              args.has("type_id") ? (Integer) args.path("type_id").asInt() : null);
      List<VariableObject> expected = new ArrayList<>();
      for (JsonNode row : one.path("result")) {
        expected.add(
            new VariableObject(
                row.path("object_id").asLong(),
                row.path("ra").doubleValue(),
                row.path("dec").doubleValue(),
                row.path("mag_std").doubleValue(),
                row.path("n_points").asInt(),
                row.path("time_span_days").doubleValue()));
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  private void checkCurves(BinaryLightcurveDatabase db) {
    for (JsonNode one : golden.path("database").path("get")) {
      LightCurve found =
          db.getLightcurve(one.path("object_id").asLong(), one.path("type_id").asInt());
      JsonNode expected = one.path("result");
      if (expected.isNull()) {
        assertThat(found).isNull();
      } else {
        LightCurve there = Objects.requireNonNull(found);
        assertThat(there.size()).isEqualTo(expected.path("n").asInt());
        for (int i = 0; i < expected.path("first_times").size(); i++) {
          assertThat(there.times()[i]).isEqualTo(expected.path("first_times").get(i).doubleValue());
        }
        double sum = 0;
        for (float value : there.magnitudes()) {
          sum += Float.isNaN(value) ? 0 : value;
        }
        near(sum, expected.path("sum_magnitudes"));
      }
    }
  }

  /** The same numbers stored again give the summaries that the original wrote. */
  @Test
  void databaseAsTheOriginalWritesIt() {
    try (BinaryLightcurveDatabase db = open(BlobOptions.asOriginal())) {
      for (JsonNode one : golden.path("database").path("stored")) {
        double[] times = GoldenCases.numbers(one.path("times"));
        db.storeLightcurve(
            one.path("object_id").asLong(),
            one.path("type_id").asInt(),
            times,
            GoldenCases.numbers(one.path("magnitudes")),
            new double[times.length],
            new int[times.length]);
      }
      checkSummaries(db.summaries());
      assertThat(db.searchObjectsByVariability(0, 0, null)).isEmpty();
    }
  }

  private BinaryLightcurveDatabase open(BlobOptions options) {
    return BinaryLightcurveDatabase.open(folder.resolve("new.db"), options);
  }
}
