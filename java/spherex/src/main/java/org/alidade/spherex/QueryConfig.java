package org.alidade.spherex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.spherex.internal.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run is told: four groups of options, each with its own record, and a flat view of
 * them by the names of the specification (spec spherex 2.5, 2.6).
 *
 * <p>Example:
 *
 * <pre>{@code
 * QueryConfig config = QueryConfig.builder()
 *     .source(new Source(213.942708, 11.495389, "cloverleaf"))
 *     .outputDir(Path.of("cloverleaf"))
 *     .set("cutout_size", "60px")
 *     .build();
 * config = config.update("aperture_diameter", 4.0);
 * }</pre>
 *
 * @param query what the archive is asked for
 * @param photometry how fluxes are measured
 * @param visualization how results are judged and drawn
 * @param download how files are fetched
 * @param pipelineStages stages of a full run, in this order
 */
public record QueryConfig(
    QueryOptions query,
    PhotometryOptions photometry,
    VisualizationOptions visualization,
    DownloadOptions download,
    List<PipelineStage> pipelineStages) {
  private static final String TEMPLATE = "spxquery_default_params";

  /** Checks that nothing is missing. */
  public QueryConfig {
    Objects.requireNonNull(query);
    Objects.requireNonNull(photometry);
    Objects.requireNonNull(visualization);
    Objects.requireNonNull(download);
    pipelineStages = List.copyOf(pipelineStages);
  }

  /** Defaults for a position; the folder of the run is the working folder. */
  public static QueryConfig of(Source source) {
    return builder().source(source).build();
  }

  /** Defaults for a position and a folder. */
  public static QueryConfig of(Source source, Path outputDir) {
    return builder().source(source).outputDir(outputDir).build();
  }

  /** Collects options: those given win over a parameter file, and that over the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Position that is measured. */
  public Source source() {
    return query.source();
  }

  /** Folder of the run. */
  public Path outputDir() {
    return query.outputDir();
  }

  /**
   * A copy with one option changed; its group is checked again.
   *
   * @param name flat name, such as {@code aperture_diameter}
   * @param value anything the option takes in a parameter file
   * @throws BadInputException if the name is unknown or the value cannot be used
   */
  public QueryConfig update(String name, @Nullable Object value) {
    return update(Collections.singletonMap(name, value));
  }

  /**
   * A copy with options changed by their flat names.
   *
   * @throws BadInputException if names are unknown (all are listed) or a value cannot be used
   */
  public QueryConfig update(Map<String, ? extends @Nullable Object> values) {
    ObjectNode tree = OptionGroups.tree(this);
    OptionGroups.overlayFlat(tree, values);
    return OptionGroups.config(tree);
  }

  /** All flat options by name, values as in a parameter file; {@code pipeline_stages} too. */
  public Map<String, @Nullable Object> options() {
    ObjectNode tree = OptionGroups.tree(this);
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    OptionGroups.routes()
        .forEach(
            (name, group) -> options.put(name, OptionMapper.plain(tree.path(group).path(name))));
    options.put(OptionGroups.STAGES, OptionMapper.plain(tree.path(OptionGroups.STAGES)));
    return options;
  }

  /** Names of all flat options with the group each belongs to. */
  public static Map<String, String> optionNames() {
    return Collections.unmodifiableMap(OptionGroups.routes());
  }

  /** The groups as they stand in files. */
  public ObjectNode toTree() {
    return OptionGroups.tree(this);
  }

  /**
   * A configuration from a parameter file or a state file, JSON or YAML.
   *
   * @throws UncheckedIOException with {@link NoSuchFileException} if there is no such file
   * @throws BadInputException if it cannot be understood, or gives no position
   */
  public static QueryConfig fromFile(Path file) {
    return builder().parameters(file).build();
  }

  /**
   * The configuration of an earlier run; {@code outputDir} becomes its folder.
   *
   * @param name of the source, which names the state file {@code NAME.json}
   * @param outputDir folder of that run
   * @throws BadInputException if there is no state, or it cannot be understood
   */
  public static QueryConfig fromSavedState(String name, Path outputDir) {
    return fromSavedState(name, outputDir, Map.of());
  }

  /**
   * The configuration of an earlier run with options changed; without a state a new configuration
   * from these options alone.
   *
   * @param name of the source, which names the state file {@code NAME.json}
   * @param outputDir folder of that run
   * @param overrides flat options that win over the saved ones
   * @throws BadInputException if neither state nor options give a position, or something cannot be
   *     understood
   */
  public static QueryConfig fromSavedState(
      String name, Path outputDir, Map<String, ? extends @Nullable Object> overrides) {
    Builder builder = builder();
    savedState(name, outputDir).ifPresent(builder::parameters);
    builder.outputDir(outputDir);
    if (builder.parameters == null) {
      builder.set("source_name", name);
    }
    overrides.forEach(builder::set);
    return builder.build();
  }

  /** The state file of a source: JSON, else YAML as other programs write it. */
  private static Optional<Path> savedState(String name, Path outputDir) {
    String stem = new Source(0, 0, name).fileName();
    return List.of(".json", ".yaml", ".yml").stream()
        .map(suffix -> outputDir.resolve(stem + suffix))
        .filter(Files::exists)
        .findFirst();
  }

  /**
   * Writes all defaults, without a position, for people to edit.
   *
   * @param target a folder, or a file ending in .json, .yaml or .yml
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path exportDefaults(Path target) throws IOException {
    return exportDefaults(target, "json");
  }

  /**
   * Writes all defaults, without a position, for people to edit.
   *
   * @param target a folder, or a file ending in .json, .yaml or .yml
   * @param format json or yaml, for the file in a folder
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path exportDefaults(Path target, String format) throws IOException {
    String name = String.valueOf(target.getFileName());
    boolean isFile = name.endsWith(".json") || Document.isYaml(target);
    Path file = isFile ? target : target.resolve(TEMPLATE + "." + format);
    Document.write(file, OptionGroups.defaults());
    return file;
  }

  /** Collects options. */
  public static final class Builder {
    private final Map<String, @Nullable Object> given = new LinkedHashMap<>();
    private @Nullable Path parameters;

    private Builder() {}

    /** Sets the position. */
    public Builder source(Source source) {
      return set(OptionGroups.SOURCE, source);
    }

    /** Sets the folder of the run. */
    public Builder outputDir(Path folder) {
      return set("output_dir", folder);
    }

    /** Sets the stages of a full run. */
    public Builder pipelineStages(PipelineStage... stages) {
      return set(OptionGroups.STAGES, List.of(stages));
    }

    /** Sets an option by its flat name; it counts as given even if it equals the default. */
    public Builder set(String name, @Nullable Object value) {
      given.put(name, value);
      return this;
    }

    /** Names a parameter file or a state file for what is not given. */
    public Builder parameters(Path file) {
      parameters = file;
      return this;
    }

    /**
     * Builds the configuration.
     *
     * @throws UncheckedIOException with {@link NoSuchFileException} if there is no parameter file
     * @throws BadInputException if an option is unknown or cannot be used, or there is no position
     */
    public QueryConfig build() {
      ObjectNode tree = OptionGroups.defaults();
      if (parameters != null) {
        OptionGroups.overlay(tree, fromFile(parameters));
      }
      OptionGroups.overlayFlat(tree, given);
      return OptionGroups.config(tree);
    }

    private static ObjectNode fromFile(Path file) {
      try {
        ObjectNode groups = OptionGroups.saved(Document.read(file));
        check(groups);
        return groups;
      } catch (NoSuchFileException e) {
        throw new UncheckedIOException(e);
      } catch (IOException | AlidadeException e) {
        BadInputException failure =
            new BadInputException(
                "failed to load parameters from " + file + ": " + e.getMessage(),
                file.toString(),
                "correct the file");
        failure.initCause(e);
        throw failure;
      }
    }

    /** What is wrong in the file is told as the file's fault. */
    private static void check(ObjectNode groups) {
      ObjectNode whole = OptionGroups.defaults();
      OptionGroups.overlay(whole, groups);
      if (!whole.path(OptionGroups.QUERY).path(OptionGroups.SOURCE).isObject()) {
        OptionGroups.overlayFlat(whole, Map.of(OptionGroups.SOURCE, Source.at(0, 0)));
      }
      OptionGroups.config(whole);
    }
  }
}
