package org.alidade.lvm;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * What is cut out of the tiles, what counts as bad, and how values are normalised: sixteen entries,
 * immutable, equal by value (spec lvm 5).
 *
 * <p>Everything is checked when the configuration is made. The two normalisation strategies only
 * steer {@link #fromTiles}; building uses offsets and scales alone.
 *
 * <pre>{@code
 * DataConfig config = DataConfig.fromTiles(tiles, c -> c
 *     .lambdaRange(6500, 6800)
 *     .normaliseFluxStrategy(Normalisation.P98_ONLY));
 * }</pre>
 */
public final class DataConfig {
  private final EnumMap<ConfigEntry, Object> values;

  private DataConfig(EnumMap<ConfigEntry, Object> values) {
    this.values = values;
  }

  /** All defaults: whole range, no normalisation. */
  public static DataConfig defaultConfig() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Takes ranges, offsets and scales from the data (spec lvm 5.1): the rectangle around all fibres
   * and the statistics of what clipping and filters leave over. Entries that are given win.
   *
   * @param source tiles
   * @param overrides sets the entries that are given
   * @throws BadInputException if nothing is selected, or a statistic cannot be used
   */
  public static DataConfig fromTiles(TileSource source, Consumer<Builder> overrides) {
    return fromTiles(source, overrides, BuildOptions.defaults());
  }

  /**
   * As {@link #fromTiles(TileSource, Consumer)}, with options of reading, filters and coordinates;
   * building takes the same ones.
   *
   * @param source tiles
   * @param overrides sets the entries that are given
   * @param options options
   */
  public static DataConfig fromTiles(
      TileSource source, Consumer<Builder> overrides, BuildOptions options) {
    Builder given = builder();
    overrides.accept(given);
    return ConfigStatistics.configure(source, given, options);
  }

  /**
   * Reads all sixteen entries.
   *
   * @param map entries by their ASCII or Greek names; windows and ranges as lists
   * @throws BadInputException if an entry is missing, unknown or unusable
   */
  public static DataConfig fromMap(Map<String, ? extends @Nullable Object> map) {
    Builder builder = builder().entries(map);
    for (ConfigEntry entry : ConfigEntry.values()) {
      if (!builder.isGiven(entry)) {
        throw new BadInputException(
            "the configuration has " + map.size() + " entries, one is missing",
            entry.ascii(),
            "give all sixteen entries, or read a part with DataConfig.builder().json(text)");
      }
    }
    return builder.build();
  }

  /**
   * Reads all sixteen entries from JSON text, with infinite values as bare tokens or strings.
   *
   * @throws BadInputException if an entry is missing, unknown or unusable
   * @throws org.alidade.array.FormatException if the text is not JSON
   */
  public static DataConfig fromJson(String json) {
    return fromMap(ConfigJson.parse(json, "configuration"));
  }

  /**
   * Reads all sixteen entries from a JSON file.
   *
   * @throws org.alidade.array.MissingDatasetException if there is no such file
   * @throws BadInputException if an entry is missing, unknown or unusable
   * @throws org.alidade.array.FormatException if the file is not JSON
   */
  public static DataConfig fromJson(Path file) {
    return fromMap(ConfigJson.read(file));
  }

  /** A builder that starts from these entries. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.given.putAll(values);
    builder.extendedStatus = true;
    return builder;
  }

  /** Wavelength windows in ascending order, Angstrom. */
  public List<Range> lambdaRanges() {
    return ConfigValues.ranges(get(ConfigEntry.LAMBDA_RANGE));
  }

  /** Right ascensions that are kept, degrees. */
  public Range alphaRange() {
    return (Range) get(ConfigEntry.ALPHA_RANGE);
  }

  /** Declinations that are kept, degrees. */
  public Range deltaRange() {
    return (Range) get(ConfigEntry.DELTA_RANGE);
  }

  /** What a missing flux value takes with it. */
  public NansStrategy nansStrategy() {
    return (NansStrategy) get(ConfigEntry.NANS_STRATEGY);
  }

  /** What flux out of range takes with it. */
  public FluxBadStrategy fluxBadStrategy() {
    return (FluxBadStrategy) get(ConfigEntry.F_BAD_STRATEGY);
  }

  /** Allowed flux, erg / (Angstrom s cm2). */
  public Range fluxRange() {
    return (Range) get(ConfigEntry.F_RANGE);
  }

  /** Fibre statuses that are kept, as given. */
  public List<Integer> fibreStatusInclude() {
    return ConfigValues.integers(get(ConfigEntry.FIBRE_STATUS_INCLUDE));
  }

  /** Whether pixels masked by the reduction pipeline are dropped. */
  public boolean applyMask() {
    return (boolean) get(ConfigEntry.APPLY_MASK);
  }

  /** How offset and scale of the flux follow from data. */
  public Normalisation normaliseFluxStrategy() {
    return (Normalisation) get(ConfigEntry.NORMALISE_F_STRATEGY);
  }

  /** Flux that becomes 0, erg / (Angstrom s cm2). */
  public double normaliseFluxOffset() {
    return (double) get(ConfigEntry.NORMALISE_F_OFFSET);
  }

  /** Flux difference that becomes 1, erg / (Angstrom s cm2). */
  public double normaliseFluxScale() {
    return (double) get(ConfigEntry.NORMALISE_F_SCALE);
  }

  /** How offsets and scales of the coordinates follow from data. */
  public Normalisation normaliseAlphaDeltaStrategy() {
    return (Normalisation) get(ConfigEntry.NORMALISE_ALPHA_DELTA_STRATEGY);
  }

  /** Right ascension that becomes -pi, degrees. */
  public double normaliseAlphaOffset() {
    return (double) get(ConfigEntry.NORMALISE_ALPHA_OFFSET);
  }

  /** Difference of right ascension that becomes 2 pi, degrees. */
  public double normaliseAlphaScale() {
    return (double) get(ConfigEntry.NORMALISE_ALPHA_SCALE);
  }

  /** Declination that becomes -pi, degrees. */
  public double normaliseDeltaOffset() {
    return (double) get(ConfigEntry.NORMALISE_DELTA_OFFSET);
  }

  /** Difference of declination that becomes 2 pi, degrees. */
  public double normaliseDeltaScale() {
    return (double) get(ConfigEntry.NORMALISE_DELTA_SCALE);
  }

  /** The map of the flux. */
  public Affine normaliseFlux() {
    return new Affine(normaliseFluxOffset(), normaliseFluxScale());
  }

  /** The map of the inverse variance: the flux offset does not enter. */
  public Affine normaliseIvar() {
    return new Affine(0, 1 / (normaliseFluxScale() * normaliseFluxScale()));
  }

  /** The map of right ascension in degrees to [0, 1]. */
  public Affine normaliseAlpha() {
    return new Affine(normaliseAlphaOffset(), normaliseAlphaScale());
  }

  /** The map of declination in degrees to [0, 1]. */
  public Affine normaliseDelta() {
    return new Affine(normaliseDeltaOffset(), normaliseDeltaScale());
  }

  /** All entries by their ASCII names, as numbers, texts, booleans, lists and null. */
  public Map<String, @Nullable Object> toMap() {
    return map(false);
  }

  /** All entries as JSON, two blanks of indent, infinite values as strings. */
  public String toJson() {
    return ConfigJson.write(toMap());
  }

  /** All entries by their Greek names, as they enter the pipeline hash. */
  Map<String, @Nullable Object> toGreekMap() {
    return map(true);
  }

  private Map<String, @Nullable Object> map(boolean greek) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    values.forEach(
        (entry, value) ->
            map.put(greek ? entry.greek() : entry.ascii(), entry.plain(value, greek)));
    return Collections.unmodifiableMap(map);
  }

  Object get(ConfigEntry entry) {
    Object value = values.get(entry);
    return value == null ? entry.initial() : value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DataConfig that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return ConfigText.of(this);
  }

  /** Collects entries; {@link #build()} checks them. */
  public static final class Builder {
    private final EnumMap<ConfigEntry, Object> given = new EnumMap<>(ConfigEntry.class);
    private boolean extendedStatus;

    private Builder() {}

    /** One wavelength window, Angstrom, both bounds included. */
    public Builder lambdaRange(double low, double high) {
      return lambdaRanges(List.of(new Range(low, high)));
    }

    /** Wavelength windows in ascending order, Angstrom. */
    public Builder lambdaRanges(List<Range> windows) {
      return put(ConfigEntry.LAMBDA_RANGE, List.copyOf(windows));
    }

    /** Right ascensions to keep, degrees. */
    public Builder alphaRange(double low, double high) {
      return put(ConfigEntry.ALPHA_RANGE, new Range(low, high));
    }

    /** Declinations to keep, degrees. */
    public Builder deltaRange(double low, double high) {
      return put(ConfigEntry.DELTA_RANGE, new Range(low, high));
    }

    /** What a missing flux value takes with it. */
    public Builder nansStrategy(NansStrategy strategy) {
      return put(ConfigEntry.NANS_STRATEGY, strategy);
    }

    /** What flux out of range takes with it. */
    public Builder fluxBadStrategy(FluxBadStrategy strategy) {
      return put(ConfigEntry.F_BAD_STRATEGY, strategy);
    }

    /** Allowed flux, erg / (Angstrom s cm2). */
    public Builder fluxRange(double low, double high) {
      return put(ConfigEntry.F_RANGE, new Range(low, high));
    }

    /** Fibre statuses to keep; none excludes every spaxel. */
    public Builder fibreStatusInclude(int... statuses) {
      return put(ConfigEntry.FIBRE_STATUS_INCLUDE, Arrays.stream(statuses).boxed().toList());
    }

    /** Whether pixels masked by the reduction pipeline are dropped. */
    public Builder applyMask(boolean apply) {
      return put(ConfigEntry.APPLY_MASK, apply);
    }

    /** How offset and scale of the flux follow from data. */
    public Builder normaliseFluxStrategy(Normalisation strategy) {
      return put(ConfigEntry.NORMALISE_F_STRATEGY, strategy);
    }

    /** Flux that becomes 0. */
    public Builder normaliseFluxOffset(double offset) {
      return put(ConfigEntry.NORMALISE_F_OFFSET, offset);
    }

    /** Flux difference that becomes 1. */
    public Builder normaliseFluxScale(double scale) {
      return put(ConfigEntry.NORMALISE_F_SCALE, scale);
    }

    /** How offsets and scales of the coordinates follow from data. */
    public Builder normaliseAlphaDeltaStrategy(Normalisation strategy) {
      return put(ConfigEntry.NORMALISE_ALPHA_DELTA_STRATEGY, strategy);
    }

    /** Right ascension that becomes -pi, degrees. */
    public Builder normaliseAlphaOffset(double offset) {
      return put(ConfigEntry.NORMALISE_ALPHA_OFFSET, offset);
    }

    /** Difference of right ascension that becomes 2 pi, degrees. */
    public Builder normaliseAlphaScale(double scale) {
      return put(ConfigEntry.NORMALISE_ALPHA_SCALE, scale);
    }

    /** Declination that becomes -pi, degrees. */
    public Builder normaliseDeltaOffset(double offset) {
      return put(ConfigEntry.NORMALISE_DELTA_OFFSET, offset);
    }

    /** Difference of declination that becomes 2 pi, degrees. */
    public Builder normaliseDeltaScale(double scale) {
      return put(ConfigEntry.NORMALISE_DELTA_SCALE, scale);
    }

    /**
     * Accepts the fibre statuses 4 (short) and 5 (all pixels masked) too, which occur in real files
     * and which the reference refuses; not itself an entry.
     */
    public Builder extendedStatus(boolean accept) {
      extendedStatus = accept;
      return this;
    }

    /**
     * Any number of entries by their ASCII or Greek names.
     *
     * @throws BadInputException if a name is unknown or occurs in both spellings, or a value has
     *     the wrong type
     */
    public Builder entries(Map<String, ? extends @Nullable Object> map) {
      EnumMap<ConfigEntry, Object> read = new EnumMap<>(ConfigEntry.class);
      map.forEach(
          (key, plain) -> {
            ConfigEntry entry = ConfigEntry.named(key);
            if (read.put(entry, entry.read(plain)) != null) {
              throw new BadInputException(
                  "the entry is given twice", entry.ascii(), "use one spelling of its name");
            }
          });
      given.putAll(read);
      return this;
    }

    /**
     * Any number of entries from JSON text.
     *
     * @throws BadInputException as {@link #entries}
     * @throws org.alidade.array.FormatException if the text is not JSON
     */
    public Builder json(String text) {
      return entries(ConfigJson.parse(text, "configuration"));
    }

    /**
     * Any number of entries from a JSON file.
     *
     * @throws BadInputException as {@link #entries}
     * @throws org.alidade.array.FormatException if the file is not JSON
     */
    public Builder json(Path file) {
      return entries(ConfigJson.read(file));
    }

    /**
     * The configuration.
     *
     * @throws BadInputException if a value cannot be used; the message names the entry
     */
    public DataConfig build() {
      EnumMap<ConfigEntry, Object> values = new EnumMap<>(ConfigEntry.class);
      for (ConfigEntry entry : ConfigEntry.values()) {
        Object value = given.getOrDefault(entry, entry.initial());
        entry.check(value, extendedStatus);
        values.put(entry, value);
      }
      return new DataConfig(values);
    }

    boolean isGiven(ConfigEntry entry) {
      return given.containsKey(entry);
    }

    /** Sets an entry unless it was given. */
    Builder putIfAbsent(ConfigEntry entry, Object value) {
      given.putIfAbsent(entry, value);
      return this;
    }

    Builder copy() {
      Builder copy = new Builder();
      copy.given.putAll(given);
      copy.extendedStatus = extendedStatus;
      return copy;
    }

    private Builder put(ConfigEntry entry, Object value) {
      given.put(entry, value);
      return this;
    }
  }
}
