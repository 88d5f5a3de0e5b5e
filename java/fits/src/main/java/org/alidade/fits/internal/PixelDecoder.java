package org.alidade.fits.internal;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.alidade.fits.FitsHeader;

/**
 * Turns big-endian pixels into numbers, a run at a time. Floats without scaling, the common case,
 * are one bulk copy.
 *
 * @param bitpix data type
 * @param scale BSCALE
 * @param zero BZERO
 * @param hasBlank whether an integer stands for "no value"
 * @param blank that integer
 */
public record PixelDecoder(int bitpix, double scale, double zero, boolean hasBlank, long blank) {

  /** Reads the keywords of an image. */
  public static PixelDecoder of(FitsHeader header) {
    int bitpix = DataLayout.bitpix(header);
    String keyword = header.contains("BLANK") ? "BLANK" : "ZBLANK";
    boolean hasBlank = bitpix > 0 && header.contains(keyword);
    return new PixelDecoder(
        bitpix,
        header.findDouble("BSCALE").orElse(1.0),
        header.findDouble("BZERO").orElse(0.0),
        hasBlank,
        hasBlank ? header.getLong(keyword) : 0);
  }

  /** Bytes of one pixel. */
  public int pixelBytes() {
    return Math.abs(bitpix) / 8;
  }

  /** Whether the stored numbers are the values. */
  public boolean isUnscaled() {
    return scale == 1 && zero == 0 && !hasBlank;
  }

  /** Decodes single-precision values from the start of the buffer. */
  public void floats(ByteBuffer stored, float[] into, int offset, int count) {
    if (bitpix == -32 && isUnscaled()) {
      stored.asFloatBuffer().get(into, offset, count);
      return;
    }
    double[] values = new double[count];
    doubles(stored, values, 0, count);
    for (int i = 0; i < count; i++) {
      into[offset + i] = (float) values[i];
    }
  }

  /** Decodes double-precision values from the start of the buffer. */
  public void doubles(ByteBuffer stored, double[] into, int offset, int count) {
    switch (bitpix) {
      case -64 -> stored.asDoubleBuffer().get(into, offset, count);
      case -32 -> {
        FloatBuffer values = stored.asFloatBuffer();
        for (int i = 0; i < count; i++) {
          into[offset + i] = values.get(i);
        }
      }
      default -> integers(stored, into, offset, count);
    }
    if (bitpix < 0 && !isUnscaled()) {
      for (int i = offset; i < offset + count; i++) {
        into[i] = into[i] * scale + zero;
      }
    }
  }

  private void integers(ByteBuffer stored, double[] into, int offset, int count) {
    switch (bitpix) {
      case 8 -> {
        int start = stored.position();
        for (int i = 0; i < count; i++) {
          into[offset + i] = scaled(stored.get(start + i) & 0xff);
        }
      }
      case 16 -> {
        ShortBuffer values = stored.asShortBuffer();
        for (int i = 0; i < count; i++) {
          into[offset + i] = scaled(values.get(i));
        }
      }
      case 32 -> {
        IntBuffer values = stored.asIntBuffer();
        for (int i = 0; i < count; i++) {
          into[offset + i] = scaled(values.get(i));
        }
      }
      default -> {
        LongBuffer values = stored.asLongBuffer();
        for (int i = 0; i < count; i++) {
          into[offset + i] = scaled(values.get(i));
        }
      }
    }
  }

  private double scaled(long stored) {
    return hasBlank && stored == blank ? Double.NaN : stored * scale + zero;
  }
}
