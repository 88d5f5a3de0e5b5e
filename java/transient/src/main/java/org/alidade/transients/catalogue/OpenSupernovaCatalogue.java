package org.alidade.transients.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.alidade.array.FormatException;

/**
 * The JSON file of the Open Supernova Catalog: one object per supernova, by name, whose properties
 * are lists of values with sources (Guillochon et al. 2017). Read as a stream: the file is large.
 *
 * @param entries those with a position, in the order of the file
 * @param withoutPosition how many were left out
 */
public record OpenSupernovaCatalogue(List<SupernovaEntry> entries, int withoutPosition) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The letters before a designation of a year. */
  private static final Pattern PREFIX = Pattern.compile("^SN ?(?=\\d{4}[A-Za-z])");

  /** Copies the list. */
  public OpenSupernovaCatalogue {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a file.
   *
   * @throws FormatException if it is no JSON object of supernovae
   * @throws IOException if reading fails
   */
  public static OpenSupernovaCatalogue read(Path file) throws IOException {
    List<SupernovaEntry> entries = new ArrayList<>();
    int missing = 0;
    try (JsonParser parser = JSON.getFactory().createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw notThis(file);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        JsonNode properties = JSON.readTree(parser);
        missing += add(entries, name, properties) ? 0 : 1;
      }
    }
    return new OpenSupernovaCatalogue(entries, missing);
  }

  private static boolean add(List<SupernovaEntry> entries, String key, JsonNode properties) {
    String name = PREFIX.matcher(key.strip()).replaceFirst("").strip();
    OptionalDouble ra = Sexagesimal.raDegrees(value(properties, "ra").replace(':', ' '));
    OptionalDouble dec = Sexagesimal.decDegrees(value(properties, "dec").replace(':', ' '));
    if (name.isEmpty() || ra.isEmpty() || dec.isEmpty()) {
      return false;
    }
    entries.add(
        new SupernovaEntry(
            0,
            name,
            ra.getAsDouble(),
            dec.getAsDouble(),
            CatalogueParser.date(value(properties, "discoverdate").replace('/', '-')),
            CatalogueParser.date(value(properties, "maxdate").replace('/', '-')),
            value(properties, "claimedtype"),
            value(properties, "host"),
            Map.of()));
    return true;
  }

  private static String value(JsonNode properties, String name) {
    return properties.path(name).path(0).path("value").asText("").strip();
  }

  private static FormatException notThis(Path file) {
    return new FormatException(
        "not an object of supernovae by name",
        file.toString(),
        "give the catalogue file of the Open Supernova Catalog");
  }
}
