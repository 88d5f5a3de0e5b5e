package org.alidade.hdf5;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.Shape;

/**
 * Where the chunks of a dataset lie in the file, so that callers can read or map them in parallel.
 *
 * <p>Chunks are numbered row-major over the grid of chunks. A contiguous dataset is one chunk of
 * the dataset's shape. The map is a snapshot: chunks allocated later are not in it.
 *
 * <p>Example:
 *
 * <pre>{@code
 * ChunkMap map = models.chunkMap();
 * if (map.isDirectlyReadable() && map.isAllocated(0)) {
 *   channel.read(buffer, map.address(0));
 * }
 * }</pre>
 */
public final class ChunkMap {
  private static final int MOST_CHUNKS = Integer.MAX_VALUE - 8;

  private final Path file;
  private final Hdf5Type type;
  private final boolean directlyReadable;
  private final List<String> filters;
  private final Shape shape;
  private final Shape chunk;
  private final Shape grid;
  private final long[] addresses;
  private final long[] bytes;
  private final int[] filterMasks;

  private ChunkMap(Builder builder) {
    this.file = builder.file;
    this.type = builder.type;
    this.directlyReadable = builder.filters.isEmpty() && builder.nativeOrder;
    this.filters = builder.filters;
    this.shape = builder.shape;
    this.chunk = builder.chunk;
    this.grid = builder.grid;
    this.addresses = builder.addresses;
    this.bytes = builder.bytes;
    this.filterMasks = builder.filterMasks;
  }

  /** The file that holds the bytes. */
  public Path file() {
    return file;
  }

  /** Element type of the dataset. */
  public Hdf5Type type() {
    return type;
  }

  /** Shape of the dataset. */
  public Shape shape() {
    return shape;
  }

  /** Shape of a chunk; chunks at the upper edges are stored whole. */
  public Shape chunk() {
    return chunk;
  }

  /** Number of chunks along each axis. */
  public Shape grid() {
    return grid;
  }

  /** Number of chunks. */
  public int size() {
    return addresses.length;
  }

  /** Whether the stored bytes are the elements in this machine's order, without any filter. */
  public boolean isDirectlyReadable() {
    return directlyReadable;
  }

  /** Names of the filters that were applied on writing, in that order, such as deflate. */
  public List<String> filters() {
    return filters;
  }

  /** Number of the chunk at a place in the grid of chunks. */
  public int index(long... place) {
    if (place.length != grid.rank()) {
      throw new BadInputException(
          "chunk " + Arrays.toString(place), "grid " + grid, "give one index per axis");
    }
    long index = 0;
    for (int axis = 0; axis < place.length; axis++) {
      if (place[axis] < 0 || place[axis] >= grid.length(axis)) {
        throw new BadInputException(
            "chunk " + Arrays.toString(place), "grid " + grid, "stay inside the grid");
      }
      index = index * grid.length(axis) + place[axis];
    }
    return Math.toIntExact(index);
  }

  /** Index of the chunk's first element in the dataset, per axis. */
  public long[] offset(int index) {
    long[] offset = new long[grid.rank()];
    long rest = index;
    for (int axis = grid.rank() - 1; axis >= 0; axis--) {
      offset[axis] = rest % grid.length(axis) * chunk.length(axis);
      rest /= grid.length(axis);
    }
    return offset;
  }

  /** Whether the chunk has a place in the file; one without reads as the fill value. */
  public boolean isAllocated(int index) {
    return addresses[index] >= 0;
  }

  /** Whether all chunks have a place in the file. */
  public boolean isComplete() {
    return Arrays.stream(addresses).allMatch(address -> address >= 0);
  }

  /** Byte position of the chunk in the file, or -1 if it has none. */
  public long address(int index) {
    return addresses[index];
  }

  /** Bytes that the chunk takes in the file, or 0 if it has no place. */
  public long bytes(int index) {
    return bytes[index];
  }

  /** Bit n is set if filter n was skipped for this chunk. */
  public int filterMask(int index) {
    return filterMasks[index];
  }

  /** Starts a map without any chunk. */
  public static Builder builder(Path file, Hdf5Type type, Shape shape, Shape chunk) {
    return new Builder(file, type, shape, chunk);
  }

  /** Collects the chunks of a {@link ChunkMap}. */
  public static final class Builder {
    private final Path file;
    private final Hdf5Type type;
    private final Shape shape;
    private final Shape chunk;
    private final Shape grid;
    private final long[] addresses;
    private final long[] bytes;
    private final int[] filterMasks;
    private List<String> filters = List.of();
    private boolean nativeOrder;

    private Builder(Path file, Hdf5Type type, Shape shape, Shape chunk) {
      this.file = file;
      this.type = type;
      this.shape = shape;
      this.chunk = chunk;
      long[] counts = new long[shape.rank()];
      for (int axis = 0; axis < counts.length; axis++) {
        long step = Math.max(chunk.length(axis), 1);
        counts[axis] = (shape.length(axis) + step - 1) / step;
      }
      this.grid = Shape.of(counts);
      if (grid.size() > MOST_CHUNKS) {
        throw new BadInputException(
            grid.size() + " chunks", file.toString(), "read the dataset in slabs");
      }
      int size = (int) grid.size();
      addresses = new long[size];
      Arrays.fill(addresses, -1);
      bytes = new long[size];
      filterMasks = new int[size];
    }

    /** Names of the filters, in the order of writing. */
    public Builder filters(List<String> names) {
      filters = List.copyOf(names);
      return this;
    }

    /** Whether the elements are stored as this machine holds them in memory. */
    public Builder nativeOrder(boolean on) {
      nativeOrder = on;
      return this;
    }

    /**
     * Adds a chunk.
     *
     * @param offset index of its first element in the dataset, per axis
     * @param filterMask bit n set if filter n was skipped
     * @param address byte position in the file
     * @param length bytes in the file
     */
    public Builder add(long[] offset, int filterMask, long address, long length) {
      long index = 0;
      for (int axis = 0; axis < offset.length; axis++) {
        index = index * grid.length(axis) + offset[axis] / Math.max(chunk.length(axis), 1);
      }
      int at = Math.toIntExact(index);
      addresses[at] = address;
      bytes[at] = length;
      filterMasks[at] = filterMask;
      return this;
    }

    /** The finished map. */
    public ChunkMap build() {
      return new ChunkMap(this);
    }
  }
}
