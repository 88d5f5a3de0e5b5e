package org.alidade.cube.internal;

import java.util.ArrayList;
import java.util.List;
import org.alidade.cube.CubeShape;

/**
 * How a hypercube is cut into tiles, which are also the chunks of the dataset.
 *
 * @param shape sizes of the problem
 * @param spaxelChunk spaxels per tile, at most S
 * @param componentChunk components per tile, at most C
 * @param populationChunk populations per tile, at most P
 */
public record TileGrid(CubeShape shape, int spaxelChunk, int componentChunk, int populationChunk) {
  /** Clips the tile sizes to the problem. */
  public static TileGrid of(
      CubeShape shape, int spaxelChunk, int componentChunk, int populationChunk) {
    return new TileGrid(
        shape,
        Math.min(spaxelChunk, shape.spaxels()),
        Math.min(componentChunk, shape.components()),
        Math.min(populationChunk, shape.populations()));
  }

  /** Tiles along the spaxel axis. */
  public int spaxelTiles() {
    return ceilDiv(shape.spaxels(), spaxelChunk);
  }

  /** Tiles along the component axis. */
  public int componentTiles() {
    return ceilDiv(shape.components(), componentChunk);
  }

  /** Tiles along the population axis. */
  public int populationTiles() {
    return ceilDiv(shape.populations(), populationChunk);
  }

  /** All tiles together. */
  public int count() {
    return Math.multiplyExact(
        Math.multiplyExact(spaxelTiles(), componentTiles()), populationTiles());
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  /** Elements of a whole tile, padding at the ends of the axes included. */
  public long tileElements() {
    return (long) spaxelChunk * componentChunk * populationChunk * shape.pixels();
  }

  /** Elements between neighbouring spaxels of a tile. */
  public long spaxelStride() {
    return (long) componentChunk * populationChunk * shape.pixels();
  }

  /** Chunk lengths of the dataset, (S, C, P, L). */
  public long[] chunk() {
    return new long[] {spaxelChunk, componentChunk, populationChunk, shape.pixels()};
  }

  /** The tile at a position of the grid. */
  public Tile tile(int spaxelTile, int componentTile, int populationTile) {
    return new Tile(this, spaxelTile, componentTile, populationTile);
  }

  /**
   * All tiles in the order of building: populations outermost, so that one block of templates
   * serves many tiles.
   */
  public List<Tile> buildOrder() {
    List<Tile> tiles = new ArrayList<>(count());
    for (int p = 0; p < populationTiles(); p++) {
      for (int s = 0; s < spaxelTiles(); s++) {
        for (int c = 0; c < componentTiles(); c++) {
          tiles.add(tile(s, c, p));
        }
      }
    }
    return tiles;
  }

  /**
   * One tile.
   *
   * @param grid the grid it belongs to
   * @param spaxelTile position along the spaxel axis
   * @param componentTile position along the component axis
   * @param populationTile position along the population axis
   */
  public record Tile(TileGrid grid, int spaxelTile, int componentTile, int populationTile) {
    /** First spaxel. */
    public int firstSpaxel() {
      return spaxelTile * grid.spaxelChunk;
    }

    /** Spaxels really in the tile. */
    public int spaxels() {
      return Math.min(grid.spaxelChunk, grid.shape.spaxels() - firstSpaxel());
    }

    /** First component. */
    public int firstComponent() {
      return componentTile * grid.componentChunk;
    }

    /** Components really in the tile. */
    public int components() {
      return Math.min(grid.componentChunk, grid.shape.components() - firstComponent());
    }

    /** First population. */
    public int firstPopulation() {
      return populationTile * grid.populationChunk;
    }

    /** Populations really in the tile. */
    public int populations() {
      return Math.min(grid.populationChunk, grid.shape.populations() - firstPopulation());
    }

    /** Flat index in the bitmap of finished tiles. */
    public int index() {
      return (spaxelTile * grid.componentTiles() + componentTile) * grid.populationTiles()
          + populationTile;
    }

    /** Place of the tile's first element in the dataset, (S, C, P, L). */
    public long[] offset() {
      return new long[] {firstSpaxel(), firstComponent(), firstPopulation(), 0};
    }
  }
}
