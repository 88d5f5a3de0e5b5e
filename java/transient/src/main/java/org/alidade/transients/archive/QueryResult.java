package org.alidade.transients.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alidade.array.FormatException;
import org.alidade.transients.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * What archives have of one supernova (spec transient 3.5).
 *
 * @param name designation
 * @param raDegrees right ascension, degrees; NaN if the file does not say
 * @param decDegrees declination, degrees; NaN if the file does not say
 * @param discovered day of discovery, if known
 * @param references images before it
 * @param science images since
 * @param errors what went wrong; the lists may then be incomplete
 * @param further other entries of the file, kept as they are
 */
public record QueryResult(
    String name,
    double raDegrees,
    double decDegrees,
    @Nullable LocalDate discovered,
    List<ArchiveObservation> references,
    List<ArchiveObservation> science,
    List<String> errors,
    Map<String, JsonNode> further) {
  private static final Set<String> OWN =
      Set.of(
          "sn_name",
          "ra_deg",
          "dec_deg",
          "discovery_date",
          "reference_observations",
          "science_observations",
          "errors");

  /** Copies the lists. */
  public QueryResult {
    references = List.copyOf(references);
    science = List.copyOf(science);
    errors = List.copyOf(errors);
    further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
  }

  /** Whether there are images before and since. */
  public boolean isViable() {
    return !references.isEmpty() && !science.isEmpty();
  }

  /** The images of a type. */
  public List<ArchiveObservation> observations(ObservationType type) {
    return type == ObservationType.REFERENCE ? references : science;
  }

  /** The same with other images. */
  public QueryResult withObservations(
      List<ArchiveObservation> newReferences, List<ArchiveObservation> newScience) {
    return new QueryResult(
        name, raDegrees, decDegrees, discovered, newReferences, newScience, errors, further);
  }

  /** The same under another name and with further entries. */
  public QueryResult withNameAndEntries(String newName, Map<String, JsonNode> entries) {
    Map<String, JsonNode> all = new LinkedHashMap<>(further);
    all.putAll(entries);
    return new QueryResult(
        newName, raDegrees, decDegrees, discovered, references, science, errors, all);
  }

  /** Its JSON form. */
  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("sn_name", name);
    node.set("ra_deg", number(raDegrees));
    node.set("dec_deg", number(decDegrees));
    node.put("discovery_date", discovered == null ? null : discovered + "T00:00:00");
    put(node.putArray("reference_observations"), references);
    put(node.putArray("science_observations"), science);
    ArrayNode wrong = node.putArray("errors");
    errors.forEach(wrong::add);
    further.forEach(node::set);
    return node;
  }

  /**
   * Reads its JSON form.
   *
   * @throws FormatException if it is not an object with a name
   */
  public static QueryResult of(JsonNode node) {
    String name = node.path("sn_name").asText("").strip();
    if (!node.isObject() || name.isEmpty()) {
      throw new FormatException(
          "an entry without a name", "query results", "give the output of a query");
    }
    Map<String, JsonNode> further = new LinkedHashMap<>();
    node.properties().stream()
        .filter(entry -> !OWN.contains(entry.getKey()))
        .forEach(entry -> further.put(entry.getKey(), entry.getValue()));
    List<String> errors = new ArrayList<>();
    node.path("errors").forEach(error -> errors.add(error.asText()));
    return new QueryResult(
        name,
        node.path("ra_deg").asDouble(Double.NaN),
        node.path("dec_deg").asDouble(Double.NaN),
        date(node.path("discovery_date").asText("")),
        observations(node.path("reference_observations")),
        observations(node.path("science_observations")),
        errors,
        further);
  }

  private static JsonNode number(double value) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    return Double.isFinite(value) ? factory.numberNode(value) : factory.nullNode();
  }

  private static void put(ArrayNode array, List<ArchiveObservation> observations) {
    observations.forEach(observation -> array.add(observation.toJson()));
  }

  private static List<ArchiveObservation> observations(JsonNode array) {
    List<ArchiveObservation> found = new ArrayList<>();
    array.forEach(node -> found.add(ArchiveObservation.of(node)));
    return found;
  }

  private static @Nullable LocalDate date(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
      return null;
    }
    try {
      return LocalDate.parse(text.substring(0, 10));
    } catch (DateTimeException e) {
      throw new FormatException(
          "'" + text + "' is no day", "discovery_date of query results", "use YYYY-MM-DD");
    }
  }
}
