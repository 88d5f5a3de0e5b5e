package org.alidade.transients.networks;

import java.util.Locale;

/** What a network judges. */
public enum NetworkKind {
  /** Triplets: one answer each (spec transient 14.4). */
  REAL_BOGUS,
  /** Images: an answer per pixel (spec transient 14.1). */
  SEGMENTATION;

  /** The name in files, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
