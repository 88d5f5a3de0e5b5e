package org.alidade.fits.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.fits.HeaderCard;
import nom.tam.util.Cursor;
import nom.tam.util.FitsFile;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.jspecify.annotations.Nullable;

/**
 * Walks the headers of a file once and notes where each HDU's data lies; the data themselves are
 * not touched, so that a truncated file is found by arithmetic instead of by reading.
 */
public final class HduIndex {
  private static final int BLOCK_BYTES = 2880;
  private static final String PRIMARY_START = "SIMPLE  =";
  private static final String EXTENSION_START = "XTENSION=";

  private final Path path;
  private final FitsFile file;
  private final long fileBytes;

  private HduIndex(Path path, FitsFile file, long fileBytes) {
    this.path = path;
    this.file = file;
    this.fileBytes = fileBytes;
  }

  /**
   * Lists the HDUs of an open file.
   *
   * @param path name of the file as the user knows it, for messages
   * @param file the open (uncompressed) file
   * @throws FormatException if the file is not FITS, or ends inside an HDU
   * @throws IOException if reading fails
   */
  public static List<HduEntry> read(Path path, FitsFile file) throws IOException {
    return new HduIndex(path, file, file.length()).walk();
  }

  private List<HduEntry> walk() throws IOException {
    if (!startsWith(0, PRIMARY_START)) {
      throw new FormatException(
          "not a FITS file (the first card is not SIMPLE)", path.toString(), "pass a FITS file");
    }
    List<HduEntry> entries = new ArrayList<>();
    long offset = 0;
    do {
      HduEntry entry = readEntry(entries.size(), offset);
      entries.add(entry);
      offset = entry.dataOffset() + padded(entry.dataBytes());
    } while (startsWith(offset, EXTENSION_START)); // anything else after an HDU is no extension
    return entries;
  }

  private HduEntry readEntry(int index, long offset) throws IOException {
    String where = path + " HDU " + index;
    Header parsed = parse(where, offset);
    FitsHeader header = new FitsHeader(where, cards(parsed));
    long dataOffset = file.getFilePointer();
    long dataBytes = dataBytes(header);
    if (dataOffset + dataBytes > fileBytes) {
      throw new FormatException(
          "file is truncated: the header announces "
              + dataBytes
              + " bytes of data, "
              + Math.max(0, fileBytes - dataOffset)
              + " are there",
          where,
          "fetch the file again");
    }
    return new HduEntry(index, header, offset, dataOffset, dataBytes);
  }

  private Header parse(String where, long offset) throws IOException {
    try {
      file.seek(offset);
      Header parsed = Header.readHeader(file);
      if (parsed != null) {
        return parsed;
      }
      throw new FormatException("the header is empty", where, "fetch the file again");
    } catch (FitsException | IOException | IllegalArgumentException e) {
      FormatException failure =
          new FormatException(
              "the header cannot be read (" + e.getMessage() + ")",
              where,
              "the file is truncated or damaged; fetch it again");
      failure.initCause(e);
      throw failure;
    }
  }

  private static List<FitsCard> cards(Header parsed) {
    List<FitsCard> cards = new ArrayList<>();
    Cursor<String, HeaderCard> cursor = parsed.iterator();
    while (cursor.hasNext()) {
      HeaderCard card = cursor.next();
      cards.add(
          new FitsCard(
              orEmpty(card.getKey()), orEmpty(card.getValue()), orEmpty(card.getComment())));
    }
    return cards;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Data length of section 4.4.1 of the FITS standard, random groups included. */
  private static long dataBytes(FitsHeader header) {
    int axes = (int) header.getLong("NAXIS");
    if (axes == 0) {
      return 0;
    }
    boolean groups = header.find("GROUPS").orElse("F").equals("T") && header.getLong("NAXIS1") == 0;
    long elements = 1;
    for (int axis = groups ? 2 : 1; axis <= axes; axis++) {
      elements = Math.multiplyExact(elements, header.getLong("NAXIS" + axis));
    }
    long parameters = header.findLong("PCOUNT").orElse(0L);
    long groupCount = header.findLong("GCOUNT").orElse(1L);
    long elementBytes = Math.abs(header.getLong("BITPIX")) / 8;
    return elementBytes * groupCount * (parameters + elements);
  }

  private static long padded(long bytes) {
    return (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
  }

  private boolean startsWith(long offset, String text) throws IOException {
    if (offset + text.length() > fileBytes) {
      return false;
    }
    byte[] start = new byte[text.length()];
    file.seek(offset);
    file.readFully(start);
    return new String(start, StandardCharsets.US_ASCII).equals(text);
  }
}
