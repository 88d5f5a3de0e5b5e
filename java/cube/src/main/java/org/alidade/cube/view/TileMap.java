package org.alidade.cube.view;

/**
 * How far the build of a hypercube has come.
 *
 * @param spaxelTiles tiles along the spaxel axis
 * @param componentTiles tiles along the component axis
 * @param populationTiles tiles along the population axis
 * @param doneTiles finished tiles per (spaxel tile, component tile), row-major, 0 to {@code
 *     populationTiles}
 * @param complete whether the hypercube was declared complete
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record TileMap(
    int spaxelTiles, int componentTiles, int populationTiles, int[] doneTiles, boolean complete) {
  /** Number of finished tiles. */
  public long done() {
    long sum = 0;
    for (int tiles : doneTiles) {
      sum += tiles;
    }
    return sum;
  }

  /** Number of tiles in all. */
  public long total() {
    return (long) spaxelTiles * componentTiles * populationTiles;
  }
}
