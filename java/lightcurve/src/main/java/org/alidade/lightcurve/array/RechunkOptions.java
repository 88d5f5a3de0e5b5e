package org.alidade.lightcurve.array;

import java.util.function.LongConsumer;
import org.alidade.array.BadInputException;

/**
 * How the array is laid out for reading.
 *
 * <p>Example: {@code RechunkOptions.defaults().withObjectsPerChunk(15)}.
 *
 * @param objectsPerChunk objects that are read together; 1 is best for single objects
 * @param deflateLevel compression, 0 for none to 9; without, single light curves are read fastest
 * @param memoryBytes memory for the copy, bytes
 * @param progress is told how many objects are done
 */
public record RechunkOptions(
    int objectsPerChunk, int deflateLevel, long memoryBytes, LongConsumer progress) {
  private static final long DEFAULT_MEMORY_BYTES = 512L << 20;
  private static final long LEAST_MEMORY_BYTES = 1 << 10;

  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public RechunkOptions {
    if (objectsPerChunk < 1
        || deflateLevel < 0
        || deflateLevel > 9
        || memoryBytes < LEAST_MEMORY_BYTES) {
      throw new BadInputException(
          objectsPerChunk
              + " objects per chunk, deflate "
              + deflateLevel
              + ", "
              + memoryBytes
              + " bytes of memory",
          "layout for reading",
          "use 1 or more objects, deflate 0 to 9, 1024 bytes or more");
    }
  }

  /** One object per chunk, not compressed, 512 MB. */
  public static RechunkOptions defaults() {
    return new RechunkOptions(1, 0, DEFAULT_MEMORY_BYTES, done -> {});
  }

  /** The same with other chunks. */
  public RechunkOptions withObjectsPerChunk(int objects) {
    return new RechunkOptions(objects, deflateLevel, memoryBytes, progress);
  }

  /** The same with another compression. */
  public RechunkOptions withDeflateLevel(int level) {
    return new RechunkOptions(objectsPerChunk, level, memoryBytes, progress);
  }

  /** The same with other memory. */
  public RechunkOptions withMemoryBytes(long bytes) {
    return new RechunkOptions(objectsPerChunk, deflateLevel, bytes, progress);
  }

  /** The same with a listener. */
  public RechunkOptions withProgress(LongConsumer listener) {
    return new RechunkOptions(objectsPerChunk, deflateLevel, memoryBytes, listener);
  }
}
