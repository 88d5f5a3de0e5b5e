package org.alidade.lightcurve.array;

import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.zarr.ZarrCodec;

/**
 * How a Zarr directory is written.
 *
 * <p>Example: {@code ZarrFormat.version3().withObjectsPerChunk(15)}.
 *
 * @param version 2 or 3
 * @param compression of the chunks
 * @param objectsPerChunk objects that are read together
 */
public record ZarrFormat(int version, Compression compression, int objectsPerChunk) {
  /** Compressions that every reader of Zarr knows. */
  public enum Compression {
    /** None. */
    NONE(ZarrCodec.NONE),
    /** Gzip. */
    GZIP(ZarrCodec.GZIP),
    /** Zstandard. */
    ZSTD(ZarrCodec.ZSTD);

    private final ZarrCodec codec;

    Compression(ZarrCodec codec) {
      this.codec = codec;
    }

    ZarrCodec codec() {
      return codec;
    }
  }

  private static final int DEFAULT_OBJECTS = 15;

  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public ZarrFormat {
    if (version < 2 || version > 3 || objectsPerChunk < 1) {
      throw new BadInputException(
          "version " + version + ", " + objectsPerChunk + " objects per chunk",
          "format of a Zarr directory",
          "use version 2 or 3 and 1 or more objects");
    }
  }

  /** Version 2, Zstandard, 15 objects per chunk. */
  public static ZarrFormat version2() {
    return new ZarrFormat(2, Compression.ZSTD, DEFAULT_OBJECTS);
  }

  /** Version 3, Zstandard, 15 objects per chunk. */
  public static ZarrFormat version3() {
    return new ZarrFormat(3, Compression.ZSTD, DEFAULT_OBJECTS);
  }

  /** The same with another compression. */
  public ZarrFormat withCompression(Compression other) {
    return new ZarrFormat(version, other, objectsPerChunk);
  }

  /** The same with other chunks. */
  public ZarrFormat withObjectsPerChunk(int objects) {
    return new ZarrFormat(version, compression, objects);
  }
}
