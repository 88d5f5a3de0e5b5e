package org.alidade.fits.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/**
 * Walks the headers of a file once and notes where each HDU's data lies; the data themselves are
 * not touched, so that a truncated file is found by arithmetic instead of by reading.
 */
public final class HduIndex {
  private static final String PRIMARY_START = "SIMPLE  =";
  private static final String EXTENSION_START = "XTENSION=";

  private final SourceFile source;

  private HduIndex(SourceFile source) {
    this.source = source;
  }

  /**
   * Lists the HDUs of an open file.
   *
   * @throws FormatException if the file is not FITS, or ends inside an HDU
   */
  public static List<HduEntry> read(SourceFile source) {
    return new HduIndex(source).walk();
  }

  private List<HduEntry> walk() {
    if (!startsWith(0, PRIMARY_START)) {
      throw new FormatException(
          "not a FITS file (the first card is not SIMPLE)",
          source.path().toString(),
          "pass a FITS file");
    }
    List<HduEntry> entries = new ArrayList<>();
    long offset = 0;
    do {
      HduEntry entry = readEntry(entries.size(), offset);
      entries.add(entry);
      offset = entry.dataOffset() + DataLayout.padded(entry.dataBytes());
    } while (startsWith(offset, EXTENSION_START)); // anything else after an HDU is no extension
    return entries;
  }

  private HduEntry readEntry(int index, long offset) {
    String where = source.path() + " HDU " + index;
    HeaderReader.Located located = HeaderReader.read(source, where, offset);
    FitsHeader stored = located.header();
    long dataOffset = offset + located.bytes();
    long dataBytes = DataLayout.dataBytes(stored);
    if (dataBytes > source.size() - dataOffset) {
      throw new FormatException(
          "file is truncated: the header announces "
              + dataBytes
              + " bytes of data, "
              + Math.max(0, source.size() - dataOffset)
              + " are there",
          where,
          "fetch the file again");
    }
    FitsHeader shown =
        CompressedHeader.isCompressedImage(stored) ? CompressedHeader.imageHeader(stored) : stored;
    return new HduEntry(index, shown, stored, offset, dataOffset, dataBytes);
  }

  private boolean startsWith(long offset, String text) {
    if (text.length() > source.size() - offset) {
      return false;
    }
    byte[] start = new byte[text.length()];
    source.read(ByteBuffer.wrap(start), offset);
    return new String(start, StandardCharsets.US_ASCII).equals(text);
  }
}
