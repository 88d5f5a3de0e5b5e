package org.alidade.lvm;

/** What counts as flux outside the allowed range, and what is dropped for it. */
public enum FluxBadStrategy {
  /** A pixel at or below the lower limit is dropped; the upper limit has no effect. */
  PIXEL("pixel"),
  /** A spaxel whose median lies outside the range is dropped. */
  SPAXEL("spaxel"),
  /** A spaxel whose maximum lies outside the range is dropped. */
  SPAXEL_MAX("spaxel_max");

  private final String text;

  FluxBadStrategy(String text) {
    this.text = text;
  }

  /** Name in configuration files. */
  public String text() {
    return text;
  }
}
