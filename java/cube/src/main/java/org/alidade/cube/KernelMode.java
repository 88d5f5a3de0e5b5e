package org.alidade.cube;

import org.alidade.array.BadInputException;

/** How a velocity histogram becomes taps on template pixels. */
public enum KernelMode {
  /** Interpolate the histogram at the velocity of every pixel offset. */
  SAMPLE("sample"),
  /** Share out every bin's mass over the pixel offsets it covers. */
  INTEGRATE("integrate");

  private final String label;

  KernelMode(String label) {
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
  public static KernelMode of(String label) {
    return Labels.find(values(), KernelMode::label, label, "kernel mode");
  }
}
