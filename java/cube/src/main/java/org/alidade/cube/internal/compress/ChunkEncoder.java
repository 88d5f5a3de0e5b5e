package org.alidade.cube.internal.compress;

import java.util.zip.Deflater;
import org.alidade.array.ByteArray;

/**
 * Packs one chunk the way the HDF5 filters shuffle and deflate do, so that chunks can be packed by
 * many threads and stored past the library's filters. Used by one thread at a time.
 */
final class ChunkEncoder implements AutoCloseable {
  private static final int ELEMENT_BYTES = Float.BYTES;

  private final boolean shuffle;
  private final boolean deflate;
  private final Deflater deflater;
  private final float[] elements;
  private final byte[] plain;
  private final byte[] packed;
  private final ByteArray stored;
  private long storedBytes;
  private int filterMask;

  /**
   * Makes room for chunks of one size.
   *
   * @param chunkElements elements of a whole chunk
   * @param level gzip level, 0 for plain chunks
   */
  ChunkEncoder(int chunkElements, int level, boolean shuffle) {
    this.deflate = level > 0;
    this.shuffle = shuffle && deflate;
    this.deflater = new Deflater(level);
    this.elements = new float[chunkElements];
    this.plain = new byte[chunkElements * ELEMENT_BYTES];
    this.packed = new byte[deflate ? plain.length : 0];
    this.stored = ByteArray.allocateUninitialized("cube.compress", plain.length);
  }

  /** The chunk's elements, to be filled by the caller; padding is zero. */
  float[] elements() {
    return elements;
  }

  /** Packs the elements. A chunk that deflate cannot shrink is stored without it. */
  void encode() {
    toBytes();
    int length = deflate ? deflated() : 0;
    boolean shrunk = length > 0;
    storedBytes = shrunk ? length : plain.length;
    filterMask = deflate && !shrunk ? 1 << (shuffle ? 1 : 0) : 0;
    stored.copyFrom(shrunk ? packed : plain, 0, 0, (int) storedBytes);
  }

  /** Little-endian bytes; shuffled, all first bytes of the elements precede all second bytes. */
  private void toBytes() {
    int step = shuffle ? 1 : ELEMENT_BYTES;
    int plane = shuffle ? elements.length : 1;
    for (int i = 0; i < elements.length; i++) {
      int bits = Float.floatToRawIntBits(elements[i]);
      int at = i * step;
      plain[at] = (byte) bits;
      plain[at + plane] = (byte) (bits >>> 8);
      plain[at + 2 * plane] = (byte) (bits >>> 16);
      plain[at + 3 * plane] = (byte) (bits >>> 24);
    }
  }

  /** Bytes of the packed chunk, or 0 if it would not be smaller. */
  private int deflated() {
    deflater.reset();
    deflater.setInput(plain);
    deflater.finish();
    int length = 0;
    while (!deflater.finished() && length < packed.length) {
      length += deflater.deflate(packed, length, packed.length - length);
    }
    return deflater.finished() && length < packed.length ? length : 0;
  }

  /** The chunk as stored, in the first {@link #storedBytes()} bytes. */
  ByteArray stored() {
    return stored;
  }

  /** Bytes of the chunk as stored. */
  long storedBytes() {
    return storedBytes;
  }

  /** Bit n is set if filter n was not applied. */
  int filterMask() {
    return filterMask;
  }

  @Override
  public void close() {
    deflater.end();
    stored.close();
  }
}
