package org.alidade.lvm;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/** The sixteen entries of a configuration: names, defaults and kinds of value. */
enum ConfigEntry {
  LAMBDA_RANGE("lambda_range", "\u03bb_range", ConfigKind.WINDOWS, List.of(Range.ALL)),
  ALPHA_RANGE("alpha_range", "\u03b1_range", ConfigKind.RANGE, Range.ALL),
  DELTA_RANGE("delta_range", "\u03b4_range", ConfigKind.RANGE, Range.ALL),
  NANS_STRATEGY("nans_strategy", "nans_strategy", ConfigKind.NANS, NansStrategy.PIXEL),
  F_BAD_STRATEGY("F_bad_strategy", "F_bad_strategy", ConfigKind.FLUX_BAD, FluxBadStrategy.SPAXEL),
  F_RANGE("F_range", "F_range", ConfigKind.RANGE, new Range(-1e-14, Double.POSITIVE_INFINITY)),
  FIBRE_STATUS_INCLUDE(
      "fibre_status_include", "fibre_status_include", ConfigKind.STATUSES, List.of(0)),
  APPLY_MASK("apply_mask", "apply_mask", ConfigKind.BOOLEAN, true),
  NORMALISE_F_STRATEGY(
      "normalise_F_strategy",
      "normalise_F_strategy",
      ConfigKind.NORMALISATION,
      Normalisation.MAX_ONLY),
  NORMALISE_F_OFFSET("normalise_F_offset", "normalise_F_offset", ConfigKind.OFFSET, 0.0),
  NORMALISE_F_SCALE("normalise_F_scale", "normalise_F_scale", ConfigKind.SCALE, 1.0),
  NORMALISE_ALPHA_DELTA_STRATEGY(
      "normalise_alpha_delta_strategy",
      "normalise_\u03b1\u03b4_strategy",
      ConfigKind.NORMALISATION,
      Normalisation.PADDED),
  NORMALISE_ALPHA_OFFSET(
      "normalise_alpha_offset", "normalise_\u03b1_offset", ConfigKind.OFFSET, 0.0),
  NORMALISE_ALPHA_SCALE("normalise_alpha_scale", "normalise_\u03b1_scale", ConfigKind.SCALE, 1.0),
  NORMALISE_DELTA_OFFSET(
      "normalise_delta_offset", "normalise_\u03b4_offset", ConfigKind.OFFSET, 0.0),
  NORMALISE_DELTA_SCALE("normalise_delta_scale", "normalise_\u03b4_scale", ConfigKind.SCALE, 1.0);

  private static final Map<String, ConfigEntry> BY_NAME = new TreeMap<>();

  static {
    for (ConfigEntry entry : values()) {
      BY_NAME.put(entry.ascii, entry);
      BY_NAME.put(entry.greek, entry);
    }
  }

  private final String ascii;
  private final String greek;
  private final ConfigKind kind;

  @SuppressWarnings("Immutable") // ranges, enums, numbers and unmodifiable lists of these
  private final Object initial;

  ConfigEntry(String ascii, String greek, ConfigKind kind, Object initial) {
    this.ascii = ascii;
    this.greek = greek;
    this.kind = kind;
    this.initial = initial;
  }

  /** The entry of a key, ASCII or Greek, in any composition of its characters. */
  static ConfigEntry named(String key) {
    ConfigEntry entry = BY_NAME.get(Normalizer.normalize(key, Normalizer.Form.NFC));
    if (entry == null) {
      throw new BadInputException(
          "unknown configuration entry",
          key,
          "the entries are "
              + String.join(", ", Arrays.stream(values()).map(e -> e.ascii).toList()));
    }
    return entry;
  }

  String ascii() {
    return ascii;
  }

  String greek() {
    return greek;
  }

  Object initial() {
    return initial;
  }

  /** The typed value of a plain one (number, text, boolean, list, null). */
  Object read(@Nullable Object plain) {
    return kind.read(ascii, plain);
  }

  /** Refuses values that the entry must not have. */
  void check(Object value, boolean extendedStatus) {
    kind.check(ascii, value, extendedStatus);
  }

  /** The plain form of a typed value. */
  @Nullable Object plain(Object value, boolean greekNames) {
    return kind.plain(value, greekNames);
  }
}
