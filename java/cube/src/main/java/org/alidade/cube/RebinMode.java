package org.alidade.cube;

import org.alidade.array.BadInputException;

/** How template pixels become observed pixels. */
public enum RebinMode {
  /** Linear interpolation at the observed pixel centre: two template pixels per observed pixel. */
  INTERP("interp"),
  /**
   * Mean over the observed pixel: every template pixel counts with the part of it that overlaps.
   */
  OVERLAP("overlap");

  private final String label;

  RebinMode(String label) {
    this.label = label;
  }

  /** The name in files and on the command line. */
  public String label() {
    return label;
  }

  /**
   * The mode with this name.
   *
   * @throws BadInputException if there is none
   */
  public static RebinMode of(String label) {
    return Labels.find(values(), RebinMode::label, label, "rebin mode");
  }
}
