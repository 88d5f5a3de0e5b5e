package org.alidade.lightcurve.internal.array;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.alidade.array.IoFailureException;
import org.alidade.hdf5.ChunkMap;
import org.alidade.hdf5.Hdf5Dataset;

/**
 * Reads rows of a dataset straight from its file, many threads at a time. Possible where chunks are
 * not compressed and hold whole rows: all elements of one index of the first axis.
 */
public final class DirectChunks implements AutoCloseable {
  private final ChunkMap map;
  private final FileChannel channel;
  private final long rowsPerChunk;
  private final long rowBytes;

  private DirectChunks(ChunkMap map, FileChannel channel) {
    this.map = map;
    this.channel = channel;
    this.rowsPerChunk = map.chunk().length(0);
    this.rowBytes = map.chunk().size() / rowsPerChunk * map.type().bytes();
  }

  /** Direct reading of a dataset of a file that does not change; empty if it is not possible. */
  public static Optional<DirectChunks> of(Hdf5Dataset dataset) {
    if (dataset.chunk().length == 0) {
      return Optional.empty();
    }
    ChunkMap map = dataset.chunkMap();
    boolean whole = map.isDirectlyReadable();
    for (int axis = 1; axis < map.shape().rank(); axis++) {
      whole &= map.shape().length(axis) == map.chunk().length(axis);
    }
    if (!whole) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DirectChunks(map, FileChannel.open(map.file(), StandardOpenOption.READ)));
    } catch (IOException e) {
      throw failure(map, e);
    }
  }

  /**
   * Bytes of a part of a row, in the order of this machine; empty if the row was never written, or
   * an interrupted thread has closed the file.
   *
   * @param row index along the first axis
   * @param first first byte of the part within the row
   * @param bytes number of bytes
   */
  public Optional<ByteBuffer> read(long row, long first, int bytes) {
    int chunk = Math.toIntExact(row / rowsPerChunk);
    if (!map.isAllocated(chunk)) {
      return Optional.empty();
    }
    long position = map.address(chunk) + row % rowsPerChunk * rowBytes + first;
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new EOFException("it ends early");
        }
      }
    } catch (ClosedChannelException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure(map, e);
    }
    return Optional.of(buffer.flip());
  }

  private static IoFailureException failure(ChunkMap map, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "cannot read the array (" + cause.getMessage() + ")",
            map.file().toString(),
            "check the file");
    failure.initCause(cause);
    return failure;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(map, e);
    }
  }
}
