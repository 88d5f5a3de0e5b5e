package org.alidade.cube.internal.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Taps of several components that are multiplied at a time. A component occurs at most once in a
 * block.
 *
 * @param pieces what the columns are, in order
 * @param columns number of columns
 */
record TapBlock(List<TapPiece> pieces, int columns) {
  /**
   * Divides the taps of the wanted components into blocks.
   *
   * @param mostColumns columns of a block
   */
  static List<TapBlock> divide(TapRanges ranges, IntPredicate wanted, int mostColumns) {
    List<TapBlock> blocks = new ArrayList<>();
    List<TapPiece> pieces = new ArrayList<>();
    int columns = 0;
    for (int c = 0; c < ranges.components(); c++) {
      int low = ranges.low(c);
      while (wanted.test(c) && low < ranges.high(c)) {
        int count = Math.min(ranges.high(c) - low, mostColumns - columns);
        pieces.add(new TapPiece(c, low, low + count, columns));
        columns += count;
        low += count;
        if (columns == mostColumns) {
          blocks.add(new TapBlock(List.copyOf(pieces), columns));
          pieces.clear();
          columns = 0;
        }
      }
    }
    if (columns > 0) {
      blocks.add(new TapBlock(List.copyOf(pieces), columns));
    }
    return blocks;
  }
}
