package org.alidade.cube;

import org.alidade.array.BadInputException;

/** Whether negative model values are set to zero. */
public enum ClampMode {
  /** Only if no template has a negative value, where it removes nothing but rounding. */
  AUTO("auto"),
  /** Always. */
  ON("on"),
  /** Never. */
  OFF("off");

  private final String label;

  ClampMode(String label) {
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
  public static ClampMode of(String label) {
    return Labels.find(values(), ClampMode::label, label, "clamp mode");
  }
}
