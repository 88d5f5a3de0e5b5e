package org.alidade.cube;

import org.alidade.array.BadInputException;

/** What the models of a spaxel are scaled to. */
public enum NormMode {
  /** Keep the dynamical model's light: the scale is the amplitude of the velocity distribution. */
  MODEL("model"),
  /** Share out the mean observed flux of the spaxel in proportion to the amplitudes. */
  DATA("data");

  private final String label;

  NormMode(String label) {
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
  public static NormMode of(String label) {
    return Labels.find(values(), NormMode::label, label, "norm mode");
  }
}
