package org.alidade.cube.internal.solve;

import org.alidade.array.DoubleArray;

/** Something done to the weights between two epochs of row projections. */
@FunctionalInterface
public interface EpochStep {
  /** Does nothing. */
  EpochStep NONE = (x, epoch) -> {};

  /**
   * Changes the weights.
   *
   * @param x weights, C*P values, updated
   * @param epoch the epoch that ended, from 1
   */
  void apply(DoubleArray x, int epoch);
}
