package org.alidade.cube;

/** Where the rows of the fit come from. */
public enum RowSource {
  /** Stored models if they are complete and belong to the inputs, else the inputs. */
  AUTO("auto"),
  /** The hypercube on disk. */
  MODELS("models"),
  /** The inputs, without a hypercube. */
  OPERATOR("operator");

  private final String label;

  RowSource(String label) {
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
  public static RowSource of(String label) {
    return Labels.find(values(), RowSource::label, label, "row source");
  }
}
