package org.alidade.fits;

/** Data types of image pixels. */
public enum FitsPixelType {
  /** Unsigned bytes. */
  UINT8(8),
  /** Signed 16-bit integers. */
  INT16(16),
  /** Signed 32-bit integers. */
  INT32(32),
  /** IEEE single precision. */
  FLOAT32(-32),
  /** IEEE double precision. */
  FLOAT64(-64);

  private final int bitpix;

  FitsPixelType(int bitpix) {
    this.bitpix = bitpix;
  }

  /** The value of the BITPIX card. */
  public int bitpix() {
    return bitpix;
  }

  /** Bytes of one pixel. */
  public int bytes() {
    return Math.abs(bitpix) / 8;
  }
}
