package org.alidade.cube.internal;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.alidade.array.FloatArray;
import org.alidade.bindings.FileMapping;
import org.alidade.bindings.FloatRows;
import org.alidade.hdf5.ChunkMap;

/**
 * Planes of an uncompressed hypercube, read where they lie: chunks are mapped when first used. When
 * the whole cube fits the budget its pages stay; otherwise the pages of a plane are let go as soon
 * as it has been used.
 */
final class MappedPlanes implements PlaneSource {
  /** A touched page brings cached pages around it into the process, up to this far. */
  private static final long NEIGHBOURHOOD_BYTES = 1 << 16;

  private final Path file;
  private final TileGrid grid;
  private final ChunkMap chunks;
  private final boolean stay;
  private final AtomicReferenceArray<FileMapping> mappings;

  MappedPlanes(ChunkMap chunks, TileGrid grid, long residentBudgetBytes) {
    this.file = chunks.file();
    this.grid = grid;
    this.chunks = chunks;
    this.stay = grid.count() * grid.tileElements() * FloatArray.BYTES <= residentBudgetBytes;
    this.mappings = new AtomicReferenceArray<>(chunks.size());
  }

  @Override
  public int componentTiles() {
    return grid.componentTiles();
  }

  @Override
  public int componentsPerTile() {
    return grid.componentChunk();
  }

  @Override
  public void plane(int spaxel, PieceConsumer consumer) {
    for (int c = 0; c < grid.componentTiles(); c++) {
      componentTile(spaxel, c, consumer);
    }
  }

  @Override
  public void componentTile(int spaxel, int componentTile, PieceConsumer consumer) {
    int spaxelTile = spaxel / grid.spaxelChunk();
    for (int p = 0; p < grid.populationTiles(); p++) {
      TileGrid.Tile tile = grid.tile(spaxelTile, componentTile, p);
      FileMapping mapping = mapping(tile);
      long first = (spaxel - tile.firstSpaxel()) * grid.spaxelStride();
      FloatArray block = mapping.bytes().asFloats(first * FloatArray.BYTES, grid.spaxelStride());
      for (int c = 0; c < tile.components(); c++) {
        consumer.accept(firstUnknown(tile, c), rows(block, tile, c));
      }
      if (!stay) {
        release(mapping, first * FloatArray.BYTES, block.byteSize());
      }
    }
  }

  /** With the neighbourhood that the system mapped along with the first and the last page. */
  private static void release(FileMapping mapping, long first, long bytes) {
    long from = Math.max(0, first - NEIGHBOURHOOD_BYTES);
    long to = Math.min(mapping.bytes().size(), first + bytes + NEIGHBOURHOOD_BYTES);
    mapping.release(from, to - from);
  }

  private int firstUnknown(TileGrid.Tile tile, int component) {
    return (tile.firstComponent() + component) * grid.shape().populations()
        + tile.firstPopulation();
  }

  private FloatRows rows(FloatArray block, TileGrid.Tile tile, int component) {
    long pixels = grid.shape().pixels();
    return new FloatRows(
        block,
        (long) component * grid.populationChunk() * pixels,
        tile.populations(),
        pixels,
        pixels);
  }

  private FileMapping mapping(TileGrid.Tile tile) {
    int index = chunks.index(tile.spaxelTile(), tile.componentTile(), tile.populationTile(), 0);
    FileMapping known = mappings.get(index);
    if (known != null) {
      return known;
    }
    synchronized (mappings) {
      FileMapping other = mappings.get(index);
      if (other != null) {
        return other;
      }
      FileMapping opened = FileMapping.open(file, chunks.address(index), chunks.bytes(index));
      if (stay) {
        opened.populate(0, chunks.bytes(index));
      }
      mappings.set(index, opened);
      return opened;
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < mappings.length(); i++) {
      FileMapping mapping = mappings.getAndSet(i, null);
      if (mapping != null) {
        mapping.close();
      }
    }
  }
}
