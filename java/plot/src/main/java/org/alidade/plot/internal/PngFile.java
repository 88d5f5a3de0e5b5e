package org.alidade.plot.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * PNG bytes that carry their resolution, so that word processors place them in true size.
 *
 * <p>Every row is written as its difference to the row above (filter "up"): a figure is mostly
 * lines and areas, whose differences are zero. ImageIO tries five filters on every row and takes
 * several times as long, which shows when thousands of figures are written.
 */
public final class PngFile {
  private static final double METRES_PER_INCH = 0.0254;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte BITS = 8;
  private static final byte COLOUR = 2;
  private static final byte COLOUR_AND_ALPHA = 6;
  private static final byte PER_METRE = 1;
  private static final byte FILTER_UP = 2;

  private PngFile() {}

  /**
   * Encodes an image.
   *
   * @param image of type {@link BufferedImage#TYPE_INT_RGB} or {@link BufferedImage#TYPE_INT_ARGB}
   */
  public static byte[] encode(BufferedImage image, int dotsPerInch) {
    boolean alpha = image.getType() == BufferedImage.TYPE_INT_ARGB;
    if (!alpha && image.getType() != BufferedImage.TYPE_INT_RGB) {
      throw new IllegalArgumentException("image of type " + image.getType());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(image, alpha ? COLOUR_AND_ALPHA : COLOUR));
      int dotsPerMetre = (int) Math.round(dotsPerInch / METRES_PER_INCH);
      byte[] physical = new byte[9];
      ByteBuffer.wrap(physical).putInt(dotsPerMetre).putInt(dotsPerMetre).put(PER_METRE);
      chunk(out, "pHYs", physical);
      chunk(out, "IDAT", pixels(image, alpha));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Size and kind; compression, filters and interlacing are the only or the simplest ones. */
  private static byte[] header(BufferedImage image, byte kind) {
    byte[] header = new byte[13];
    ByteBuffer.wrap(header).putInt(image.getWidth()).putInt(image.getHeight()).put(BITS).put(kind);
    return header;
  }

  private static void chunk(DataOutputStream out, String type, byte[] bytes) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(bytes);
    out.writeInt(bytes.length);
    out.write(name);
    out.write(bytes);
    out.writeInt((int) checksum.getValue());
  }

  private static byte[] pixels(BufferedImage image, boolean alpha) throws IOException {
    int width = image.getWidth();
    int samples = alpha ? 4 : 3;
    int[] colours = new int[width];
    byte[] above = new byte[width * samples];
    byte[] row = new byte[width * samples];
    byte[] line = new byte[1 + width * samples];
    line[0] = FILTER_UP;
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRaster().getDataElements(0, y, width, 1, colours);
        unpack(colours, row, alpha);
        for (int i = 0; i < row.length; i++) {
          line[1 + i] = (byte) (row[i] - above[i]);
        }
        out.write(line);
        byte[] used = above;
        above = row;
        row = used;
      }
    }
    return packed.toByteArray();
  }

  /** Red, green, blue and perhaps alpha of every pixel. */
  private static void unpack(int[] colours, byte[] row, boolean alpha) {
    int i = 0;
    for (int colour : colours) {
      row[i++] = (byte) (colour >> 16);
      row[i++] = (byte) (colour >> 8);
      row[i++] = (byte) colour;
      if (alpha) {
        row[i++] = (byte) (colour >> 24);
      }
    }
  }
}
