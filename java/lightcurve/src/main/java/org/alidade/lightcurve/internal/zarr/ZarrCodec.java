package org.alidade.lightcurve.internal.zarr;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.alidade.array.FormatException;

/** How the bytes of a chunk are compressed. */
public enum ZarrCodec {
  /** As they are. */
  NONE,
  /** The format of gzip. */
  GZIP,
  /** The format of zlib; only read. */
  ZLIB,
  /** Zstandard. */
  ZSTD,
  /** Frames of Blosc with Zstandard inside; only read. */
  BLOSC,
  /** A CRC-32C after the bytes; only read. */
  CRC32C;

  /** Level used for writing, of gzip and Zstandard alike. */
  static final int LEVEL = 5;

  /** Zstandard makes at most 128 KiB of four bytes. */
  private static final long MOST_EXPANSION = 1L << 15;

  private static final int CRC_BYTES = 4;

  static ZarrCodec named(String name, String where) {
    for (ZarrCodec codec : values()) {
      if (codec != NONE && codec.name().equalsIgnoreCase(name)) {
        return codec;
      }
    }
    throw new FormatException(
        "codec " + name + " is not read", where, "write gzip, zstd, or Blosc with zstd");
  }

  /**
   * Undoes the compression.
   *
   * @param mostBytes how many plain bytes there may be
   */
  byte[] decode(byte[] stored, long mostBytes, String where) {
    try {
      return switch (this) {
        case NONE -> stored;
        case GZIP -> all(new GZIPInputStream(new ByteArrayInputStream(stored)), mostBytes);
        case ZLIB -> all(new InflaterInputStream(new ByteArrayInputStream(stored)), mostBytes);
        case ZSTD -> zstd(stored, mostBytes, where);
        case BLOSC -> BloscFrame.decode(stored, mostBytes, where);
        case CRC32C -> checked(stored, where);
      };
    } catch (IOException | ZstdException e) {
      FormatException failure =
          new FormatException("a chunk is damaged", where, "restore the file");
      failure.initCause(e);
      throw failure;
    }
  }

  private static byte[] all(InputStream in, long mostBytes) throws IOException {
    try (in) {
      return in.readNBytes((int) Math.min(mostBytes, Integer.MAX_VALUE - 8));
    }
  }

  private static byte[] zstd(byte[] stored, long mostBytes, String where) throws IOException {
    long told = stored.length == 0 ? 0 : Zstd.getFrameContentSize(stored);
    if (told > mostBytes || told > MOST_EXPANSION * stored.length) {
      throw new FormatException("a chunk is too long", where, "restore the file");
    }
    return told > 0
        ? Zstd.decompress(stored, (int) told)
        : all(new ZstdInputStream(new ByteArrayInputStream(stored)), mostBytes);
  }

  private static byte[] checked(byte[] stored, String where) {
    CRC32C crc = new CRC32C();
    int length = stored.length - CRC_BYTES;
    crc.update(stored, 0, Math.max(length, 0));
    int told = 0;
    for (int i = 0; i < CRC_BYTES && length >= 0; i++) {
      told |= (stored[length + i] & 0xff) << (8 * i);
    }
    if (length < 0 || told != (int) crc.getValue()) {
      throw new FormatException("the checksum of a chunk differs", where, "restore the file");
    }
    return Arrays.copyOf(stored, length);
  }

  byte[] encode(byte[] plain) throws IOException {
    return switch (this) {
      case NONE -> plain;
      case ZSTD -> Zstd.compress(plain, LEVEL);
      case GZIP -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
          out.write(plain);
        }
        yield bytes.toByteArray();
      }
      default -> throw new IllegalStateException(this + " is only read");
    };
  }
}
