package org.alidade.lightcurve.internal.zarr;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.internal.blob.ByteShuffle;

/**
 * Frames of Blosc 1 with Zstandard inside, with or without byte shuffle.
 *
 * <p>A header of 16 bytes: version, version of the codec, flags, bytes per element, then plain
 * length, block length and frame length (u32). Then the place of every block (u32), and the blocks:
 * one or, if split, one stream per byte of the elements, each after its length (u32).
 */
final class BloscFrame {
  private static final int HEADER = 16;

  /** Zstandard makes at most 128 KiB of four bytes. */
  private static final long MOST_EXPANSION = 1L << 15;

  private static final int SHUFFLED = 1;
  private static final int COPIED = 2;
  private static final int BIT_SHUFFLED = 4;
  private static final int NOT_SPLIT = 16;
  private static final int CODEC_SHIFT = 5;
  private static final int ZSTD = 4;
  private static final int MOST_STREAMS = 16;
  private static final int LEAST_STREAM = 128;

  private final byte[] frame;
  private final ByteBuffer bytes;
  private final String where;
  private final int flags;
  private final int width;
  private final int block;

  private BloscFrame(byte[] frame, String where) {
    this.frame = frame;
    this.where = where;
    if (frame.length < HEADER) {
      throw damaged("a frame without header");
    }
    this.bytes = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    this.flags = frame[2] & 0xff;
    this.width = Math.max(frame[3] & 0xff, 1);
    this.block = bytes.getInt(8);
  }

  /**
   * Decodes a frame.
   *
   * @param mostBytes how long the plain bytes may be
   * @throws FormatException if it is damaged or made another way
   */
  static byte[] decode(byte[] frame, long mostBytes, String where) {
    BloscFrame blosc = new BloscFrame(frame, where);
    try {
      return blosc.plain(mostBytes);
    } catch (IndexOutOfBoundsException | ArithmeticException | ZstdException e) {
      FormatException failure = blosc.damaged("lengths that do not fit");
      failure.initCause(e);
      throw failure;
    }
  }

  private byte[] plain(long mostBytes) {
    int length = bytes.getInt(4);
    if (length < 0 || length > mostBytes || bytes.getInt(12) != frame.length) {
      throw damaged("lengths that do not fit");
    }
    if ((flags & COPIED) != 0) {
      Objects.checkFromIndexSize(HEADER, length, frame.length);
      return Arrays.copyOfRange(frame, HEADER, HEADER + length);
    }
    if (length > 0 && ((flags >> CODEC_SHIFT) != ZSTD || (flags & BIT_SHUFFLED) != 0)) {
      throw new FormatException(
          "Blosc codec " + (flags >> CODEC_SHIFT) + " or bit shuffle is not read",
          where,
          "write Blosc with zstd and byte shuffle");
    }
    if (length > 0 && block <= 0) {
      throw damaged("an empty block");
    }
    if (length > MOST_EXPANSION * frame.length) {
      throw damaged("lengths that do not fit");
    }
    byte[] plain = new byte[length];
    for (int start = 0, index = 0;
        start < length;
        start += Math.min(block, length - start), index++) {
      int size = Math.min(block, length - start);
      byte[] part = block(bytes.getInt(HEADER + 4 * index), size);
      byte[] ordered = (flags & SHUFFLED) != 0 ? ByteShuffle.unshuffle(part, width) : part;
      System.arraycopy(ordered, 0, plain, start, size);
    }
    return plain;
  }

  private byte[] block(int place, int size) {
    boolean split =
        (flags & NOT_SPLIT) == 0
            && width <= MOST_STREAMS
            && block / width >= LEAST_STREAM
            && size == block;
    int streams = split ? width : 1;
    int streamSize = size / streams;
    byte[] part = new byte[size];
    int at = place;
    for (int stream = 0; stream < streams; stream++) {
      int stored = bytes.getInt(at);
      at += Integer.BYTES;
      Objects.checkFromIndexSize(at, stored, frame.length);
      byte[] content = Arrays.copyOfRange(frame, at, at + stored);
      byte[] plain = stored == streamSize ? content : Zstd.decompress(content, streamSize);
      if (plain.length != streamSize) {
        throw damaged("a block of another length");
      }
      System.arraycopy(plain, 0, part, stream * streamSize, streamSize);
      at += stored;
    }
    return part;
  }

  private FormatException damaged(String what) {
    return new FormatException("a Blosc frame has " + what, where, "restore the file");
  }
}
