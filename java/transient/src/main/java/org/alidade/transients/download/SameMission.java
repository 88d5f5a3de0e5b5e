package org.alidade.transients.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alidade.transients.archive.ArchiveObservation;
import org.alidade.transients.archive.QueryResult;

/**
 * Pairs of images can only be subtracted within one mission; others differ in band, sampling and
 * point-spread function (spec transient 4.1).
 */
public final class SameMission {
  private SameMission() {}

  /** Missions that have images before the discovery and since, upper case, in order. */
  public static Set<String> common(QueryResult result) {
    Set<String> both = missions(result.references());
    both.retainAll(missions(result.science()));
    return both;
  }

  /**
   * Keeps only the images of missions with both.
   *
   * @return the supernovae that have any, with an entry {@code common_missions}
   */
  public static List<QueryResult> filter(List<QueryResult> results) {
    return results.stream()
        .filter(result -> !common(result).isEmpty())
        .map(
            result ->
                only(result, common(result))
                    .withNameAndEntries(
                        result.name(), Map.of("common_missions", array(common(result)))))
        .toList();
  }

  /**
   * Keeps only the images of missions with both, one entry per supernova and mission.
   *
   * @return entries named {@code NAME_MISSION}
   */
  public static List<QueryResult> split(List<QueryResult> results) {
    return results.stream().flatMap(SameMission::split).toList();
  }

  private static Stream<QueryResult> split(QueryResult result) {
    return common(result).stream()
        .map(
            mission ->
                only(result, Set.of(mission))
                    .withNameAndEntries(
                        result.name() + "_" + mission,
                        Map.of(
                            "original_sn_name",
                            JsonNodeFactory.instance.textNode(result.name()),
                            "mission",
                            JsonNodeFactory.instance.textNode(mission))));
  }

  /** Which supernovae have pairs of which mission, as a document. */
  public static ObjectNode identify(List<QueryResult> results) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode names = document.putArray("same_mission_sne");
    Map<String, List<String>> byMission = new TreeMap<>();
    ArrayNode details = JsonNodeFactory.instance.arrayNode();
    for (QueryResult result : results) {
      Set<String> common = common(result);
      if (!common.isEmpty()) {
        names.add(result.name());
        common.forEach(
            mission ->
                byMission.computeIfAbsent(mission, key -> new ArrayList<>()).add(result.name()));
        details.add(details(result, common));
      }
    }
    ObjectNode pairs = document.putObject("pairs_by_mission");
    byMission.forEach((mission, sne) -> pairs.set(mission, array(sne)));
    document.set("detailed_results", details);
    return document;
  }

  private static ObjectNode details(QueryResult result, Set<String> common) {
    ObjectNode node = result.withObservations(List.of(), List.of()).toJson();
    node.retain("sn_name", "ra_deg", "dec_deg", "discovery_date");
    node.set("common_missions", array(common));
    node.set("ref_missions", array(missions(result.references())));
    node.set("sci_missions", array(missions(result.science())));
    node.put("reference_count", result.references().size());
    node.put("science_count", result.science().size());
    return node;
  }

  private static QueryResult only(QueryResult result, Set<String> missions) {
    return result.withObservations(
        only(result.references(), missions), only(result.science(), missions));
  }

  private static List<ArchiveObservation> only(
      List<ArchiveObservation> observations, Set<String> missions) {
    return observations.stream().filter(each -> missions.contains(mission(each))).toList();
  }

  private static Set<String> missions(List<ArchiveObservation> observations) {
    return observations.stream()
        .map(SameMission::mission)
        .filter(mission -> !mission.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String mission(ArchiveObservation observation) {
    return observation.mission().toUpperCase(Locale.ROOT);
  }

  private static JsonNode array(Collection<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
