package org.alidade.plot;

/** The symbol drawn at each point. */
public enum Marker {
  /** No symbol. */
  NONE,
  /** A disc. */
  CIRCLE,
  /** An upright square. */
  SQUARE,
  /** A square standing on its corner. */
  DIAMOND,
  /** A triangle pointing up. */
  TRIANGLE,
  /** A triangle pointing down. */
  TRIANGLE_DOWN,
  /** A level mark at the point with an arrow down from it, for upper limits. */
  ARROW_DOWN,
  /** An upright cross. */
  PLUS,
  /** A diagonal cross. */
  CROSS
}
