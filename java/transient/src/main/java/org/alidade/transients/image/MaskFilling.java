package org.alidade.transients.image;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.transients.Frame;

/**
 * Gives masked pixels values that no transform stumbles over (spec transient 10.2): ring by ring,
 * every masked pixel beside a valid one becomes the mean of the valid pixels in its box of 3 x 3.
 * The image goes on beyond its border with the values of the border, so that a pixel there counts
 * as often as the box meets it.
 *
 * <p>Example: {@code double[] filled = MaskFilling.fill(width, height, pixels, mask);}
 */
public final class MaskFilling {
  private final int width;
  private final int height;
  private final double[] pixels;
  private final boolean[] valid;

  private MaskFilling(int width, int height, double[] pixels, boolean[] valid) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.valid = valid;
  }

  /**
   * The pixels of a frame, masked ones filled.
   *
   * @throws BadInputException if all pixels are masked
   */
  public static double[] fill(Frame frame) {
    return fill(frame.width(), frame.height(), frame.pixels(), frame.mask());
  }

  /**
   * Fills the pixels whose mask is not 0, and those that are NaN or infinite.
   *
   * @param width columns
   * @param height rows
   * @param pixels the image, row by row, unchanged
   * @param mask bits of {@link org.alidade.transients.MaskBits}
   * @return a new image with finite values only
   * @throws BadInputException if an array does not fit or no pixel is valid
   */
  public static double[] fill(int width, int height, double[] pixels, byte[] mask) {
    if ((long) width * height != pixels.length || mask.length != pixels.length) {
      throw new BadInputException(
          pixels.length + " pixels and " + mask.length + " mask bits",
          "an image of " + width + " x " + height,
          "give one of each per pixel");
    }
    boolean[] valid = new boolean[mask.length];
    int[] ring = new int[mask.length];
    int invalid = 0;
    for (int i = 0; i < valid.length; i++) {
      valid[i] = mask[i] == 0 && Double.isFinite(pixels[i]);
      if (!valid[i]) {
        ring[invalid++] = i;
      }
    }
    if (invalid == valid.length) {
      throw new BadInputException(
          "all pixels are masked", "an image of " + width + " x " + height, "choose another image");
    }
    double[] filled = pixels.clone();
    new MaskFilling(width, height, filled, valid).grow(Arrays.copyOf(ring, invalid));
    return filled;
  }

  /** Fills one ring after the other; the first candidates are all pixels to fill. */
  private void grow(int[] candidates) {
    int[] ring = candidates;
    boolean[] queued = new boolean[valid.length];
    while (ring.length > 0) {
      double[] means = new double[ring.length];
      for (int i = 0; i < ring.length; i++) {
        means[i] = meanAround(ring[i]);
      }
      int[] done = new int[ring.length];
      int count = 0;
      for (int i = 0; i < ring.length; i++) {
        if (!Double.isNaN(means[i])) {
          pixels[ring[i]] = means[i];
          valid[ring[i]] = true;
          done[count++] = ring[i];
        }
      }
      ring = unfilledAround(Arrays.copyOf(done, count), queued);
    }
  }

  /** Mean of the valid pixels in the box around a pixel, NaN if there is none. */
  private double meanAround(int pixel) {
    int column = pixel % width;
    int row = pixel / width;
    double sum = 0;
    int count = 0;
    for (int dy = -1; dy <= 1; dy++) {
      int y = Math.min(Math.max(row + dy, 0), height - 1);
      for (int dx = -1; dx <= 1; dx++) {
        int x = Math.min(Math.max(column + dx, 0), width - 1);
        if (valid[y * width + x]) {
          sum += pixels[y * width + x];
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private int[] unfilledAround(int[] filled, boolean[] queued) {
    int[] next = new int[Math.min(8 * filled.length, valid.length)];
    int count = 0;
    for (int pixel : filled) {
      int column = pixel % width;
      int row = pixel / width;
      for (int y = Math.max(row - 1, 0); y <= Math.min(row + 1, height - 1); y++) {
        for (int x = Math.max(column - 1, 0); x <= Math.min(column + 1, width - 1); x++) {
          int at = y * width + x;
          if (!valid[at] && !queued[at]) {
            queued[at] = true;
            next[count++] = at;
          }
        }
      }
    }
    return Arrays.copyOf(next, count);
  }
}
