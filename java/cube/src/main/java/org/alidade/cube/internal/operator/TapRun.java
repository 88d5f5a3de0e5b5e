package org.alidade.cube.internal.operator;

/**
 * Neighbouring columns of a tile of kernels that are neighbours in a block of taps too.
 *
 * @param inBlock first column in the block
 * @param inTile first column in the tile
 * @param count number of columns
 */
record TapRun(int inBlock, int inTile, int count) {
  /** Whether the other run begins where this one ends, on both sides. */
  boolean touches(TapRun next) {
    return inBlock + count == next.inBlock && inTile + count == next.inTile;
  }

  /** This run and the next one that touches it. */
  TapRun joined(TapRun next) {
    return new TapRun(inBlock, inTile, count + next.count);
  }

  /** The part that lies in columns {@code [from, to)} of the block; its count may be zero. */
  TapRun within(int from, int to) {
    int first = Math.max(inBlock, from);
    int end = Math.min(inBlock + count, to);
    return new TapRun(first, inTile + first - inBlock, Math.max(0, end - first));
  }
}
