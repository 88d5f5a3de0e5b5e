package org.alidade.fits;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.fits.internal.HduEntry;

/**
 * An uncompressed n-dimensional image.
 *
 * <p>Values come flattened in file order: the first FITS axis runs fastest, that is the last entry
 * of {@link #shape()}. BSCALE and BZERO are applied and BLANK becomes NaN.
 *
 * <pre>{@code
 * FitsImage image = file.image(0);
 * int[] shape = image.shape();             // {rows, columns} = {NAXIS2, NAXIS1}
 * double[] row = image.doubles(5L * shape[1], shape[1]);
 * }</pre>
 */
public final class FitsImage {
  private static final int CHUNK_BYTES = 1 << 20;

  private final FileChannel channel;
  private final HduEntry entry;
  private final int[] shape;
  private final int bitpix;
  private final double scale;
  private final double zero;
  private final long blank;
  private final boolean hasBlank;

  private FitsImage(FileChannel channel, HduEntry entry, int[] shape) {
    FitsHeader header = entry.header();
    this.channel = channel;
    this.entry = entry;
    this.shape = shape;
    this.bitpix = (int) header.getLong("BITPIX");
    this.scale = header.findDouble("BSCALE").orElse(1.0);
    this.zero = header.findDouble("BZERO").orElse(0.0);
    this.hasBlank = bitpix > 0 && header.contains("BLANK");
    this.blank = hasBlank ? header.getLong("BLANK") : 0;
  }

  static FitsImage of(FileChannel channel, HduEntry entry) {
    FitsHeader header = entry.header();
    if (!entry.type().equals("IMAGE")) {
      String kind =
          header.find("ZIMAGE").orElse("F").equals("T")
              ? "a tile-compressed image"
              : "an extension of type " + entry.type();
      throw new FormatException(
          "the HDU holds " + kind + ", not a plain image",
          header.where(),
          "choose an image HDU; unpack compressed images first");
    }
    int axes = (int) header.getLong("NAXIS");
    int[] shape = new int[axes];
    for (int axis = 0; axis < axes; axis++) {
      shape[axes - 1 - axis] = Math.toIntExact(header.getLong("NAXIS" + (axis + 1)));
    }
    if (axes == 0 || entry.dataBytes() == 0) {
      throw new FormatException("the HDU holds no data", header.where(), "choose another HDU");
    }
    return new FitsImage(channel, entry, shape);
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
    double[] values = new double[count];
    read(start, count, (index, value) -> values[index] = value);
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
    float[] values = new float[count];
    read(start, count, (index, value) -> values[index] = (float) value);
    return values;
  }

  private interface Sink {
    void put(int index, double value);
  }

  private void read(long start, int count, Sink sink) {
    if (start < 0 || count < 0 || start + count > size()) {
      throw new BadInputException(
          "pixels " + start + " to " + (start + count) + " are outside the image",
          header().where(),
          "the image has " + size() + " pixels");
    }
    int elementBytes = Math.abs(bitpix) / 8;
    int chunk = CHUNK_BYTES / elementBytes;
    ByteBuffer buffer = ByteBuffer.allocate(Math.min(count, chunk) * elementBytes);
    for (int done = 0; done < count; done += chunk) {
      int part = Math.min(chunk, count - done);
      fill(buffer, part * elementBytes, entry.dataOffset() + (start + done) * elementBytes);
      for (int i = 0; i < part; i++) {
        sink.put(done + i, next(buffer));
      }
    }
  }

  private void fill(ByteBuffer buffer, int bytes, long offset) {
    buffer.clear().limit(bytes);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          throw new EOFException("end of file inside the image");
        }
      }
    } catch (ClosedChannelException e) {
      ClosedException failure =
          new ClosedException(
              "the file is closed", header().where(), "read before leaving the try block");
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      throw FitsFile.ioFailure(header().where(), e);
    }
    buffer.flip();
  }

  private double next(ByteBuffer buffer) {
    return switch (bitpix) {
      case -32 -> buffer.getFloat() * scale + zero;
      case -64 -> buffer.getDouble() * scale + zero;
      case 8 -> scaled(buffer.get() & 0xff);
      case 16 -> scaled(buffer.getShort());
      case 32 -> scaled(buffer.getInt());
      case 64 -> scaled(buffer.getLong());
      default ->
          throw new FormatException(
              "BITPIX = " + bitpix + " is not a FITS data type",
              header().where(),
              "correct the header");
    };
  }

  private double scaled(long stored) {
    return hasBlank && stored == blank ? Double.NaN : stored * scale + zero;
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
