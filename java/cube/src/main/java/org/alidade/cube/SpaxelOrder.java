package org.alidade.cube;

/** In which order an epoch visits the spaxels. */
public enum SpaxelOrder {
  /** By index. */
  ASCENDING("ascending"),
  /** A new random order in every epoch. */
  SHUFFLE("shuffle");

  private final String label;

  SpaxelOrder(String label) {
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
  public static SpaxelOrder of(String label) {
    return Labels.find(values(), SpaxelOrder::label, label, "spaxel order");
  }
}
