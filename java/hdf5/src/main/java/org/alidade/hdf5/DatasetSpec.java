package org.alidade.hdf5;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;
import org.alidade.array.BadInputException;
import org.alidade.array.Shape;

/**
 * What a new dataset looks like: type, shape, chunks, compression, allocation.
 *
 * <p>Example:
 *
 * <pre>{@code
 * DatasetSpec models =
 *     DatasetSpec.builder(Hdf5Type.FLOAT32, 2854, 207, 360, 1247)
 *         .chunk(128, 1, 360, 1247)
 *         .earlyAllocation()
 *         .build();
 * }</pre>
 */
public final class DatasetSpec {
  /** Marks an axis without upper limit in a maximal shape. */
  public static final long UNLIMITED = -1;

  private static final long CHUNK_LIMIT_BYTES = 1L << 32;

  private final Builder values;

  private DatasetSpec(Builder values) {
    this.values = values;
  }

  /** A contiguous, uncompressed dataset. */
  public static DatasetSpec of(Hdf5Type type, long... shape) {
    return builder(type, shape).build();
  }

  /** A builder for a dataset that is contiguous and uncompressed unless said otherwise. */
  public static Builder builder(Hdf5Type type, long... shape) {
    return new Builder(type, Shape.of(shape));
  }

  /** Element type. */
  public Hdf5Type type() {
    return values.type;
  }

  /** Initial shape. */
  public Shape shape() {
    return values.shape;
  }

  /** Largest shape, {@link #UNLIMITED} for an axis without limit (a copy). */
  public long[] maxShape() {
    return values.maxShape.clone();
  }

  /** Chunk lengths, empty for a contiguous dataset (a copy). */
  public long[] chunk() {
    return values.chunk.clone();
  }

  /** Deflate level 1 to 9, or 0 for none. */
  public int deflate() {
    return values.deflate;
  }

  /** Whether bytes are shuffled before compression. */
  public boolean shuffle() {
    return values.shuffle;
  }

  /** Whether all space is taken at creation, without being filled. */
  public boolean earlyAllocation() {
    return values.early;
  }

  /** What elements read as before they are written, empty for zero. */
  public OptionalDouble fillValue() {
    return values.fillValue;
  }

  /** Bytes of the chunk cache, or -1 for the file's default. */
  public long chunkCacheBytes() {
    return values.chunkCacheBytes;
  }

  /** Bytes per text of a STRING dataset, or 0 for texts of variable length. */
  public int stringBytes() {
    return values.stringBytes;
  }

  @Override
  public String toString() {
    return values.type
        + " "
        + values.shape
        + " chunk "
        + Arrays.toString(values.chunk)
        + " deflate "
        + values.deflate;
  }

  /** Collects the properties of a {@link DatasetSpec}. */
  public static final class Builder {
    private final Hdf5Type type;
    private final Shape shape;
    private long[] maxShape;
    private long[] chunk = {};
    private int deflate;
    private boolean shuffle;
    private boolean early;
    private OptionalDouble fillValue = OptionalDouble.empty();
    private long chunkCacheBytes = -1;
    private int stringBytes;

    private Builder(Hdf5Type type, Shape shape) {
      this.type = Objects.requireNonNull(type);
      this.shape = shape;
      this.maxShape = shape.toArray();
    }

    private Builder(Builder other) {
      this(other.type, other.shape);
      maxShape = other.maxShape;
      chunk = other.chunk;
      deflate = other.deflate;
      shuffle = other.shuffle;
      early = other.early;
      fillValue = other.fillValue;
      chunkCacheBytes = other.chunkCacheBytes;
      stringBytes = other.stringBytes;
    }

    /** Largest shape; {@link #UNLIMITED} for an axis that may grow without limit. */
    public Builder maxShape(long... lengths) {
      maxShape = lengths.clone();
      return this;
    }

    /** Chunk lengths, one per axis; none means contiguous. */
    public Builder chunk(long... lengths) {
      chunk = lengths.clone();
      return this;
    }

    /** Deflate (gzip) level from 1 to 9, or 0 for none. */
    public Builder deflate(int level) {
      deflate = level;
      return this;
    }

    /** Shuffles bytes before compression, which helps on numbers. */
    public Builder shuffle(boolean on) {
      shuffle = on;
      return this;
    }

    /**
     * Takes all space at creation and fills nothing, so that the structure of the file does not
     * change while chunks are written. Elements never written are undefined.
     */
    public Builder earlyAllocation() {
      early = true;
      return this;
    }

    /**
     * What elements read as before they are written, instead of zero; not with early allocation.
     */
    public Builder fillValue(double value) {
      fillValue = OptionalDouble.of(value);
      return this;
    }

    /** Bytes of the chunk cache while the dataset is open; 0 bypasses it. */
    public Builder chunkCacheBytes(long bytes) {
      chunkCacheBytes = bytes;
      return this;
    }

    /** Bytes per text, padded with zeros; 0 means texts of variable length. */
    public Builder stringBytes(int bytes) {
      stringBytes = bytes;
      return this;
    }

    /**
     * The finished description.
     *
     * @throws BadInputException if the properties do not go together
     */
    public DatasetSpec build() {
      require(maxShape.length == shape.rank(), "one maximal length per axis is needed");
      require(deflate >= 0 && deflate <= 9, "the deflate level must lie between 0 and 9");
      require(stringBytes >= 0, "the length of texts must not be negative");
      require(isCreatable(), "datasets of type " + type + " can only be read");
      boolean fixed = Arrays.equals(maxShape, shape.toArray());
      boolean needsChunks = !fixed || deflate > 0 || shuffle;
      require(chunk.length > 0 || !needsChunks, "growing or compressed data need chunk lengths");
      require(!early || (deflate == 0 && !shuffle), "early allocation excludes compression");
      boolean fillable = type.isInteger() || type == Hdf5Type.FLOAT32 || type == Hdf5Type.FLOAT64;
      require(fillValue.isEmpty() || (fillable && !early), "a fill value needs plain numbers");
      for (int axis = 0; axis < shape.rank(); axis++) {
        long most = maxShape[axis];
        require(most == UNLIMITED || most >= shape.length(axis), "the maximal shape is too small");
      }
      if (chunk.length > 0) {
        checkChunk();
      }
      return new DatasetSpec(new Builder(this));
    }

    private boolean isCreatable() {
      return type != Hdf5Type.COMPOUND && type != Hdf5Type.OTHER;
    }

    private void checkChunk() {
      require(chunk.length == shape.rank(), "one chunk length per axis is needed");
      for (int axis = 0; axis < chunk.length; axis++) {
        require(chunk[axis] > 0, "chunk lengths must be positive");
        boolean fits = maxShape[axis] == UNLIMITED || chunk[axis] <= Math.max(maxShape[axis], 1);
        require(fits, "a chunk must not be longer than a limited axis");
      }
      long bytes = Shape.of(chunk).size() * Math.max(type.bytes(), 1);
      require(bytes < CHUNK_LIMIT_BYTES, "a chunk must be smaller than 4 GiB");
    }

    private void require(boolean condition, String rule) {
      if (!condition) {
        throw new BadInputException(
            rule, type + " " + shape + " chunk " + Arrays.toString(chunk), "change the options");
      }
    }
  }
}
