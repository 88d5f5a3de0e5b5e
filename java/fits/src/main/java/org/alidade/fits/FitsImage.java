package org.alidade.fits;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.fits.internal.CompressedPixels;
import org.alidade.fits.internal.DataLayout;
import org.alidade.fits.internal.HduEntry;
import org.alidade.fits.internal.PixelBytes;
import org.alidade.fits.internal.PixelDecoder;
import org.alidade.fits.internal.SourceFile;
import org.alidade.fits.internal.StoredPixels;

/**
 * An n-dimensional image, stored plainly or in compressed tiles (RICE_1, GZIP_1, GZIP_2).
 *
 * <p>Values come flattened in file order: the first FITS axis runs fastest, that is the last entry
 * of {@link #shape()}. BSCALE and BZERO are applied and BLANK becomes NaN.
 *
 * <p>Nothing is read before it is asked for: a run of up to 256 KiB of a plain image is one
 * positional read of just its bytes, of a compressed image the tiles it touches. All methods may be
 * called from many threads at once. Reading fails with {@link ClosedException} after the file was
 * closed, and with {@link InvalidStateException} if it has changed since it was opened.
 *
 * <pre>{@code
 * FitsImage image = file.image("FLUX");
 * int[] shape = image.shape();             // {rows, columns} = {NAXIS2, NAXIS1}
 * double[] row = image.doubles(5L * shape[1], shape[1]);
 * float[] window = new float[601];         // columns 5800 to 6400 of row 5, no new array
 * image.readFloats(5L * shape[1] + 5800, window, 0, 601);
 * }</pre>
 */
public final class FitsImage {
  private static final int CHUNK_BYTES = 1 << 18;

  /** One buffer per thread: reads allocate nothing and share nothing. */
  private static final ThreadLocal<ByteBuffer> CHUNK =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(CHUNK_BYTES));

  private final HduEntry entry;
  private final PixelBytes pixels;
  private final PixelDecoder decoder;
  private final int[] shape;

  private FitsImage(HduEntry entry, PixelBytes pixels, int[] shape) {
    this.entry = entry;
    this.pixels = pixels;
    this.decoder = PixelDecoder.of(entry.header());
    this.shape = shape;
  }

  static FitsImage of(SourceFile source, HduEntry entry) {
    FitsHeader header = entry.header();
    if (!entry.type().equals("IMAGE")) {
      throw new FormatException(
          "the HDU holds an extension of type " + entry.type() + ", not an image",
          header.where(),
          "choose an image HDU");
    }
    int[] shape = DataLayout.shape(header);
    if (DataLayout.dataBytes(header) == 0) {
      throw new FormatException("the HDU holds no data", header.where(), "choose another HDU");
    }
    PixelBytes pixels =
        entry.isCompressedImage()
            ? CompressedPixels.of(source, entry)
            : new StoredPixels(source, entry.dataOffset());
    return new FitsImage(entry, pixels, shape);
  }

  /** The header. */
  public FitsHeader header() {
    return entry.header();
  }

  /** Axis lengths, slowest first: {NAXISn, ..., NAXIS1}. */
  public int[] shape() {
    return shape.clone();
  }

  /** Number of pixels. */
  public long size() {
    long size = 1;
    for (int length : shape) {
      size *= length;
    }
    return size;
  }

  /**
   * All pixels in double precision.
   *
   * @throws BadInputException if there are more than a Java array holds; read in parts then
   */
  public double[] doubles() {
    return doubles(0, wholeSize());
  }

  /**
   * A run of pixels in double precision.
   *
   * @param start index of the first pixel in flattened order
   * @param count number of pixels
   * @throws BadInputException if the run leaves the image
   */
  public double[] doubles(long start, int count) {
    checkRun(start, count);
    double[] values = new double[count];
    readDoubles(start, values, 0, count);
    return values;
  }

  /**
   * All pixels in single precision.
   *
   * @throws BadInputException if there are more than a Java array holds; read in parts then
   */
  public float[] floats() {
    return floats(0, wholeSize());
  }

  /**
   * A run of pixels in single precision.
   *
   * @param start index of the first pixel in flattened order
   * @param count number of pixels
   * @throws BadInputException if the run leaves the image
   */
  public float[] floats(long start, int count) {
    checkRun(start, count);
    float[] values = new float[count];
    readFloats(start, values, 0, count);
    return values;
  }

  /**
   * Reads a run of pixels in single precision into an array of the caller.
   *
   * @param start index of the first pixel in flattened order
   * @param into where the values go
   * @param offset index of the first value in {@code into}
   * @param count number of pixels
   * @throws BadInputException if the run leaves the image
   * @throws IndexOutOfBoundsException if it leaves the array
   */
  public void readFloats(long start, float[] into, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, into.length);
    read(start, count, (stored, done, part) -> decoder.floats(stored, into, offset + done, part));
  }

  /**
   * Reads a run of pixels in double precision into an array of the caller.
   *
   * @param start index of the first pixel in flattened order
   * @param into where the values go
   * @param offset index of the first value in {@code into}
   * @param count number of pixels
   * @throws BadInputException if the run leaves the image
   * @throws IndexOutOfBoundsException if it leaves the array
   */
  public void readDoubles(long start, double[] into, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, into.length);
    read(start, count, (stored, done, part) -> decoder.doubles(stored, into, offset + done, part));
  }

  /**
   * Reads a run of pixels of an 8-bit image as they are stored, 0 to 255 in Java's signed bytes.
   *
   * @param start index of the first pixel in flattened order
   * @param into where the values go
   * @param offset index of the first value in {@code into}
   * @param count number of pixels
   * @throws BadInputException if the run leaves the image, or the image is not of BITPIX 8 without
   *     scaling and blank values
   * @throws IndexOutOfBoundsException if it leaves the array
   */
  public void readBytes(long start, byte[] into, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, into.length);
    if (decoder.bitpix() != Byte.SIZE || !decoder.isUnscaled()) {
      throw new BadInputException(
          "the image does not hold plain bytes (BITPIX = " + decoder.bitpix() + ")",
          header().where(),
          "read floats or doubles");
    }
    read(start, count, (stored, done, part) -> stored.get(into, offset + done, part));
  }

  private interface Decoding {
    void decode(ByteBuffer stored, int done, int count);
  }

  private void read(long start, int count, Decoding decoding) {
    checkRun(start, count);
    int pixelBytes = decoder.pixelBytes();
    int chunk = CHUNK_BYTES / pixelBytes;
    ByteBuffer buffer = CHUNK.get();
    for (int done = 0; done < count; ) {
      int part = Math.min(chunk, count - done);
      pixels.read((start + done) * pixelBytes, buffer.clear().limit(part * pixelBytes));
      decoding.decode(buffer, done, part);
      done += part;
    }
    // After reading, so that a change during the read is seen as well.
    pixels.checkUnchanged();
  }

  private void checkRun(long start, int count) {
    if (start < 0 || count < 0 || start > size() - count) {
      throw new BadInputException(
          "pixels " + start + " to " + (start + count) + " are outside the image",
          header().where(),
          "the image has " + size() + " pixels");
    }
  }

  private int wholeSize() {
    if (size() > Integer.MAX_VALUE - 8) {
      throw new BadInputException(
          "the image has " + size() + " pixels, more than one Java array holds",
          header().where(),
          "read it in parts");
    }
    return (int) size();
  }
}
