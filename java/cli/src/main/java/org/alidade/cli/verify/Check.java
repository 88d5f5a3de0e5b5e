package org.alidade.cli.verify;

import java.io.IOException;

/** Something with a known answer that is tried again and again with other random numbers. */
interface Check {
  /** One short word, as {@code --only} takes it. */
  String name();

  /** What is held against what, in a few words. */
  String what();

  /** Largest deviation that is still right; 0 where the answer is exact. */
  double allowed();

  /** Whether this installation has what is tried. */
  default boolean isAvailable() {
    return true;
  }

  /**
   * Tries it once.
   *
   * @return worst deviation of an answer: of exact ones the number of those that differ, else
   *     relative to the size of the numbers
   * @throws IOException if a file cannot be written or read
   */
  double deviation(Trial trial) throws IOException;
}
