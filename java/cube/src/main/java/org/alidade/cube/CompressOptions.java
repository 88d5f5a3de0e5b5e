package org.alidade.cube;

import java.util.OptionalInt;
import org.alidade.array.BadInputException;

/**
 * Options of {@link Compression#compress}.
 *
 * <p>Example: {@code CompressOptions.builder().level(4).threads(2).build()}.
 *
 * @param codec how chunks are packed
 * @param level effort of gzip, 1 to 9
 * @param shuffle whether bytes of equal significance are put together first, which helps on numbers
 * @param spaxelChunk spaxels per chunk; 8 or fewer if empty, so that one spaxel can be read without
 *     unpacking many others
 * @param componentChunk components per chunk; as in the file if empty
 * @param populationChunk populations per chunk; as in the file if empty
 * @param threads threads that pack
 */
public record CompressOptions(
    Codec codec,
    int level,
    boolean shuffle,
    OptionalInt spaxelChunk,
    OptionalInt componentChunk,
    OptionalInt populationChunk,
    int threads) {

  /** How chunks are packed. */
  public enum Codec {
    /** Deflate, which every HDF5 program reads. */
    GZIP("gzip"),
    /** Not at all: turns a compressed hypercube into a plain one. */
    NONE("none");

    private final String label;

    Codec(String label) {
      this.label = label;
    }

    /** The name on the command line. */
    public String label() {
      return label;
    }

    /**
     * The codec with this name.
     *
     * @throws BadInputException if there is none
     */
    public static Codec of(String label) {
      return Labels.find(values(), Codec::label, label, "codec");
    }
  }

  /** Checks ranges. */
  public CompressOptions {
    if (level < 1 || level > 9) {
      throw new BadInputException("gzip level " + level, "--level", "use 1 (fast) to 9 (small)");
    }
    Ranges.atLeast(spaxelChunk.orElse(1), 1, "--s-chunk");
    Ranges.atLeast(componentChunk.orElse(1), 1, "--c-chunk");
    Ranges.atLeast(populationChunk.orElse(1), 1, "--p-chunk");
    Ranges.atLeast(threads, 1, "--threads");
  }

  /** Shuffled gzip of level 2 on all processors. */
  public static CompressOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options. */
  public static final class Builder {
    private Codec codec = Codec.GZIP;
    private int level = 2;
    private boolean shuffle = true;
    private OptionalInt spaxelChunk = OptionalInt.empty();
    private OptionalInt componentChunk = OptionalInt.empty();
    private OptionalInt populationChunk = OptionalInt.empty();
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder() {}

    /** How chunks are packed. */
    public Builder codec(Codec value) {
      codec = value;
      return this;
    }

    /** Effort of gzip, 1 to 9. */
    public Builder level(int value) {
      level = value;
      return this;
    }

    /** Whether bytes are shuffled first. */
    public Builder shuffle(boolean on) {
      shuffle = on;
      return this;
    }

    /** Spaxels per chunk; clipped to the problem. */
    public Builder spaxelChunk(int spaxels) {
      spaxelChunk = OptionalInt.of(spaxels);
      return this;
    }

    /** Components per chunk; clipped to the problem. */
    public Builder componentChunk(int components) {
      componentChunk = OptionalInt.of(components);
      return this;
    }

    /** Populations per chunk; clipped to the problem. */
    public Builder populationChunk(int populations) {
      populationChunk = OptionalInt.of(populations);
      return this;
    }

    /** Threads that pack. */
    public Builder threads(int value) {
      threads = value;
      return this;
    }

    /** The options, checked. */
    public CompressOptions build() {
      return new CompressOptions(
          codec, level, shuffle, spaxelChunk, componentChunk, populationChunk, threads);
    }
  }
}
