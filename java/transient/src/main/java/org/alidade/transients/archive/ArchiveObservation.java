package org.alidade.transients.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import org.alidade.array.FormatException;

/**
 * An observation of an archive as it stands in files of query results (spec transient 3.5). It is
 * kept as it was read, so that nothing is lost that other programs have added.
 */
public final class ArchiveObservation {
  private final ObjectNode json;

  private ArchiveObservation(ObjectNode json) {
    this.json = json;
  }

  /**
   * An observation from its JSON form, which is copied.
   *
   * @throws FormatException if it is not an object
   */
  public static ArchiveObservation of(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return new ArchiveObservation(object.deepCopy());
    }
    throw new FormatException(
        "an observation is not an object", "query results", "give the output of a query");
  }

  /** A copy of the JSON form. */
  public ObjectNode toJson() {
    return json.deepCopy();
  }

  /** Identifier at the archive; at MAST the number of the product group as text. */
  public String obsId() {
    return text("obs_id");
  }

  /** The mission, such as {@code HST}; empty if unknown. */
  public String mission() {
    String mission = text("mission");
    return mission.isEmpty() ? text("obs_collection") : mission;
  }

  /** Names of the filters as the archive writes them. */
  public String filters() {
    return text("filters");
  }

  /** Where the archive says the data are; empty if it does not. */
  public String dataUrl() {
    return text("dataURL");
  }

  /** The archive, {@code MAST} or {@code IRSA}; what does not say is of MAST. */
  public String archive() {
    String archive = text("archive");
    return archive.isEmpty() ? "MAST" : archive;
  }

  /** The mission's own identifier, empty if unknown. */
  public String missionObsId() {
    return text("caom_obs_id");
  }

  /** Right ascension, degrees. */
  public OptionalDouble raDegrees() {
    return number("ra");
  }

  /** Declination, degrees. */
  public OptionalDouble decDegrees() {
    return number("dec");
  }

  /** Exposure time, seconds. */
  public OptionalDouble exposureSeconds() {
    return number("exposure_time");
  }

  /** Start of the exposure, MJD. */
  public OptionalDouble startMjd() {
    return number("obs_date");
  }

  /** Whether it says enough to be downloaded: an identifier, a mission and a place. */
  public boolean isViable() {
    boolean placed = !dataUrl().isEmpty() || hasProductGroup();
    return !obsId().isEmpty() && !mission().isEmpty() && placed;
  }

  /** Whether MAST can be asked for its products. */
  public boolean hasProductGroup() {
    return archive().equals("MAST") && obsId().matches("\\d{1,18}");
  }

  private String text(String key) {
    return json.path(key).asText("").strip();
  }

  private OptionalDouble number(String key) {
    JsonNode value = json.path(key);
    if (value.isNumber()) {
      return OptionalDouble.of(value.asDouble());
    }
    try {
      return OptionalDouble.of(Double.parseDouble(value.asText("")));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArchiveObservation observation && json.equals(observation.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
