package org.alidade.lvm.internal.select;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;

/**
 * The rectangle on the sky (spec lvm 6.2): a tile stays if any of its spaxels lies inside, a spaxel
 * number stays if it lies inside in any tile, and what is kept is all kept numbers of all kept
 * tiles as far as they exist.
 */
public final class SpatialSelection {
  private SpatialSelection() {}

  /** Whether a spaxel of a tile lies in the rectangle. */
  @FunctionalInterface
  public interface Rectangle {
    /** Whether the spaxel lies inside. */
    boolean contains(int tile, int spaxel);
  }

  /**
   * Selects flat spaxels.
   *
   * @param spaxels number of spaxels of each tile
   * @param rectangle the rectangle
   * @param where the rectangle in words, for the message
   * @throws BadInputException if nothing lies inside
   */
  public static Cells select(int[] spaxels, Rectangle rectangle, String where) {
    int most = 0;
    for (int count : spaxels) {
      most = Math.max(most, count);
    }
    boolean[] keptTile = new boolean[spaxels.length];
    boolean[] keptSpaxel = new boolean[most];
    for (int tile = 0; tile < spaxels.length; tile++) {
      for (int spaxel = 0; spaxel < spaxels[tile]; spaxel++) {
        if (rectangle.contains(tile, spaxel)) {
          keptTile[tile] = true;
          keptSpaxel[spaxel] = true;
        }
      }
    }
    return cells(spaxels, keptTile, keptSpaxel, rectangle, where);
  }

  private static Cells cells(
      int[] spaxels, boolean[] keptTile, boolean[] keptSpaxel, Rectangle rectangle, String where) {
    List<int[]> kept = new ArrayList<>();
    for (int tile = 0; tile < spaxels.length; tile++) {
      for (int spaxel = 0; keptTile[tile] && spaxel < spaxels[tile]; spaxel++) {
        if (keptSpaxel[spaxel]) {
          kept.add(new int[] {tile, spaxel});
        }
      }
    }
    if (kept.isEmpty()) {
      throw new BadInputException(
          "no spaxel is selected",
          "alpha_range, delta_range",
          "choose a rectangle around " + where);
    }
    boolean[] inside = new boolean[kept.size()];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = rectangle.contains(kept.get(i)[0], kept.get(i)[1]);
    }
    return new Cells(
        kept.stream().mapToInt(cell -> cell[0]).toArray(),
        kept.stream().mapToInt(cell -> cell[1]).toArray(),
        inside);
  }
}
