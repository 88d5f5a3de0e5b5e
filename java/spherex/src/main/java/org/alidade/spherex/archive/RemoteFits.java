package org.alidade.spherex.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.array.FormatException;
import org.alidade.spherex.internal.archive.HeaderText;

/** The headers of a remote FITS file, and where its data are. Reads nothing else. */
final class RemoteFits {
  private static final int FIRST_BLOCKS = 20;
  private static final int NEXT_BLOCKS = 16;
  private static final int MOST_BLOCKS = 400;
  private static final int MOST_HDUS = 50;

  private final RangeSource source;
  private final List<Hdu> hdus = new ArrayList<>();
  private byte[] chunk = new byte[0];
  private long chunkOffset;

  private RemoteFits(RangeSource source) {
    this.source = source;
  }

  /**
   * One HDU.
   *
   * @param dataOffset where its data begin
   * @param dataBytes their length without padding
   */
  record Hdu(HeaderText header, long dataOffset, long dataBytes) {
    String name() {
      return header.text("EXTNAME").orElse("");
    }

    long end() {
      return dataOffset + padded(dataBytes);
    }
  }

  /** The HDUs of a file. */
  static List<Hdu> hdus(RangeSource source) throws InterruptedException {
    RemoteFits fits = new RemoteFits(source);
    long size = source.size();
    long offset = 0;
    while (offset < size) {
      Hdu hdu = fits.hdu(offset);
      if (hdu.end() <= offset || hdu.end() > size || fits.hdus.size() >= MOST_HDUS) {
        throw new FormatException("not a complete FITS file", source.name(), "read another file");
      }
      fits.hdus.add(hdu);
      offset = hdu.end();
    }
    return fits.hdus;
  }

  /** Length with the padding of FITS. */
  static long padded(long bytes) {
    return (bytes + HeaderText.BLOCK - 1) / HeaderText.BLOCK * HeaderText.BLOCK;
  }

  private Hdu hdu(long offset) throws InterruptedException {
    int blocks = offset == 0 ? FIRST_BLOCKS : NEXT_BLOCKS;
    Optional<HeaderText> header = inChunk(offset);
    while (header.isEmpty()) {
      if (blocks > MOST_BLOCKS) {
        throw new FormatException("a header without end", source.name(), "read another file");
      }
      chunk = source.read(offset, blocks * HeaderText.BLOCK);
      chunkOffset = offset;
      header = inChunk(offset);
      blocks = offset + chunk.length >= source.size() ? MOST_BLOCKS + 1 : blocks * 2;
    }
    HeaderText found = header.get();
    check(offset, found);
    return new Hdu(found, offset + found.length(), dataBytes(found));
  }

  private Optional<HeaderText> inChunk(long offset) {
    long start = offset - chunkOffset;
    return start >= 0 && start < chunk.length
        ? HeaderText.parse(chunk, (int) start, source.name())
        : Optional.empty();
  }

  private void check(long offset, HeaderText header) {
    boolean first = offset == 0;
    boolean valid = first ? header.integer("NAXIS", -1) >= 0 : header.text("XTENSION").isPresent();
    if (!valid) {
      throw new FormatException("not a FITS file", source.name(), "read another file");
    }
  }

  private long dataBytes(HeaderText header) {
    long axes = header.integer("NAXIS", 0);
    if (axes == 0) {
      return 0;
    }
    try {
      long values = 1;
      for (int axis = 1; axis <= axes && axis <= 999; axis++) {
        values = Math.multiplyExact(values, header.integer("NAXIS" + axis, 0));
      }
      long all = Math.addExact(values, header.integer("PCOUNT", 0));
      long bytes =
          Math.multiplyExact(
              Math.multiplyExact(all, header.integer("GCOUNT", 1)),
              Math.abs(header.integer("BITPIX", 8)) / 8);
      if (bytes >= 0) {
        return bytes;
      }
    } catch (ArithmeticException e) {
      FormatException failure =
          new FormatException("data of no possible size", source.name(), "read another file");
      failure.initCause(e);
      throw failure;
    }
    throw new FormatException("data of a negative size", source.name(), "read another file");
  }
}
