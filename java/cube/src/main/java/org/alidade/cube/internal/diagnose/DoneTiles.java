package org.alidade.cube.internal.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.array.FormatException;
import org.alidade.array.Shape;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.Lengths;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;

/**
 * The bitmap of finished tiles of a hypercube as it was at one moment, with the tiles' sizes. Tiles
 * are what the builder works in; after compression the chunks of the models are smaller.
 */
public final class DoneTiles {
  private final long[] models;
  private final long[] tile;
  private final long[] grid;
  private final byte[] bits;

  private DoneTiles(long[] models, long[] tile, long[] grid, byte[] bits) {
    this.models = models;
    this.tile = tile;
    this.grid = grid;
    this.bits = bits;
  }

  /**
   * One tile's place in the grid of tiles.
   *
   * @param spaxelTile along the spaxel axis
   * @param componentTile along the component axis
   * @param populationTile along the population axis
   */
  public record Place(int spaxelTile, int componentTile, int populationTile) {
    @Override
    public String toString() {
      return "(" + spaxelTile + ", " + componentTile + ", " + populationTile + ")";
    }
  }

  /**
   * Indices from first, inclusive, to end, exclusive.
   *
   * @param first first index
   * @param end one past the last index
   */
  public record Range(int first, int end) {
    /** Number of indices. */
    public int length() {
      return end - first;
    }
  }

  /**
   * Reads the bitmap; empty if the file has no models or no bitmap.
   *
   * @throws FormatException if models and bitmap do not have four and three axes
   */
  public static Optional<DoneTiles> find(Hdf5File file) {
    if (!file.isDataset(CubeLayout.MODELS) || !file.isDataset(CubeLayout.DONE)) {
      return Optional.empty();
    }
    Hdf5Dataset models = file.dataset(CubeLayout.MODELS);
    Hdf5Dataset done = file.dataset(CubeLayout.DONE);
    Shape shape = models.shape();
    if (shape.rank() != 4 || done.shape().rank() != 3) {
      throw new FormatException(
          "models of shape " + shape + " with a bitmap of shape " + done.shape(),
          file.path() + " " + CubeLayout.DONE,
          "build the hypercube again");
    }
    Lengths.of(models, 4);
    long[] grid = done.shape().toArray();
    long[] tile = tile(file.group(CubeLayout.HYPERCUBE).attributes(), models, grid);
    requireCover(shape, tile, done);
    return Optional.of(new DoneTiles(shape.toArray(), tile, grid, done.readBytes()));
  }

  private static long[] tile(Hdf5Attributes attributes, Hdf5Dataset models, long[] grid) {
    long[] recorded = attributes.findLongs(CubeLayout.ATTRIBUTE_BUILD_TILES).orElse(new long[0]);
    long[] tile = recorded.length == 3 ? recorded : models.chunk();
    long[] lengths = new long[3];
    for (int axis = 0; axis < 3; axis++) {
      long length = models.shape().length(axis);
      boolean fits = tile.length > axis && tiles(length, tile[axis]) == grid[axis];
      lengths[axis] = fits ? tile[axis] : tiles(length, grid[axis]);
    }
    return lengths;
  }

  /** Number of tiles that cover an axis, or length of the tiles if their number is given. */
  private static long tiles(long length, long parts) {
    return parts > 0 && parts <= length ? (length + parts - 1) / parts : Math.min(length, 1);
  }

  private static void requireCover(Shape models, long[] tile, Hdf5Dataset done) {
    for (int axis = 0; axis < tile.length; axis++) {
      long length = models.length(axis);
      if (length == 0 || tiles(length, tile[axis]) != done.shape().length(axis)) {
        throw new FormatException(
            "a bitmap of shape " + done.shape() + " does not cover models of shape " + models,
            done.toString(),
            "build the hypercube again");
      }
    }
  }

  /** Number of tiles. */
  public int total() {
    return bits.length;
  }

  /** Number of finished tiles. */
  public int done() {
    int count = 0;
    for (byte bit : bits) {
      count += bit != 0 ? 1 : 0;
    }
    return count;
  }

  /** Tiles along the spaxel axis. */
  public int spaxelTiles() {
    return Math.toIntExact(grid[0]);
  }

  /** Tiles along the component axis. */
  public int componentTiles() {
    return Math.toIntExact(grid[1]);
  }

  /** Tiles along the population axis. */
  public int populationTiles() {
    return Math.toIntExact(grid[2]);
  }

  /** Whether a tile is finished. */
  public boolean isDone(int spaxelTile, int componentTile, int populationTile) {
    long at = (spaxelTile * grid[1] + componentTile) * grid[2] + populationTile;
    return bits[Math.toIntExact(at)] != 0;
  }

  /** Whether a model spectrum belongs to a finished tile. */
  public boolean covers(int spaxel, int component, int population) {
    return isDone(
        (int) (spaxel / tile[0]), (int) (component / tile[1]), (int) (population / tile[2]));
  }

  /** The finished tiles in row-major order, at most so many. */
  public List<Place> finished(int limit) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < bits.length && places.size() < limit; i++) {
      if (bits[i] != 0) {
        int p = (int) (i % grid[2]);
        int c = (int) (i / grid[2] % grid[1]);
        places.add(new Place((int) (i / grid[2] / grid[1]), c, p));
      }
    }
    return places;
  }

  /** The finished tiles in row-major order. */
  public List<Place> finished() {
    return finished(bits.length);
  }

  /** Spaxels of a tile. */
  public Range spaxels(int spaxelTile) {
    return range(0, spaxelTile);
  }

  /** Components of a tile. */
  public Range components(int componentTile) {
    return range(1, componentTile);
  }

  /** Populations of a tile. */
  public Range populations(int populationTile) {
    return range(2, populationTile);
  }

  private Range range(int axis, int index) {
    long first = index * tile[axis];
    return new Range((int) first, (int) Math.min(models[axis], first + tile[axis]));
  }
}
