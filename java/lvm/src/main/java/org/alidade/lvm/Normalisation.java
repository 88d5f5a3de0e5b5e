package org.alidade.lvm;

/** How offset and scale follow from the data (spec lvm 7). */
public enum Normalisation {
  /** Offset 0, scale 1. */
  NONE(""),
  /** Offset 0, scale the maximum. */
  MAX_ONLY("max only"),
  /** Offset 0, scale the 98th percentile. */
  P98_ONLY("98 only"),
  /** Offset the minimum, scale the range. */
  EXTREMA("extrema"),
  /** Offset the mean, scale twice the standard deviation. */
  SIGMA1("1sigma"),
  /** Offset the mean, scale four standard deviations. */
  SIGMA2("2sigma"),
  /** Offset the mean, scale six standard deviations. */
  SIGMA3("3sigma"),
  /** As {@link #EXTREMA} with one per cent of the range added on each side. */
  PADDED("padded");

  private final String text;

  Normalisation(String text) {
    this.text = text;
  }

  /** ASCII name in configuration files; empty for {@link #NONE}, which is null there. */
  public String text() {
    return text;
  }

  /** The name with the Greek sigma, as it enters the pipeline hash. */
  public String greekText() {
    return text.replace("sigma", "\u03c3");
  }

  /** Whether normalised coordinates are sure to lie in [-pi, pi]. */
  public boolean keepsCoordinatesInPi() {
    return this == EXTREMA || this == PADDED;
  }
}
