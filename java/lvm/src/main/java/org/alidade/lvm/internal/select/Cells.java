package org.alidade.lvm.internal.select;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The flat list of spaxels: tile slow, spaxel fast.
 *
 * @param tile position of the tile
 * @param spaxel spaxel of the tile
 * @param inside whether it lies in the rectangle; others keep their place but lose their values
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Cells(int[] tile, int[] spaxel, boolean[] inside) {
  /** Number of flat spaxels. */
  public int size() {
    return tile.length;
  }

  /** First flat spaxel of a tile position, or of the next one that has any. */
  public int first(int position) {
    int at = Arrays.binarySearch(tile, position);
    int first = at < 0 ? -at - 1 : at;
    while (first > 0 && tile[first - 1] == position) {
      first--;
    }
    return first;
  }

  /** Only the flat spaxels with the given indices. */
  public Cells pick(int[] kept) {
    boolean[] insideKept = new boolean[kept.length];
    IntStream.range(0, kept.length).forEach(i -> insideKept[i] = inside[kept[i]]);
    return new Cells(
        Arrays.stream(kept).map(i -> tile[i]).toArray(),
        Arrays.stream(kept).map(i -> spaxel[i]).toArray(),
        insideKept);
  }
}
