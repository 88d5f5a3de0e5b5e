package org.alidade.spherex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tree of a configuration: four groups, and the flat names that lead into them. */
final class OptionGroups {
  static final String QUERY = "query";
  static final String PHOTOMETRY = "photometry";
  static final String VISUALIZATION = "visualization";
  static final String DOWNLOAD = "download";
  static final String STAGES = "pipeline_stages";
  static final String SOURCE = "source";

  private static final String BAD_FLAGS = "bad_flags";

  private static final Logger LOG = LoggerFactory.getLogger(OptionGroups.class);
  private static final List<String> GROUPS = List.of(QUERY, PHOTOMETRY, VISUALIZATION, DOWNLOAD);

  /** Flat names of the parts of the position, and what they are called inside it. */
  private static final Map<String, String> POSITION =
      Map.of("ra", "ra", "dec", "dec", "source_name", "name");

  private static final ObjectNode DEFAULTS = makeDefaults();
  private static final Map<String, String> GROUP_OF = makeRoutes();

  private OptionGroups() {}

  private static ObjectNode makeDefaults() {
    ObjectNode query = OptionMapper.tree(QueryOptions.defaults(Source.at(0, 0)));
    query.remove(SOURCE);
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set(QUERY, query);
    tree.set(PHOTOMETRY, OptionMapper.tree(PhotometryOptions.defaults()));
    tree.set(VISUALIZATION, OptionMapper.tree(VisualizationOptions.defaults()));
    tree.set(DOWNLOAD, OptionMapper.tree(DownloadOptions.defaults()));
    tree.set(STAGES, OptionMapper.value(PipelineStage.ALL));
    return tree;
  }

  private static Map<String, String> makeRoutes() {
    Map<String, String> routes = new LinkedHashMap<>();
    for (String group : GROUPS) {
      DEFAULTS.path(group).fieldNames().forEachRemaining(name -> routes.put(name, group));
    }
    routes.put(SOURCE, QUERY);
    return routes;
  }

  /** A new tree of all defaults, without a position. */
  static ObjectNode defaults() {
    return DEFAULTS.deepCopy();
  }

  /** Flat names with their groups, in the order of the groups. */
  static Map<String, String> routes() {
    return GROUP_OF;
  }

  /** Lays the groups of one tree over another; unknown names inside a group are ignored. */
  static void overlay(ObjectNode base, JsonNode groups) {
    for (String group : GROUPS) {
      groups
          .path(group)
          .properties()
          .forEach(entry -> base.withObjectProperty(group).set(entry.getKey(), entry.getValue()));
    }
    if (groups.path(STAGES).isArray()) {
      base.set(STAGES, groups.get(STAGES));
    }
  }

  /**
   * Lays flat options over a tree.
   *
   * @throws BadInputException if there are unknown names; lists all of them
   */
  static void overlayFlat(ObjectNode base, Map<String, ? extends @Nullable Object> values) {
    TreeSet<String> unknown = new TreeSet<>();
    values.forEach(
        (name, value) -> {
          if (!set(base, name, OptionMapper.value(value))) {
            unknown.add(name);
          }
        });
    if (!unknown.isEmpty()) {
      throw new BadInputException(
          "unknown options " + String.join(", ", unknown),
          "configuration",
          "use names of docs/formats/spherex.md");
    }
  }

  private static boolean set(ObjectNode base, String name, JsonNode value) {
    if (name.equals(STAGES)) {
      base.set(STAGES, value);
    } else if (POSITION.containsKey(name)) {
      ObjectNode query = base.withObjectProperty(QUERY);
      query.withObjectProperty(SOURCE).set(POSITION.get(name), value);
    } else if (GROUP_OF.containsKey(name)) {
      base.withObjectProperty(GROUP_OF.get(name)).set(name, value);
    } else {
      return false;
    }
    return true;
  }

  /**
   * The groups of a saved configuration: as they are, or flat as old versions wrote it (spec
   * spherex 2.6).
   *
   * @param document a parameter file, or a state with the entry {@code config}
   */
  static ObjectNode saved(ObjectNode document) {
    ObjectNode found = document.path("config") instanceof ObjectNode config ? config : document;
    ObjectNode groups = found.deepCopy();
    if (GROUPS.stream().noneMatch(group -> found.path(group).isObject())) {
      groups = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : found.properties()) {
        setSaved(groups, entry);
      }
    }
    if (!groups.has(STAGES) && document.path(STAGES).isArray()) {
      groups.set(STAGES, document.get(STAGES));
    }
    return groups;
  }

  private static void setSaved(ObjectNode groups, Map.Entry<String, JsonNode> option) {
    try {
      set(groups, option.getKey(), option.getValue());
    } catch (UnsupportedOperationException e) { // a group's name with a value that is no group
      BadInputException failure =
          new BadInputException(
              "option " + option.getKey() + " does not fit the options around it",
              "saved configuration",
              "write the file again");
      failure.initCause(e);
      throw failure;
    }
  }

  /** The configuration that a tree describes. */
  static QueryConfig config(ObjectNode tree) {
    if (!tree.path(QUERY).path(SOURCE).isObject()) {
      throw new BadInputException("no position", "ra, dec", "give both in degrees");
    }
    return new QueryConfig(
        OptionMapper.options(withBandNames(tree.path(QUERY)), QueryOptions.class),
        OptionMapper.options(withFlagBits(tree.path(PHOTOMETRY)), PhotometryOptions.class),
        OptionMapper.options(tree.path(VISUALIZATION), VisualizationOptions.class),
        OptionMapper.options(tree.path(DOWNLOAD), DownloadOptions.class),
        stages(tree.path(STAGES)));
  }

  /** Refuses all wrong names at once. */
  private static JsonNode withBandNames(JsonNode query) {
    if (query.path("bands") instanceof ArrayNode bands) {
      List<String> names = new ArrayList<>();
      bands.forEach(band -> names.add(band.asText()));
      QueryOptions.bandsNamed(names);
    }
    return query;
  }

  /** The name of a flag policy stands for its bits, null for none. */
  private static JsonNode withFlagBits(JsonNode photometry) {
    JsonNode flags = photometry.path(BAD_FLAGS);
    if (!flags.isTextual() && !flags.isNull()) {
      return photometry;
    }
    List<Integer> bits = flags.isNull() ? List.of() : FlagPolicy.named(flags.textValue()).bits();
    ObjectNode changed = photometry.deepCopy();
    changed.set(BAD_FLAGS, OptionMapper.value(bits));
    return changed;
  }

  private static List<PipelineStage> stages(JsonNode names) {
    List<PipelineStage> stages = new ArrayList<>();
    for (JsonNode name : names) {
      PipelineStage.of(name instanceof TextNode text ? text.textValue() : name.toString())
          .ifPresentOrElse(
              stage -> {
                if (!stages.contains(stage)) {
                  stages.add(stage);
                }
              },
              () -> LOG.warn("unknown stage {} is passed over", name));
    }
    return stages;
  }

  /** The tree of a configuration. */
  static ObjectNode tree(QueryConfig config) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set(QUERY, OptionMapper.tree(config.query()));
    tree.set(PHOTOMETRY, OptionMapper.tree(config.photometry()));
    tree.set(VISUALIZATION, OptionMapper.tree(config.visualization()));
    tree.set(DOWNLOAD, OptionMapper.tree(config.download()));
    tree.set(STAGES, OptionMapper.value(config.pipelineStages()));
    return tree;
  }
}
