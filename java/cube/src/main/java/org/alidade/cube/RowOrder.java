package org.alidade.cube;

/** Which pixels of a spaxel are used in an epoch, and in which order. */
public enum RowOrder {
  /** Distinct pixels drawn at random, used in the order drawn. */
  RANDOM("random"),
  /** An evenly spaced comb of pixels, ascending, that moves on by one pixel per visit. */
  SEQUENTIAL("sequential");

  private final String label;

  RowOrder(String label) {
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
  public static RowOrder of(String label) {
    return Labels.find(values(), RowOrder::label, label, "row order");
  }
}
