package org.alidade.spherex;

/** What happens when the ring around the aperture holds too few clean pixels (spec spherex 7.5). */
public enum BackgroundRules {
  /** As the reference implementation does: the relaxed mask in the last attempt only. */
  REFERENCE,
  /** The relaxed mask whenever the ring has stopped to grow; large apertures get a ring too. */
  ROBUST
}
