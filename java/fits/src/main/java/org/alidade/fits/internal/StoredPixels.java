package org.alidade.fits.internal;

import java.nio.ByteBuffer;

/**
 * The data array of an uncompressed image, read by position: what is asked for and no byte more.
 *
 * @param source the open file
 * @param start byte offset of the array in the file
 */
public record StoredPixels(SourceFile source, long start) implements PixelBytes {
  @Override
  public void read(long offset, ByteBuffer target) {
    source.read(target, start + offset);
  }

  @Override
  public void checkUnchanged() {
    source.checkUnchanged();
  }
}
