package org.alidade.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** One block of native memory with its owner's tag; freed once, counted from birth to death. */
final class Allocation {
  /** Start addresses are multiples of this, the widest vector register and the cache line. */
  private static final int ALIGNMENT_BYTES = 64;

  private static final int SEGMENT_SHIFT = 30;
  private static final long SEGMENT_MASK = (1L << SEGMENT_SHIFT) - 1;
  private static final boolean POISON = Boolean.getBoolean("alidade.array.poison");

  private final String tag;
  private final long bytes;
  private final BytePointer start;
  private final Runnable release;
  private final ByteBuffer[] segments;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Allocation(String tag, long bytes, BytePointer start, Runnable release) {
    this.tag = tag;
    this.bytes = bytes;
    this.start = start;
    this.release = release;
    this.segments = segments(start, bytes);
  }

  static Allocation zeroed(String tag, long bytes) {
    return allocate(tag, bytes, true);
  }

  /**
   * Memory that the caller promises to write before reading; filled with NaN bytes when tests ask
   * for poison.
   */
  static Allocation uninitialized(String tag, long bytes) {
    Allocation allocation = allocate(tag, bytes, false);
    if (POISON && bytes > 0) {
      Pointer.memset(allocation.start, 0xFF, bytes);
    }
    return allocation;
  }

  /** Memory that somebody else made, such as a file mapping; {@code release} gives it back. */
  static Allocation adopted(String tag, Pointer start, long bytes, Runnable release) {
    NativeMemory.reserve(tag, bytes);
    return new Allocation(tag, bytes, new BytePointer(start), release);
  }

  private static Allocation allocate(String tag, long bytes, boolean zeroed) {
    NativeMemory.reserve(tag, bytes);
    long padded = bytes + ALIGNMENT_BYTES;
    Pointer block = zeroed ? Pointer.calloc(1, padded) : Pointer.malloc(padded);
    if (block == null || block.isNull()) {
      NativeMemory.release(tag, bytes);
      throw new ResourceExhaustedException(
          "the system refused " + bytes + " bytes",
          tag,
          "close other arrays or choose a smaller budget");
    }
    long misalignment = block.address() % ALIGNMENT_BYTES;
    BytePointer aligned = new BytePointer(block);
    aligned.position(misalignment == 0 ? 0 : ALIGNMENT_BYTES - misalignment);
    BytePointer start = new BytePointer(aligned.getPointer());
    return new Allocation(tag, bytes, start, () -> Pointer.free(block));
  }

  private static ByteBuffer[] segments(BytePointer start, long bytes) {
    int count = (int) ((bytes + SEGMENT_MASK) >>> SEGMENT_SHIFT);
    ByteBuffer[] segments = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      long from = (long) i << SEGMENT_SHIFT;
      BytePointer part = new BytePointer((Pointer) start).position(from);
      part.limit(from + Math.min(SEGMENT_MASK + 1, bytes - from));
      segments[i] = part.asByteBuffer().order(ByteOrder.nativeOrder());
    }
    return segments;
  }

  String tag() {
    return tag;
  }

  BytePointer start() {
    ensureOpen();
    return start;
  }

  /**
   * The segment that holds the byte; 1 GiB segments, so elements of up to 8 bytes never straddle
   * two.
   */
  ByteBuffer segment(long byteOffset) {
    ensureOpen();
    return segments[(int) (byteOffset >>> SEGMENT_SHIFT)];
  }

  static int inSegment(long byteOffset) {
    return (int) (byteOffset & SEGMENT_MASK);
  }

  /** Bytes from the offset to the end of its segment. */
  static long leftInSegment(long byteOffset) {
    return SEGMENT_MASK + 1 - (byteOffset & SEGMENT_MASK);
  }

  boolean isClosed() {
    return closed.get();
  }

  void ensureOpen() {
    if (closed.get()) {
      throw new ClosedException(
          "array used after close", tag, "keep the owner open while views are in use");
    }
  }

  void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
      NativeMemory.release(tag, bytes);
    }
  }
}
