package org.alidade.spherex.photometry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.Source;
import org.alidade.testing.GoldenData;

/** One measurement of a golden case: source, options, what must come out. */
record GoldenRun(
    String name, Path file, Source source, PhotometryOptions options, JsonNode expected) {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static Stream<GoldenRun> of(String golden) {
    JsonNode root = read(GoldenData.golden("spherex", golden + ".json"));
    Path file = GoldenData.golden("spherex", golden + ".fits.gz");
    return StreamSupport.stream(root.get("runs").spliterator(), false)
        .map(run -> of(golden, file, run));
  }

  private static GoldenRun of(String golden, Path file, JsonNode run) {
    JsonNode source = run.get("source");
    return new GoldenRun(
        golden + " " + run.get("id").asText(),
        file,
        Source.at(source.get("ra").asDouble(), source.get("dec").asDouble()),
        options(run.get("config")),
        run.get("expected"));
  }

  static PhotometryOptions options(JsonNode changed) {
    try {
      ObjectNode all = JSON.valueToTree(PhotometryOptions.defaults());
      all.setAll((ObjectNode) changed);
      return JSON.treeToValue(all, PhotometryOptions.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(Path path) {
    try {
      return JSON.readTree(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
