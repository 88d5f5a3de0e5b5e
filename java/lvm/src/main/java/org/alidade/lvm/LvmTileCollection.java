package org.alidade.lvm;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.alidade.array.BadInputException;

/**
 * Tiles in a given order on one wavelength grid.
 *
 * <p>Example: {@code LvmTileCollection.fromTiles(List.of(first, second))}. Closing the collection
 * closes its tiles.
 */
public final class LvmTileCollection implements TileSource, AutoCloseable {
  private final List<LvmTile> tiles;
  private final Map<Long, LvmTileMeta> meta;
  private final double[] wavelength;

  private LvmTileCollection(List<LvmTile> tiles, Map<Long, LvmTileMeta> meta, double[] wavelength) {
    this.tiles = tiles;
    this.meta = meta;
    this.wavelength = wavelength;
  }

  /**
   * Tiles with different exposures on the same wavelength grid.
   *
   * @param tiles one or more
   * @throws BadInputException if the list is empty, an exposure occurs twice or grids differ
   */
  public static LvmTileCollection fromTiles(List<LvmTile> tiles) {
    return fromTiles(tiles, CollectionOptions.STRICT);
  }

  /**
   * Tiles, with more tolerance.
   *
   * @param tiles one or more
   * @param options what is tolerated
   * @throws BadInputException if the list is empty or something is not tolerated
   */
  public static LvmTileCollection fromTiles(List<LvmTile> tiles, CollectionOptions options) {
    if (tiles.isEmpty()) {
      throw new BadInputException("no tile", "tile collection", "give at least one tile");
    }
    Map<Long, LvmTileMeta> meta = new LinkedHashMap<>();
    for (LvmTile tile : tiles) {
      LvmTileMeta before = meta.put(tile.meta().exposure(), tile.meta());
      if (before != null && !options.allowDuplicates()) {
        throw new BadInputException(
            "exposure " + tile.meta().exposure() + " occurs twice",
            before.filename() + " and " + tile.meta().filename(),
            "leave one out, or allow duplicates in CollectionOptions");
      }
    }
    return new LvmTileCollection(
        List.copyOf(tiles), Collections.unmodifiableMap(meta), join(tiles, options.join()));
  }

  private static double[] join(List<LvmTile> tiles, CollectionOptions.WavelengthJoin join) {
    double[] grid = tiles.get(0).grid();
    for (LvmTile tile : tiles) {
      if (Arrays.equals(tile.grid(), grid)) {
        continue;
      }
      if (join == CollectionOptions.WavelengthJoin.EXACT) {
        throw new BadInputException(
            "the wavelength grids differ: " + describe(grid) + " and " + describe(tile.grid()),
            tiles.get(0).meta().filename() + " and " + tile.meta().filename(),
            "leave one out, or join the grids with CollectionOptions");
      }
      grid =
          DoubleStream.concat(Arrays.stream(grid), Arrays.stream(tile.grid()))
              .sorted()
              .distinct()
              .toArray();
    }
    return grid;
  }

  private static String describe(double[] grid) {
    return grid.length + " values from " + grid[0] + " to " + grid[grid.length - 1] + " Angstrom";
  }

  @Override
  public List<LvmTile> tiles() {
    return tiles;
  }

  /** Metadata by exposure, in collection order; of duplicates the last. */
  public Map<Long, LvmTileMeta> meta() {
    return meta;
  }

  @Override
  public double[] wavelengthAngstrom() {
    return wavelength.clone();
  }

  /** Closes all tiles. */
  @Override
  public void close() {
    tiles.forEach(LvmTile::close);
  }

  /** Numbers of tiles, exposures, versions and names, and the sizes. */
  @Override
  public String toString() {
    return "LvmTileCollection of "
        + tiles.size()
        + " tiles\n  exposures: "
        + new TreeSet<>(meta.keySet())
        + "\n  DRP versions: "
        + meta.values().stream()
            .map(LvmTileMeta::drpVersion)
            .collect(Collectors.toCollection(TreeSet::new))
        + "\n  tile ids: "
        + meta.values().stream()
            .map(tile -> tile.tileId().toString())
            .collect(Collectors.toCollection(TreeSet::new))
        + "\n"
        + DatasetSummary.of(this);
  }
}
