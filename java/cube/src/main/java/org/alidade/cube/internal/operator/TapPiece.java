package org.alidade.cube.internal.operator;

/**
 * Taps {@code [low, high)} of a component as columns of a block.
 *
 * @param component the component
 * @param low first tap
 * @param high tap after the last
 * @param start column of the first tap in the block
 */
record TapPiece(int component, int low, int high, int start) {
  int count() {
    return high - low;
  }
}
