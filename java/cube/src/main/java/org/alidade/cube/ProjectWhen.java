package org.alidade.cube;

/** When a Kaczmarz solve sets negative weights to zero. */
public enum ProjectWhen {
  /** Once after every epoch. */
  EPOCH("epoch"),
  /** After the rows of every spaxel. */
  SPAXEL("spaxel"),
  /** After every row. */
  ROW("row");

  private final String label;

  ProjectWhen(String label) {
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
  public static ProjectWhen of(String label) {
    return Labels.find(values(), ProjectWhen::label, label, "projection");
  }
}
