package org.alidade.fits.internal;

import java.nio.ByteBuffer;

/** An image's data array as the FITS standard lays it out, wherever its bytes come from. */
public interface PixelBytes {
  /**
   * Fills the buffer from its position to its limit and makes it ready for reading.
   *
   * @param offset byte offset in the data array, a multiple of the pixel size
   */
  void read(long offset, ByteBuffer target);

  /** Throws if the file has changed since it was opened. */
  void checkUnchanged();
}
