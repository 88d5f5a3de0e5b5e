package org.alidade.fits;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.fits.internal.write.HduOutput;

/**
 * The pixels of an image on their way into a file, first to last. Values are converted to the type
 * of the image; to an integer type they are rounded and must fit.
 *
 * <pre>{@code
 * try (FitsImageStream flux = writer.imageStream("FLUX", FLOAT32, new int[] {1944, 12401}, cards)) {
 *   for (int row = 0; row < 1944; row++) {
 *     flux.write(spectrum(row), 0, 12401);
 *   }
 * }
 * }</pre>
 */
public final class FitsImageStream implements AutoCloseable {
  private final HduOutput output;
  private final FitsPixelType type;
  private final long pixels;
  private final String where;
  private long written;
  private boolean complete;

  FitsImageStream(HduOutput output, FitsPixelType type, long pixels, String where) {
    this.output = output;
    this.type = type;
    this.pixels = pixels;
    this.where = where;
  }

  /**
   * Writes the next pixels from single-precision values.
   *
   * @throws BadInputException if they are more than the image has left, or do not fit its type
   */
  public void write(float[] values, int offset, int count) {
    advance(offset, count, values.length);
    for (int i = offset; i < offset + count; i++) {
      if (type == FitsPixelType.FLOAT32) {
        room().putFloat(values[i]);
      } else {
        put(values[i]);
      }
    }
  }

  /**
   * Writes the next pixels from double-precision values.
   *
   * @throws BadInputException if they are more than the image has left, or do not fit its type
   */
  public void write(double[] values, int offset, int count) {
    advance(offset, count, values.length);
    for (int i = offset; i < offset + count; i++) {
      put(values[i]);
    }
  }

  /**
   * Writes the next pixels from integers.
   *
   * @throws BadInputException if they are more than the image has left, or do not fit its type
   */
  public void write(int[] values, int offset, int count) {
    advance(offset, count, values.length);
    for (int i = offset; i < offset + count; i++) {
      put(values[i]);
    }
  }

  /**
   * Writes the next pixels from 16-bit integers.
   *
   * @throws BadInputException if they are more than the image has left, or do not fit its type
   */
  public void write(short[] values, int offset, int count) {
    advance(offset, count, values.length);
    for (int i = offset; i < offset + count; i++) {
      put(values[i]);
    }
  }

  /**
   * Writes the next pixels from bytes, which stand for 0 to 255.
   *
   * @throws BadInputException if they are more than the image has left
   */
  public void write(byte[] values, int offset, int count) {
    advance(offset, count, values.length);
    for (int i = offset; i < offset + count; i++) {
      if (type == FitsPixelType.UINT8) {
        room().put(values[i]);
      } else {
        put(values[i] & 0xff);
      }
    }
  }

  /**
   * Leaves the next pixels zero. On most file systems long runs take no room on the disk.
   *
   * @throws BadInputException if they are more than the image has left
   */
  public void skip(long count) {
    checkLeft(count);
    written += count;
    output.skip(count * type.bytes());
  }

  /**
   * Ends the image.
   *
   * @throws InvalidStateException if pixels are missing; the file cannot be committed then
   */
  @Override
  public void close() {
    if (complete) {
      return;
    }
    if (written < pixels) {
      throw new InvalidStateException(
          "the image is incomplete, " + written + " of " + pixels + " pixels are written",
          where,
          "write all pixels");
    }
    output.end();
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  private void advance(int offset, int count, int length) {
    Objects.checkFromIndexSize(offset, count, length);
    checkLeft(count);
    written += count;
  }

  private void checkLeft(long count) {
    if (count < 0 || count > pixels - written) {
      throw new BadInputException(
          count + " pixels for an image that has " + (pixels - written) + " left",
          where,
          "write each pixel once");
    }
  }

  private ByteBuffer room() {
    return output.room(type.bytes());
  }

  private void put(double value) {
    switch (type) {
      case FLOAT32 -> room().putFloat((float) value);
      case FLOAT64 -> room().putDouble(value);
      case UINT8 -> room().put((byte) integer(value, 0, 255));
      case INT16 -> room().putShort((short) integer(value, Short.MIN_VALUE, Short.MAX_VALUE));
      case INT32 -> room().putInt((int) integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
  }

  private long integer(double value, long least, long most) {
    double rounded = Math.rint(value);
    if (rounded >= least && rounded <= most) { // false for NaN
      return (long) rounded;
    }
    throw new BadInputException(
        value + " does not fit pixels of type " + type, where, "write a wider type");
  }
}
