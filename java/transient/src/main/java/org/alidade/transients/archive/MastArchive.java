package org.alidade.transients.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;

/** Public images at MAST, by position, time and mission (spec transient 3.4 and 3.5). */
public final class MastArchive implements ObservationArchive {
  private static final String SERVICE = "Mast.Caom.Filtered.Position";

  /** Earlier and later than any exposure, MJD. */
  private static final double FIRST_MJD = 0;

  private static final double LAST_MJD = 200_000;

  private final MastClient client;
  private final MissionFilter missions;

  /** The archive, limited to missions. */
  public MastArchive(MastClient client, MissionFilter missions) {
    this.client = client;
    this.missions = missions;
  }

  @Override
  public String name() {
    return "MAST";
  }

  @Override
  public List<ArchiveObservation> find(ObservationSearch search) throws InterruptedException {
    return client.rows(SERVICE, params(search)).stream()
        .filter(row -> missions.accepts(text(row, "obs_collection")))
        .map(MastArchive::observation)
        .toList();
  }

  private ObjectNode params(ObservationSearch search) {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("columns", "*");
    params.put(
        "position",
        search.raDegrees() + ", " + search.decDegrees() + ", " + search.radiusDegrees());
    ArrayNode filters = params.putArray("filters");
    if (!missions.all()) {
      ArrayNode wanted = filter(filters, "obs_collection");
      missions.mast().forEach(wanted::add);
    }
    filter(filters, "dataproduct_type").add("image");
    if (search.firstMjd().isPresent() || search.lastMjd().isPresent()) {
      filter(filters, "t_min")
          .addObject()
          .put("min", search.firstMjd().orElse(FIRST_MJD))
          .put("max", search.lastMjd().orElse(LAST_MJD));
    }
    filter(filters, "dataRights").add("PUBLIC");
    return params;
  }

  private static ArrayNode filter(ArrayNode filters, String name) {
    return filters.addObject().put("paramName", name).putArray("values");
  }

  private static ArchiveObservation observation(JsonNode row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    String mission = text(row, "obs_collection");
    OptionalDouble start = number(row, "t_min");
    node.put("obs_id", text(row, "obsid"));
    node.put("target_name", text(row, "target_name"));
    copy(node, "ra", row, "s_ra");
    copy(node, "dec", row, "s_dec");
    node.put("mission", mission);
    node.put("instrument", text(row, "instrument_name"));
    node.put("filters", text(row, "filters"));
    copy(node, "exposure_time", row, "t_exptime");
    node.put("obs_date", start.isPresent() ? Double.toString(start.getAsDouble()) : "");
    node.put("data_rights", text(row, "dataRights"));
    node.put("obs_collection", mission);
    node.put("dataURL", text(row, "dataURL"));
    node.put("filesize", 0);
    node.put(
        "obs_date_iso", start.isPresent() ? ModifiedJulianDate.iso(start.getAsDouble()) : null);
    node.put("caom_obs_id", text(row, "obs_id"));
    copy(node, "t_max", row, "t_max");
    copy(node, "calib_level", row, "calib_level");
    node.put("archive", "MAST");
    node.put("dataproduct_type", text(row, "dataproduct_type"));
    node.put("s_region", text(row, "s_region"));
    return ArchiveObservation.of(node);
  }

  private static void copy(ObjectNode node, String key, JsonNode row, String column) {
    JsonNode value = row.path(column);
    node.set(key, value.isNumber() ? value : JsonNodeFactory.instance.nullNode());
  }

  private static String text(JsonNode row, String column) {
    return row.path(column).asText("").strip();
  }

  private static OptionalDouble number(JsonNode row, String column) {
    JsonNode value = row.path(column);
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }
}
