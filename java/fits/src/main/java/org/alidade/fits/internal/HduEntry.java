package org.alidade.fits.internal;

import org.alidade.fits.FitsHeader;

/**
 * Where one HDU lies in the file.
 *
 * @param index HDU number, 0 for the primary
 * @param header its cards
 * @param headerOffset byte offset of the header
 * @param dataOffset byte offset of the data
 * @param dataBytes data length without padding
 */
public record HduEntry(
    int index, FitsHeader header, long headerOffset, long dataOffset, long dataBytes) {

  /** Extension type: {@code IMAGE}, {@code BINTABLE}, {@code TABLE}; the primary is an image. */
  public String type() {
    return index == 0 ? "IMAGE" : header.find("XTENSION").orElse("").trim();
  }

  /** Value of EXTNAME, empty when there is none. */
  public String name() {
    return header.find("EXTNAME").orElse("").trim();
  }
}
