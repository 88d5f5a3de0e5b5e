package org.alidade.lightcurve.store;

import org.alidade.array.BadInputException;
import org.alidade.math.ThreadBudget;

/**
 * How a store is written.
 *
 * @param compressed whether light curves are packed: less than half the size, without loss, and
 *     about twice the time to read
 * @param segmentBytes size that a segment does not exceed
 * @param threads threads that pack light curves
 */
public record StoreOptions(boolean compressed, long segmentBytes, int threads) {
  private static final long SMALLEST = 1L << 20;
  private static final long LARGEST = 1L << 30;

  /**
   * Checks the options.
   *
   * @throws BadInputException if segments are smaller than 1 MiB or larger than 1 GiB, or there is
   *     no thread
   */
  public StoreOptions {
    if (segmentBytes < SMALLEST || segmentBytes > LARGEST) {
      throw new BadInputException(
          "segments of " + segmentBytes + " bytes", "segment_bytes", "choose 1 MiB to 1 GiB");
    }
    if (threads < 1) {
      throw new BadInputException(threads + " threads", "threads", "use one at least");
    }
  }

  /** Packed, segments of 512 MiB, all processors. */
  public static StoreOptions defaults() {
    return new StoreOptions(true, LARGEST / 2, ThreadBudget.available().threads());
  }

  /** The same without packing: the fastest to read. */
  public StoreOptions uncompressed() {
    return new StoreOptions(false, segmentBytes, threads);
  }

  /** The same with segments of another size, bytes. */
  public StoreOptions withSegmentBytes(long bytes) {
    return new StoreOptions(compressed, bytes, threads);
  }

  /** The same with another number of threads. */
  public StoreOptions withThreads(int count) {
    return new StoreOptions(compressed, segmentBytes, count);
  }
}
