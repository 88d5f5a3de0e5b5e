package org.alidade.hdf5.internal;

import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.array.Shape;
import org.alidade.hdf5.ChunkMap;
import org.bytedeco.hdf5.H5D_chunk_iter_op_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Raw chunks: where they lie, and moving them past the filters. */
public final class Chunks {
  private static final Visitor VISITOR = new Visitor();

  private Chunks() {}

  /** Places of all chunks of a dataset; a contiguous dataset is one chunk. */
  public static ChunkMap map(DatasetHandle dataset, Path file) {
    Shape shape = dataset.shape();
    long[] chunk = dataset.chunk();
    if (chunk.length == 0 && !dataset.isContiguous()) {
      throw new BadInputException(
          "elements do not lie in chunks or one block of this file",
          dataset.where(),
          "read the dataset as a whole");
    }
    Shape chunkShape = chunk.length == 0 ? shape : Shape.of(chunk);
    ChunkMap.Builder map =
        ChunkMap.builder(file, dataset.type(), shape, chunkShape)
            .filters(dataset.filters())
            .nativeOrder(Types.isNativeOrder(dataset.fileType(), dataset.where()));
    if (chunk.length == 0) {
      addBlock(dataset, shape, map);
    } else {
      addChunks(dataset, chunk, map);
    }
    return map.build();
  }

  private static void addBlock(DatasetHandle dataset, Shape shape, ChunkMap.Builder map) {
    long address = hdf5.H5Dget_offset(dataset.id());
    if (address >= 0 && shape.size() > 0) {
      map.add(new long[shape.rank()], 0, address, dataset.storageBytes());
    }
  }

  private static void addChunks(DatasetHandle dataset, long[] chunk, ChunkMap.Builder map) {
    VISITOR.map = map;
    VISITOR.rank = chunk.length;
    // The library counts chunks from the superblock, contiguous data from the start of the file.
    VISITOR.base = dataset.userBlockBytes();
    try {
      int status = hdf5.H5Dchunk_iter(dataset.id(), hdf5.H5P_DEFAULT, VISITOR, null);
      ErrorStack.check(status, "cannot list the chunks", dataset.where());
    } finally {
      VISITOR.map = null;
    }
  }

  /** Bytes that a chunk takes in the file. */
  public static long storedBytes(DatasetHandle dataset, long[] offset) {
    checkOffset(dataset, offset);
    long[] bytes = new long[1];
    int[] mask = new int[1];
    long[] address = new long[1];
    int status = hdf5.H5Dget_chunk_info_by_coord(dataset.id(), offset, mask, address, bytes);
    ErrorStack.check(status, "cannot find the chunk", dataset.where());
    return address[0] == -1 ? 0 : bytes[0];
  }

  /**
   * Reads a chunk as stored.
   *
   * @param capacity bytes that the target holds
   * @return the filter mask: bit n set if filter n was skipped
   */
  public static int read(DatasetHandle dataset, long[] offset, Pointer target, long capacity) {
    long stored = storedBytes(dataset, offset);
    if (stored == 0) {
      throw new MissingDatasetException(
          "chunk at " + Arrays.toString(offset) + " was never written",
          dataset.where(),
          "write it first");
    }
    if (stored > capacity) {
      throw new BadInputException(
          "array of " + capacity + " bytes for a chunk of " + stored,
          dataset.where(),
          "pass a larger array");
    }
    int[] mask = new int[1];
    int status = hdf5.H5Dread_chunk(dataset.id(), hdf5.H5P_DEFAULT, offset, mask, target);
    ErrorStack.check(status, "cannot read the chunk", dataset.where());
    return mask[0];
  }

  /** Writes a chunk as it is to be stored. */
  public static void write(
      DatasetHandle dataset, long[] offset, int filterMask, Pointer source, long bytes) {
    checkOffset(dataset, offset);
    if (dataset.filters().isEmpty()) {
      long whole = Shape.of(dataset.chunk()).size() * dataset.type().bytes();
      if (whole != bytes) {
        throw new BadInputException(
            "array of " + bytes + " bytes for a chunk of " + whole,
            dataset.where(),
            "pass a whole chunk");
      }
    }
    int status =
        hdf5.H5Dwrite_chunk(dataset.id(), hdf5.H5P_DEFAULT, filterMask, offset, bytes, source);
    ErrorStack.check(status, "cannot write the chunk", dataset.where());
  }

  private static void checkOffset(DatasetHandle dataset, long[] offset) {
    long[] chunk = dataset.chunk();
    Shape shape = dataset.shape();
    boolean sound = chunk.length > 0 && offset.length == chunk.length;
    for (int axis = 0; sound && axis < chunk.length; axis++) {
      sound =
          offset[axis] >= 0 && offset[axis] < shape.length(axis) && offset[axis] % chunk[axis] == 0;
    }
    if (!sound) {
      throw new BadInputException(
          "no chunk starts at " + Arrays.toString(offset),
          dataset.where(),
          "chunks are " + Arrays.toString(chunk) + " in " + shape);
    }
  }

  /** One instance for the process: JavaCPP keeps a fixed number of native callback slots. */
  private static final class Visitor extends H5D_chunk_iter_op_t {
    private ChunkMap.@Nullable Builder map;
    private int rank;
    private long base;

    @Override
    public int call(LongPointer offset, int filterMask, long address, long bytes, Pointer data) {
      ChunkMap.Builder target = map;
      if (target == null) {
        return -1;
      }
      long[] place = new long[rank];
      offset.get(place, 0, rank);
      target.add(place, filterMask, base + address, bytes);
      return 0;
    }
  }
}
