package org.alidade.cube;

/** What is meant by the share of a component when it is compared with the orbit weights. */
public enum OrbitUsage {
  /** The sum of its weights x. */
  WEIGHTS("weights"),
  /** The light that its weights give: the sum of x times the flux of each column over all data. */
  FLUX("flux");

  private final String label;

  OrbitUsage(String label) {
    this.label = label;
  }

  /** The name in files and on the command line. */
  public String label() {
    return label;
  }

  /**
   * The value with this name.
   *
   * @throws org.alidade.array.BadInputException if there is none
   */
  public static OrbitUsage of(String label) {
    return Labels.find(values(), OrbitUsage::label, label, "orbit usage");
  }
}
