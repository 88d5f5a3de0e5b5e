package org.alidade.math;

/** Told how the active-set method goes on; throwing ends it. */
@FunctionalInterface
public interface NnlsObserver {
  /** Ignores all news. */
  NnlsObserver NONE = (changes, positive) -> {};

  /**
   * The set of positive unknowns changed.
   *
   * @param changes number of changes so far
   * @param positive number of positive unknowns
   */
  void onChange(int changes, int positive);
}
