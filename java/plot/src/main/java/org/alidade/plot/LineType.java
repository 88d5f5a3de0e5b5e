package org.alidade.plot;

/** How a line is drawn. */
public enum LineType {
  /** No line at all. */
  NONE,
  /** One unbroken line. */
  SOLID,
  /** Dashes. */
  DASHED,
  /** Dots. */
  DOTTED,
  /** A dash, a dot, a dash. */
  DASH_DOT;

  /** Lengths of marks and gaps in units of the line width; empty for an unbroken line. */
  public double[] pattern() {
    return switch (this) {
      case NONE, SOLID -> new double[0];
      case DASHED -> new double[] {4.5, 2.5};
      case DOTTED -> new double[] {1, 2};
      case DASH_DOT -> new double[] {5, 2, 1, 2};
    };
  }
}
