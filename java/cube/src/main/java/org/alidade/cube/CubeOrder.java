package org.alidade.cube;

import org.alidade.array.BadInputException;

/** Axis order of the observed spectra handed over. */
public enum CubeOrder {
  /** (L, S): one column per spaxel. */
  LS("LS"),
  /** (S, L): one row per spaxel. */
  SL("SL");

  private final String label;

  CubeOrder(String label) {
    this.label = label;
  }

  /** The name on the command line. */
  public String label() {
    return label;
  }

  /**
   * The order with this name.
   *
   * @throws BadInputException if there is none
   */
  public static CubeOrder of(String label) {
    return Labels.find(values(), CubeOrder::label, label, "cube order");
  }
}
