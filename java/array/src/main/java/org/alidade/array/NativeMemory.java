package org.alidade.array;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Accounts for all native memory that arrays hold, per tag.
 *
 * <p>A tag names the purpose of an allocation ("cube.tile"). Tests compare {@link #bytesByTag()}
 * before and after; the limit turns a runaway allocation into a clear error instead of a killed
 * process.
 *
 * <p>Example: {@code NativeMemory.setLimitBytes(8L << 30);}
 */
public final class NativeMemory {
  private static final ConcurrentHashMap<String, AtomicLong> BYTES = new ConcurrentHashMap<>();
  private static final AtomicLong TOTAL = new AtomicLong();
  private static final AtomicLong PEAK = new AtomicLong();
  private static volatile long limitBytes = Long.MAX_VALUE;

  private NativeMemory() {}

  /** Bytes allocated at this moment, all tags together; mapped files do not count. */
  public static long totalBytes() {
    return TOTAL.get();
  }

  /** Largest total since the start of the process or the last {@link #resetPeak()}. */
  public static long peakBytes() {
    return PEAK.get();
  }

  /** Lets {@link #peakBytes()} start anew from the present total. */
  public static void resetPeak() {
    PEAK.set(TOTAL.get());
  }

  /** Bytes held at this moment for every tag that holds any, sorted by tag. */
  public static Map<String, Long> bytesByTag() {
    Map<String, Long> held = new TreeMap<>();
    BYTES.forEach(
        (tag, bytes) -> {
          if (bytes.get() != 0) {
            held.put(tag, bytes.get());
          }
        });
    return held;
  }

  /**
   * Sets the most that arrays may hold together.
   *
   * @param bytes the limit in bytes, more than zero
   */
  public static void setLimitBytes(long bytes) {
    if (bytes <= 0) {
      throw new BadInputException(
          "limit of " + bytes + " bytes", "NativeMemory", "give a positive number");
    }
    limitBytes = bytes;
  }

  /** The most that arrays may hold together, in bytes; {@link Long#MAX_VALUE} if not set. */
  public static long limitBytes() {
    return limitBytes;
  }

  /** Counts the bytes in, or refuses without having disturbed the count of other threads. */
  static void reserve(String tag, long bytes) {
    long limit = limitBytes;
    long before;
    do {
      before = TOTAL.get();
      if (bytes > limit - before) {
        throw new ResourceExhaustedException(
            "native memory limit of " + limit + " bytes reached",
            tag + " wanted " + bytes + " bytes",
            "raise the limit or choose a smaller budget");
      }
    } while (!TOTAL.compareAndSet(before, before + bytes));
    PEAK.accumulateAndGet(before + bytes, Math::max);
    BYTES.computeIfAbsent(tag, t -> new AtomicLong()).addAndGet(bytes);
  }

  static void release(String tag, long bytes) {
    TOTAL.addAndGet(-bytes);
    BYTES.computeIfAbsent(tag, t -> new AtomicLong()).addAndGet(-bytes);
  }

  /**
   * Counts memory that somebody else made, such as a file mapping: by tag, not towards the total.
   */
  static void adopt(String tag, long bytes) {
    BYTES.computeIfAbsent(tag, t -> new AtomicLong()).addAndGet(bytes);
  }

  static void giveBack(String tag, long bytes) {
    adopt(tag, -bytes);
  }
}
