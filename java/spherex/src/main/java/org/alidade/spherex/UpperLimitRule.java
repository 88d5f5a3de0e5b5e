package org.alidade.spherex;

/** How points without a secure detection are drawn (spec spherex 9). */
public enum UpperLimitRule {
  /** A limit is a point whose error exceeds its flux, drawn at flux plus error. */
  REFERENCE,
  /**
   * A limit is a point of clean flags whose flux is below three errors, drawn as an arrow at three
   * errors above the flux, or above zero if the flux is negative.
   */
  NSIGMA
}
