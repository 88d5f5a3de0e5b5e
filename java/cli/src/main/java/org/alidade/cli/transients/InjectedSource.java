package org.alidade.cli.transients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A source of a generated image that changes: new since the references, or variable.
 *
 * @param image name of the file of the image
 * @param id name of the source
 * @param isNew false for variable stars
 * @param raDegrees right ascension, degrees
 * @param decDegrees declination, degrees
 * @param flux above the atmosphere, counts
 */
record InjectedSource(
    String image, String id, boolean isNew, double raDegrees, double decDegrees, double flux) {
  private static final List<String> NEW = List.of("supernova", "transient");

  /**
   * What a truth file says.
   *
   * @param sources the changing sources of all science images
   * @param transparency of every image, by the name of its file
   */
  record Truth(List<InjectedSource> sources, Map<String, Double> transparency) {
    static Truth read(Path file) throws IOException {
      List<InjectedSource> sources = new ArrayList<>();
      Map<String, Double> transparency = new HashMap<>();
      for (JsonNode field : new ObjectMapper().readTree(file.toFile())) {
        for (JsonNode exposure : field.path("exposures")) {
          String image = exposure.path("file").asText();
          image = image.substring(image.lastIndexOf('/') + 1);
          transparency.put(image, exposure.path("transparency").doubleValue());
          if (exposure.path("type").asText().equals("science")) {
            add(image, exposure, sources);
          }
        }
      }
      return new Truth(sources, transparency);
    }

    private static void add(String image, JsonNode exposure, List<InjectedSource> sources) {
      double transparency = exposure.path("transparency").doubleValue();
      for (JsonNode source : exposure.path("changing")) {
        sources.add(
            new InjectedSource(
                image,
                source.path("id").asText(),
                NEW.contains(source.path("kind").asText()),
                source.path("ra_deg").doubleValue(),
                source.path("dec_deg").doubleValue(),
                source.path("flux_adu").doubleValue() / transparency));
      }
    }
  }
}
