package org.alidade.cube.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    List<Part> parts = new ArrayList<>();
    for (int c = 0; c < grid.componentTiles(); c++) {
      addParts(spaxel, c, parts);
    }
    hand(parts, consumer);
  }

  @Override
  public void componentTile(int spaxel, int componentTile, PieceConsumer consumer) {
    List<Part> parts = new ArrayList<>();
    addParts(spaxel, componentTile, parts);
    hand(parts, consumer);
  }

  private void addParts(int spaxel, int componentTile, List<Part> parts) {
    int spaxelTile = spaxel / grid.spaxelChunk();
    for (int p = 0; p < grid.populationTiles(); p++) {
      TileGrid.Tile tile = grid.tile(spaxelTile, componentTile, p);
      FileMapping mapping = mapping(tile);
      long first = (spaxel - tile.firstSpaxel()) * grid.spaxelStride() * FloatArray.BYTES;
      parts.add(
          new Part(tile, mapping, first, mapping.bytes().asFloats(first, grid.spaxelStride())));
    }
  }

  private void hand(List<Part> parts, PieceConsumer consumer) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      FloatRows afterPart = i + 1 < parts.size() ? rows(parts.get(i + 1), 0) : null;
      int components = part.tile.components();
      for (int c = 0; c < components; c++) {
        FloatRows next = c + 1 < components ? rows(part, c + 1) : afterPart;
        consumer.accept(firstUnknown(part.tile, c), rows(part, c), next);
      }
      if (!stay) {
        release(part.mapping, part.firstByte, part.models.byteSize());
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

  private FloatRows rows(Part part, int component) {
    long pixels = grid.shape().pixels();
    return new FloatRows(
        part.models,
        (long) component * grid.populationChunk() * pixels,
        part.tile.populations(),
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

  /** One spaxel of a tile: where its models lie. */
  private record Part(TileGrid.Tile tile, FileMapping mapping, long firstByte, FloatArray models) {}
}
