package org.alidade.cube;

import org.alidade.array.BadInputException;

/** How the light of a component in a spaxel is read off its velocity histogram. */
public enum AmplitudeMode {
  /** Plain sum of the histogram. */
  SUM("sum"),
  /** Trapezoidal integral over velocity in km/s. */
  TRAPZ("trapz");

  private final String label;

  AmplitudeMode(String label) {
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
  public static AmplitudeMode of(String label) {
    return Labels.find(values(), AmplitudeMode::label, label, "amplitude mode");
  }
}
