package org.alidade.cube.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.FloatArray;
import org.alidade.bindings.FloatRows;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;

/**
 * Planes of a compressed hypercube: whole tiles are decompressed into buffers, as many as the
 * budget allows and at least one per reading thread; the least recently used one makes room.
 */
final class BufferedPlanes implements PlaneSource {
  private final Path file;
  private final TileGrid grid;
  private final int capacity;
  private final Map<Integer, Buffer> buffers = new LinkedHashMap<>(16, 0.75f, true);

  BufferedPlanes(Path file, TileGrid grid, long residentBudgetBytes, int threads) {
    this.file = file;
    this.grid = grid;
    long tileBytes = grid.tileElements() * FloatArray.BYTES;
    this.capacity =
        (int) Math.max(threads + 1L, Math.min(grid.count(), residentBudgetBytes / tileBytes));
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
    for (int p = 0; p < grid.populationTiles(); p++) {
      TileGrid.Tile tile = grid.tile(spaxel / grid.spaxelChunk(), componentTile, p);
      Buffer buffer = acquire(tile);
      try {
        hand(buffer.values, tile, spaxel - tile.firstSpaxel(), consumer);
      } finally {
        releaseUse(buffer);
      }
    }
  }

  private void hand(FloatArray values, TileGrid.Tile tile, int spaxel, PieceConsumer consumer) {
    long pixels = grid.shape().pixels();
    long component = tile.populations() * pixels;
    for (int c = 0; c < tile.components(); c++) {
      int firstUnknown =
          (tile.firstComponent() + c) * grid.shape().populations() + tile.firstPopulation();
      long first = (spaxel * (long) tile.components() + c) * component;
      consumer.accept(
          firstUnknown, new FloatRows(values, first, tile.populations(), pixels, pixels));
    }
  }

  private synchronized Buffer acquire(TileGrid.Tile tile) {
    Buffer buffer = buffers.get(tile.index());
    if (buffer == null) {
      makeRoom();
      buffer = new Buffer(read(tile));
      buffers.put(tile.index(), buffer);
    }
    buffer.users++;
    return buffer;
  }

  private void makeRoom() {
    var oldest = buffers.values().iterator();
    while (buffers.size() >= capacity && oldest.hasNext()) {
      Buffer buffer = oldest.next();
      if (buffer.users == 0) {
        oldest.remove();
        buffer.values.close();
      }
    }
  }

  /**
   * The file is open only meanwhile, so that a solve can write its results while planes are in use.
   */
  private FloatArray read(TileGrid.Tile tile) {
    long[] count = {tile.spaxels(), tile.components(), tile.populations(), grid.shape().pixels()};
    FloatArray values = FloatArray.allocateUninitialized("cube.planes", count);
    boolean read = false;
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      Hdf5Dataset models = open.dataset(CubeLayout.MODELS);
      models.read(slab(models, tile, count), values);
      read = true;
      return values;
    } finally {
      if (!read) {
        values.close();
      }
    }
  }

  /** Early files have one more axis: blocks of spaxels, each as long as a tile. */
  private static Slab slab(Hdf5Dataset models, TileGrid.Tile tile, long[] count) {
    long[] offset = tile.offset();
    if (models.shape().rank() == count.length) {
      return Slab.of(offset, count);
    }
    return Slab.of(
        new long[] {tile.spaxelTile(), 0, offset[1], offset[2], 0},
        new long[] {1, count[0], count[1], count[2], count[3]});
  }

  private synchronized void releaseUse(Buffer buffer) {
    buffer.users--;
  }

  @Override
  public synchronized void close() {
    buffers.values().forEach(buffer -> buffer.values.close());
    buffers.clear();
  }

  /** A decompressed tile and the number of threads that read it. */
  private static final class Buffer {
    private final FloatArray values;
    private int users;

    Buffer(FloatArray values) {
      this.values = values;
    }
  }
}
