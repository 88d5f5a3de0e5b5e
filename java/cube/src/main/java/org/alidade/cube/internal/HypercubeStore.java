package org.alidade.cube.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.alidade.array.FloatArray;
import org.alidade.hdf5.ChunkMap;
import org.alidade.hdf5.Hdf5File;

/**
 * The models and the bitmap of finished tiles as places in the file. Both are allocated when the
 * hypercube is created, so tiles are written to their places without the HDF5 library: the
 * structure of the file never changes, readers stay welcome, and a kill at any instant loses at
 * most the tile in progress.
 */
final class HypercubeStore implements AutoCloseable {
  /** Largest single write; a longer one would hold up an interruption. */
  private static final int WRITE_BYTES = 1 << 26;

  private final FileChannel channel;
  private final ChunkMap models;
  private final ChunkMap done;

  private HypercubeStore(FileChannel channel, ChunkMap models, ChunkMap done) {
    this.channel = channel;
    this.models = models;
    this.done = done;
  }

  /** Asks the HDF5 library once for the places and opens the file for writing. */
  static HypercubeStore open(Path path) throws IOException {
    ChunkMap models;
    ChunkMap done;
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      models = file.dataset(CubeLayout.MODELS).chunkMap();
      done = file.dataset(CubeLayout.DONE).chunkMap();
    }
    return new HypercubeStore(
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE), models, done);
  }

  /** Whether a tile has been written completely. */
  boolean isDone(TileGrid.Tile tile) throws IOException {
    ByteBuffer bit = ByteBuffer.allocate(1);
    channel.read(bit, done.address(0) + tile.index());
    return bit.get(0) != 0;
  }

  /** Writes a tile and only then marks it done. */
  void write(TileGrid.Tile tile, FloatArray values) throws IOException {
    int chunk = models.index(tile.spaxelTile(), tile.componentTile(), tile.populationTile(), 0);
    long address = models.address(chunk);
    for (long at = 0; at < values.byteSize(); at += WRITE_BYTES) {
      int count = (int) Math.min(WRITE_BYTES, values.byteSize() - at);
      writeFully(values.bytes(at, count), address + at);
    }
    writeFully(ByteBuffer.wrap(new byte[] {1}), done.address(0) + tile.index());
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
