package org.alidade.spherex.photometry;

/**
 * Which pixels count as background (spec spherex 7.4). The bits are fixed and do not follow the
 * options of quality control.
 */
public enum BackgroundMask {
  /** Neither bad nor part of a catalogued source. */
  STRICT(bits(0, 1, 2, 6, 7, 9, 10, 11, 14, 15, 17, 19, 21)),
  /** Not bad; sources are allowed. */
  RELAXED(bits(0, 1, 2, 6, 7, 9, 10, 11, 14, 15, 17, 19));

  private final int rejected;

  BackgroundMask(int rejected) {
    this.rejected = rejected;
  }

  private static int bits(int... numbers) {
    int mask = 0;
    for (int number : numbers) {
      mask |= 1 << number;
    }
    return mask;
  }

  /** Whether a pixel with these flags counts. */
  public boolean accepts(int flags) {
    return (flags & rejected) == 0;
  }

  /** Which pixels of an image count, in the order of the flags. */
  public boolean[] create(int[] flags) {
    boolean[] mask = new boolean[flags.length];
    for (int i = 0; i < flags.length; i++) {
      mask[i] = accepts(flags[i]);
    }
    return mask;
  }
}
