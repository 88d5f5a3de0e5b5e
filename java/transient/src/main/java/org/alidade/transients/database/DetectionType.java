package org.alidade.transients.database;

/** Kind of a detection by rule. */
public enum DetectionType {
  /** Near a galaxy. */
  SUPERNOVA,
  /** On a source of the reference. */
  VARIABLE,
  /** Anything new. */
  TRANSIENT,
  /** No catalogue says more. */
  UNKNOWN,
  /** Most likely none. */
  ARTIFACT
}
