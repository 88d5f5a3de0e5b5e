package org.alidade.cube.internal.solve;

import java.util.Arrays;

/**
 * An evenly spaced comb of pixels in ascending order. Its phase is epoch plus spaxel: it moves by
 * one pixel from spaxel to spaxel and from epoch to epoch, so every spaxel sees all its pixels in
 * the end.
 */
final class CombPixels implements PixelChoice {
  @Override
  public void choose(int epoch, int spaxel, int[] valid, int[] pixels, int[] order) {
    long phase = (long) epoch + spaxel;
    for (int i = 0; i < pixels.length; i++) {
      long tooth = phase + (long) i * valid.length / pixels.length;
      pixels[i] = valid[(int) (tooth % valid.length)];
      order[i] = i;
    }
    Arrays.sort(pixels);
  }
}
