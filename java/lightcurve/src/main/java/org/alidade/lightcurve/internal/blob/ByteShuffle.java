package org.alidade.lightcurve.internal.blob;

/**
 * Puts the first bytes of all numbers together, then the second ones, and so on: numbers that are
 * alike compress better.
 */
public final class ByteShuffle {
  private ByteShuffle() {}

  /** Shuffles numbers of some width; bytes that are left over stay at the end. */
  public static byte[] shuffle(byte[] plain, int width) {
    byte[] shuffled = plain.clone();
    int count = plain.length / width;
    for (int part = 0; part < width; part++) {
      int to = part * count;
      for (int i = 0; i < count; i++) {
        shuffled[to + i] = plain[i * width + part];
      }
    }
    return shuffled;
  }

  /** Undoes {@link #shuffle}. */
  public static byte[] unshuffle(byte[] shuffled, int width) {
    byte[] plain = shuffled.clone();
    int count = shuffled.length / width;
    for (int part = 0; part < width; part++) {
      int from = part * count;
      for (int i = 0; i < count; i++) {
        plain[i * width + part] = shuffled[from + i];
      }
    }
    return plain;
  }
}
