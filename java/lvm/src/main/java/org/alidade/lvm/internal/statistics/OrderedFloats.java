package org.alidade.lvm.internal.statistics;

/** Floats as integers in the same order, negative ones included (-0 comes before 0). */
final class OrderedFloats {
  private OrderedFloats() {}

  /** The image of a float that is not NaN, to be read as an unsigned number. */
  static int key(float value) {
    int bits = Float.floatToRawIntBits(value);
    return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
  }

  /** The inverse of {@link #key}. */
  static float value(int key) {
    return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
  }
}
