package org.alidade.web.internal.front;

/** What the front door has pages for. */
public enum Kind {
  /** Cube files: built, fitted, or about to be. */
  CUBE("cubes", "Spectral cubes"),
  /** Stores of light curves. */
  LIGHT_CURVES("lightcurves", "Light curves"),
  /** Folders of SPHEREx runs with their light curves and spectra. */
  SPHEREX("spherex", "SPHEREx sources"),
  /** Folders of the transient system. */
  TRANSIENTS("review", "Transient systems"),
  /** Saved states of pipelines. */
  RUN("runs", "Pipeline runs"),
  /** Folders with a page that these programs wrote. */
  REPORT("reports", "Reports");

  private final String prefix;
  private final String title;

  Kind(String prefix, String title) {
    this.prefix = prefix;
    this.title = title;
  }

  /** First part of the addresses. */
  public String prefix() {
    return prefix;
  }

  /** Heading of the list. */
  public String title() {
    return title;
  }
}
