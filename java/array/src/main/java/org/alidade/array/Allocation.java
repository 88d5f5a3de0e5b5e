package org.alidade.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alidade.array.spi.LargePages;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** One block of native memory with its owner's tag; freed once, counted from birth to death. */
final class Allocation {
  /** Start addresses are multiples of this, the widest vector register and the cache line. */
  private static final int ALIGNMENT_BYTES = 64;

  private static final int SEGMENT_SHIFT = 30;
  private static final long SEGMENT_MASK = (1L << SEGMENT_SHIFT) - 1;

  /** Below this the advice costs as much as it saves. */
  private static final long LARGE_BYTES = 1L << 24;

  private static final boolean POISON = Boolean.getBoolean("alidade.array.poison");

  static {
    // JavaCPP would print its remarks on standard error; the choice is made when its first class
    // loads.
    if (System.getProperty("org.bytedeco.javacpp.logger") == null) {
      System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    }
  }

  private final String tag;
  private final long address;
  private final Runnable release;
  private final ByteBuffer[] segments;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Allocation(String tag, long bytes, long address, Runnable release) {
    this.tag = tag;
    this.address = address;
    this.release = release;
    this.segments = segments(address, bytes);
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
      Pointer.memset(new Address(allocation.address, bytes), 0xFF, bytes);
    }
    return allocation;
  }

  /** Memory that somebody else made, such as a file mapping; {@code release} gives it back. */
  static Allocation adopted(String tag, Pointer start, long bytes, Runnable release) {
    NativeMemory.adopt(tag, bytes);
    long address = start.address() + start.position() * start.sizeof();
    return new Allocation(
        tag,
        bytes,
        address,
        () -> {
          release.run();
          NativeMemory.giveBack(tag, bytes);
        });
  }

  private static Allocation allocate(String tag, long bytes, boolean zeroed) {
    NativeMemory.reserve(tag, bytes);
    long padded = Math.max(bytes, bytes + ALIGNMENT_BYTES);
    Pointer block = zeroed ? Pointer.calloc(1, padded) : Pointer.malloc(padded);
    if (block == null || block.isNull()) {
      NativeMemory.release(tag, bytes);
      throw new ResourceExhaustedException(
          "the system refused " + bytes + " bytes",
          tag,
          "close other arrays or choose a smaller budget");
    }
    if (bytes >= LARGE_BYTES) {
      Advice.PROVIDER.prefer(block.address(), padded);
    }
    long misalignment = block.address() % ALIGNMENT_BYTES;
    long aligned = block.address() + (misalignment == 0 ? 0 : ALIGNMENT_BYTES - misalignment);
    return new Allocation(
        tag,
        bytes,
        aligned,
        () -> {
          Pointer.free(block);
          NativeMemory.release(tag, bytes);
        });
  }

  private static ByteBuffer[] segments(long address, long bytes) {
    int count = (int) ((bytes + SEGMENT_MASK) >>> SEGMENT_SHIFT);
    ByteBuffer[] segments = new ByteBuffer[count];
    for (int i = 0; i < count; i++) {
      long from = (long) i << SEGMENT_SHIFT;
      Address part = new Address(address + from, Math.min(SEGMENT_MASK + 1, bytes - from));
      segments[i] = new BytePointer(part).asByteBuffer().order(ByteOrder.nativeOrder());
    }
    return segments;
  }

  String tag() {
    return tag;
  }

  /** The address of a byte, as a pointer to {@code elements} elements of whatever type. */
  Pointer pointer(long byteOffset, long elements) {
    ensureOpen();
    return new Address(address + byteOffset, elements);
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
    }
  }

  /** Looked for when the first large block is made. */
  private static final class Advice {
    static final LargePages PROVIDER =
        ServiceLoader.load(LargePages.class, LargePages.class.getClassLoader())
            .findFirst()
            .orElse((address, bytes) -> {});
  }

  /**
   * A bare address. JavaCPP counts a pointer's position in elements and hands it on unchanged when
   * the type changes, so pointers that leave here have position 0.
   */
  private static final class Address extends Pointer {
    Address(long address, long elements) {
      this.address = address;
      this.limit = elements;
      this.capacity = elements;
    }
  }
}
