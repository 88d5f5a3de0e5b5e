package org.alidade.fits.internal;

import org.alidade.fits.FitsHeader;

/**
 * Where one HDU lies in the file.
 *
 * @param index HDU number, 0 for the primary
 * @param header its cards; for a tile-compressed image those of the image it stands for
 * @param storedHeader the cards in the file
 * @param headerOffset byte offset of the header
 * @param dataOffset byte offset of the data
 * @param dataBytes data length without padding
 */
public record HduEntry(
    int index,
    FitsHeader header,
    FitsHeader storedHeader,
    long headerOffset,
    long dataOffset,
    long dataBytes) {

  /** Extension type: {@code IMAGE}, {@code BINTABLE}, {@code TABLE}; the primary is an image. */
  public String type() {
    return index == 0 || isCompressedImage() ? "IMAGE" : header.find("XTENSION").orElse("").trim();
  }

  /** Whether the image is stored as a table of compressed tiles. */
  public boolean isCompressedImage() {
    return CompressedHeader.isCompressedImage(storedHeader);
  }

  /** Value of EXTNAME, empty when there is none. */
  public String name() {
    return header.find("EXTNAME").orElse("").trim();
  }
}
