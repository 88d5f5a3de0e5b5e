package org.alidade.transients.mock;

import java.util.Locale;

/** What a source of a generated sky is. */
public enum MockKind {
  /** A star of constant flux. */
  STAR,
  /** A star whose flux differs from epoch to epoch. */
  VARIABLE,
  /** A disc with a bulge, of constant flux. */
  GALAXY,
  /** The supernova of the field, beside its host galaxy. */
  SUPERNOVA,
  /** A source that only the science epochs show; every other one lies in a galaxy. */
  TRANSIENT;

  /** The name in files, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the source is new in the science epochs. */
  public boolean isNew() {
    return this == SUPERNOVA || this == TRANSIENT;
  }
}
