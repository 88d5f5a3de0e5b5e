package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PhotometryResult;
import org.alidade.testing.GoldenData;

/** The golden run over twelve files of one target, with the tolerances of its README. */
final class GoldenSeries {
  private static final ObjectMapper JSON = new ObjectMapper();

  final Path folder = GoldenData.golden("spherex", "s01_series12");
  final SpherexState state;

  GoldenSeries() throws IOException {
    state = StateFile.read(folder.resolve("state.json"));
  }

  /** The file of an observation, as the archive gives it. */
  byte[] file(Observation observation) {
    Path file =
        folder
            .resolve("data")
            .resolve(observation.band().text())
            .resolve(observation.obsId() + ".fits.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** All twelve measurements, those that the reference loses included, by observation and band. */
  Map<String, JsonNode> expected() throws IOException {
    Map<String, JsonNode> expected = new TreeMap<>();
    JsonNode saved = JSON.readTree(folder.resolve("state.json").toFile());
    saved.path("photometry_results").forEach(row -> expected.put(key(row), row));
    JSON.readTree(folder.resolve("missing_in_reference.json").toFile())
        .forEach(lost -> expected.put(key(lost.path("result")), lost.path("result")));
    return expected;
  }

  private static String key(JsonNode row) {
    return row.path("obs_id").asText() + "_" + row.path("band").asText();
  }

  /** Compares measurements with the golden ones. */
  void assertSame(List<PhotometryResult> results) throws IOException {
    Map<String, JsonNode> expected = expected();
    List<String> keys = new ArrayList<>();
    for (PhotometryResult result : results) {
      String key = result.obsId() + "_" + result.band().text();
      keys.add(key);
      assertThat(expected).containsKey(key);
      JsonNode row = Objects.requireNonNull(expected.get(key));
      double error = row.path("flux_error").asDouble();
      double flux = row.path("flux").asDouble();
      assertThat(result.fluxMicrojansky())
          .as(key + " flux")
          .isCloseTo(flux, within(1e-4 * error + 1e-7 * Math.abs(flux)));
      assertThat(result.fluxErrorMicrojansky())
          .as(key + " flux_error")
          .isCloseTo(error, within(1e-5 * error));
      assertRelative(key + " wavelength", result.wavelengthMicrons(), row.path("wavelength"));
      assertRelative(key + " bandwidth", result.bandwidthMicrons(), row.path("bandwidth"));
      assertThat(result.pixelX()).as(key).isCloseTo(row.path("pix_x").asDouble(), within(2e-5));
      assertThat(result.pixelY()).as(key).isCloseTo(row.path("pix_y").asDouble(), within(2e-5));
      assertThat(result.flag()).as(key).isEqualTo(row.path("flag").asInt());
      assertThat(result.mjd()).as(key).isCloseTo(row.path("mjd").asDouble(), within(1e-9));
      assertThat(result.magnitudeAb().isPresent()).as(key).isEqualTo(!row.path("mag_ab").isNull());
    }
    assertThat(keys).containsExactlyInAnyOrderElementsOf(expected.keySet());
  }

  private static void assertRelative(String what, double value, JsonNode expected) {
    double wanted = expected.asDouble();
    assertThat(value).as(what).isCloseTo(wanted, within(1e-6 * wanted));
  }
}
