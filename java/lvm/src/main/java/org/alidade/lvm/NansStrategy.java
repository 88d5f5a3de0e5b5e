package org.alidade.lvm;

/** What a missing flux value takes with it. */
public enum NansStrategy {
  /** Only its pixel. */
  PIXEL("pixel"),
  /** The whole spaxel. */
  SPAXEL("spaxel");

  private final String text;

  NansStrategy(String text) {
    this.text = text;
  }

  /** Name in configuration files. */
  public String text() {
    return text;
  }
}
