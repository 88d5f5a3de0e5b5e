package org.alidade.transients.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A catalogue as a JSON document: the entries chosen and the lines rejected. */
public final class CatalogueJson {
  private static final Pattern LONE_SIGN = Pattern.compile("[+-]\\s.*");

  private CatalogueJson() {}

  /**
   * The document.
   *
   * @param entries those to show, often a selection
   * @param rejected lines that are no supernova
   * @return {@code {"entries": [...], "rejected": [...]}}
   */
  public static ObjectNode of(List<SupernovaEntry> entries, List<RejectedLine> rejected) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode shown = document.putArray("entries");
    entries.forEach(entry -> shown.add(entry(entry)));
    ArrayNode refused = document.putArray("rejected");
    rejected.forEach(
        line -> refused.addObject().put("line", line.line()).put("reason", line.reason().text()));
    return document;
  }

  private static ObjectNode entry(SupernovaEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("line", entry.line());
    node.put("sn_name", entry.name());
    node.put("ra_deg", entry.raDegrees());
    node.put("dec_deg", entry.decDegrees());
    node.put("disc_date", text(entry.discovered()));
    node.put("max_date", text(entry.maximum()));
    node.put("discovery_date", text(entry.discoveryDate().orElse(null)));
    node.put("sn_type", entry.type());
    node.put("gal_name", entry.galaxy());
    String dec = entry.raw().getOrDefault(CatalogueColumns.DEC, "");
    node.put("dropped_by_three_token_parser", LONE_SIGN.matcher(dec).matches());
    return node;
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
