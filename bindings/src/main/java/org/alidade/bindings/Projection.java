package org.alidade.bindings;

/** When a Kaczmarz sweep sets negative unknowns to zero. */
public enum Projection {
  /** Never. */
  NONE,
  /** Once, after the last row of the sweep. */
  END,
  /** After every row. */
  ROW
}
