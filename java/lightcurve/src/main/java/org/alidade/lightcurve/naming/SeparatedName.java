package org.alidade.lightcurve.naming;

/**
 * A name cut at a separator (spec lightcurve 3.3).
 *
 * <p>Example: {@code NameSplitter.DASH.split("ch1_sci-mag_auto")} has the stem {@code ch1_sci} and
 * the suffix {@code -mag_auto}.
 *
 * @param prefix what comes before the stem, with the separator; may be empty
 * @param stem the main part
 * @param suffix what follows the stem, with the separator; may be empty
 */
public record SeparatedName(String prefix, String stem, String suffix) {
  /** The whole name. */
  public String name() {
    return prefix + stem + suffix;
  }

  @Override
  public String toString() {
    return name();
  }
}
