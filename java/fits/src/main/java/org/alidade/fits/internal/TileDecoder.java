package org.alidade.fits.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import nom.tam.fits.compression.algorithm.rice.RiceCompressOption;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor.ByteRiceCompressor;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor.IntRiceCompressor;
import nom.tam.fits.compression.algorithm.rice.RiceCompressor.ShortRiceCompressor;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/** Unpacks single tiles to the bytes that the uncompressed image would hold. */
final class TileDecoder {
  private static final Set<String> KNOWN = Set.of("RICE_1", "RICE_ONE", "GZIP_1", "GZIP_2");
  private static final int RICE_BLOCK = 32;

  private final TableRows rows;
  private final FitsHeader header;
  private final String algorithm;
  private final int pixelBytes;
  private final boolean floating;
  private final Optional<Quantisation> quantisation;

  TileDecoder(TableRows rows, HduEntry entry) {
    this.rows = rows;
    this.header = entry.storedHeader();
    this.algorithm = header.find("ZCMPTYPE").orElse("").trim();
    int bitpix = DataLayout.bitpix(entry.header());
    this.pixelBytes = Math.abs(bitpix) / 8;
    this.floating = bitpix < 0;
    this.quantisation = floating ? Quantisation.of(header, rows) : Optional.empty();
    if (!KNOWN.contains(algorithm) || header.contains("ZMASKCMP")) {
      throw new FormatException(
          "images compressed with "
              + (header.contains("ZMASKCMP") ? "a pixel mask" : algorithm)
              + " are not supported",
          header.where(),
          "unpack the file with funpack, or compress it with RICE_1, GZIP_1 or GZIP_2");
    }
  }

  /**
   * Unpacks a tile.
   *
   * @param tile number of the tile, from 0
   * @param pixels number of pixels in it
   */
  byte[] decode(int tile, int pixels) {
    try {
      byte[] packed = rows.variable("COMPRESSED_DATA", tile);
      if (packed.length > 0) {
        return quantisation.isPresent()
            ? quantisation.get().restore(tile, integers(packed, pixels), pixelBytes)
            : unpack(packed, pixels, pixelBytes);
      }
      // Tiles that would not compress, and floats that would not quantise.
      byte[] lossless = rows.variable("GZIP_COMPRESSED_DATA", tile);
      if (lossless.length > 0) {
        return gunzip(lossless, pixels * pixelBytes);
      }
      return exactly(rows.variable("UNCOMPRESSED_DATA", tile), pixels * pixelBytes);
    } catch (IOException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
      throw damaged(tile, String.valueOf(e.getMessage()), e);
    } catch (IndexOutOfBoundsException | java.nio.BufferOverflowException e) {
      throw damaged(tile, "the packed data do not fit the tile", e);
    }
  }

  private int[] integers(byte[] packed, int pixels) throws IOException {
    int[] values = new int[pixels];
    ByteBuffer.wrap(unpack(packed, pixels, Integer.BYTES)).asIntBuffer().get(values);
    return values;
  }

  private byte[] unpack(byte[] packed, int pixels, int elementBytes) throws IOException {
    return switch (algorithm) {
      case "GZIP_1" -> gunzip(packed, pixels * elementBytes);
      case "GZIP_2" -> unshuffled(gunzip(packed, pixels * elementBytes), elementBytes);
      default -> rice(packed, pixels, elementBytes);
    };
  }

  private static byte[] gunzip(byte[] packed, int bytes) throws IOException {
    ByteArrayInputStream stored = new ByteArrayInputStream(packed);
    try (InputStream in = new GZIPInputStream(stored, 1 << 14)) {
      return exactly(in.readNBytes(bytes), bytes);
    }
  }

  private static byte[] exactly(byte[] unpacked, int bytes) throws IOException {
    if (unpacked.length != bytes) {
      throw new IOException(unpacked.length + " bytes instead of " + bytes);
    }
    return unpacked;
  }

  /** GZIP_2 stores all first bytes, then all second bytes, and so on. */
  private static byte[] unshuffled(byte[] shuffled, int elementBytes) {
    int elements = shuffled.length / elementBytes;
    byte[] result = new byte[shuffled.length];
    for (int part = 0; part < elementBytes; part++) {
      for (int i = 0; i < elements; i++) {
        result[i * elementBytes + part] = shuffled[part * elements + i];
      }
    }
    return result;
  }

  private byte[] rice(byte[] packed, int pixels, int elementBytes) throws IOException {
    RiceCompressOption option = new RiceCompressOption();
    int bytePix = parameter("BYTEPIX", floating ? Integer.BYTES : elementBytes);
    option.setBlockSize(parameter("BLOCKSIZE", RICE_BLOCK));
    option.setBytePix(bytePix);
    if (bytePix != elementBytes) {
      throw new IOException("BYTEPIX = " + bytePix + " for pixels of " + elementBytes + " bytes");
    }
    ByteBuffer result = ByteBuffer.allocate(pixels * elementBytes);
    switch (bytePix) {
      case 1 -> new ByteRiceCompressor(option).decompress(ByteBuffer.wrap(packed), result);
      case 2 -> {
        ShortBuffer values = ShortBuffer.allocate(pixels);
        new ShortRiceCompressor(option).decompress(ByteBuffer.wrap(packed), values);
        result.asShortBuffer().put(values.flip());
      }
      default -> {
        IntBuffer values = IntBuffer.allocate(pixels);
        new IntRiceCompressor(option).decompress(ByteBuffer.wrap(packed), values);
        result.asIntBuffer().put(values.flip());
      }
    }
    return result.array();
  }

  private int parameter(String name, int byDefault) {
    for (int number = 1; header.contains("ZNAME" + number); number++) {
      if (header.getString("ZNAME" + number).trim().equals(name)) {
        return Math.toIntExact(header.getLong("ZVAL" + number));
      }
    }
    return byDefault;
  }

  private FormatException damaged(int tile, String detail, Exception cause) {
    FormatException failure =
        new FormatException(
            "tile " + (tile + 1) + " cannot be unpacked (" + detail + ")",
            header.where(),
            "the file is damaged; fetch it again");
    failure.initCause(cause);
    return failure;
  }
}
