package org.alidade.spherex.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.document.Document;
import org.alidade.testing.GoldenData;

/** Recorded measurements to test with. */
public final class Series {
  private static final Source CLOVERLEAF = new Source(213.942708, 11.495389, "cloverleaf");

  private Series() {}

  /** The eleven measurements of the golden run that the reference kept. */
  public static LightCurve golden() throws IOException {
    Source source = new Source(213.942708, 11.495389, "s01_series12");
    return curve(source, GoldenData.golden("spherex", "s01_series12", "state.json"));
  }

  /** The measurement of the golden run whose negative flux the reference lost. */
  public static PhotometryResult negative() throws IOException {
    Path file = GoldenData.golden("spherex", "s01_series12", "missing_in_reference.json");
    return result(new ObjectMapper().readTree(file.toFile()).get(0).get("result"));
  }

  /** The 108 measurements of a real run. */
  public static LightCurve cloverleaf() throws IOException {
    return curve(CLOVERLEAF, GoldenData.data("spherex", "cloverleaf", "cloverleaf.yaml"));
  }

  /** A measurement of which only some numbers matter. */
  public static PhotometryResult point(
      String obsId, Band band, double mjd, double wavelength, double flux, double error, int flag) {
    return new PhotometryResult(
        obsId, band, mjd, flux, error, wavelength, wavelength / 40, flag, 30, 31, null);
  }

  private static LightCurve curve(Source source, Path state) throws IOException {
    List<PhotometryResult> results = new ArrayList<>();
    Document.read(state).get("photometry_results").forEach(item -> results.add(result(item)));
    return new LightCurve(source, results);
  }

  private static PhotometryResult result(JsonNode item) {
    return new PhotometryResult(
        item.get("obs_id").asText(),
        Band.of(item.get("band").asText()).orElseThrow(),
        item.get("mjd").asDouble(),
        item.get("flux").asDouble(),
        item.get("flux_error").asDouble(),
        item.get("wavelength").asDouble(),
        item.get("bandwidth").asDouble(),
        item.get("flag").asInt(),
        item.get("pix_x").asDouble(),
        item.get("pix_y").asDouble(),
        null);
  }
}
