package org.alidade.bindings.internal;

import org.alidade.bindings.PackedCurves;

/** Bytes of a packed light curve, read from the front; nothing beyond their end is touched. */
final class PackedBytes {
  private static final double[] POWER = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
  private static final int WIDTH_BITS = 6;

  private final byte[] bytes;
  private final int end;
  private int at;

  PackedBytes(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.end = end;
    this.at = start;
  }

  int unsignedByte() {
    return bytes[take(1)] & 0xff;
  }

  /** A column of numbers. */
  int[] column(int count) {
    int[] out = new int[count];
    for (int from = 0; from < count; from += PackedCurves.BLOCK) {
      block(out, from, Math.min(PackedCurves.BLOCK, count - from));
    }
    return out;
  }

  /** A column of floating-point numbers: multiples of a decimal, or ordered bit patterns. */
  float[] floats(int count) {
    int decimals = unsignedByte();
    int[] column = column(count);
    float[] out = new float[count];
    if (decimals != PackedCurves.BIT_PATTERNS && decimals >= POWER.length) {
      throw CurveUnpacking.damaged();
    }
    for (int i = 0; i < count; i++) {
      out[i] =
          decimals == PackedCurves.BIT_PATTERNS
              ? Float.intBitsToFloat(column[i] ^ ((column[i] >> 31) & Integer.MAX_VALUE))
              : (float) (column[i] / POWER[decimals]);
    }
    return out;
  }

  private void block(int[] out, int from, int count) {
    int base = low(take(Integer.BYTES), Integer.BYTES);
    int exceptions = unsignedByte();
    int second = unsignedByte();
    int width = second & ((1 << WIDTH_BITS) - 1);
    int exceptionBytes = (second >>> WIDTH_BITS) + 1;
    if (width > Integer.SIZE) {
      throw CurveUnpacking.damaged();
    }
    int body = take((count * width + 7) / 8);
    for (int i = 0; i < count; i++) {
      out[from + i] = base + number(body, i * width, width);
    }
    int places = take(exceptions);
    int distances = take(exceptions * exceptionBytes);
    for (int i = 0; i < exceptions; i++) {
      int place = bytes[places + i] & 0xff;
      if (place >= count) {
        throw CurveUnpacking.damaged();
      }
      int coded = low(distances + i * exceptionBytes, exceptionBytes);
      out[from + place] = base + ((coded >>> 1) ^ -(coded & 1));
    }
  }

  private int number(int body, int bit, int width) {
    int first = body + (bit >>> 3);
    int last = body + (bit + width + 7) / 8;
    long word = 0;
    for (int i = first; i < last; i++) {
      word |= (bytes[i] & 0xffL) << (8 * (i - first));
    }
    return (int) ((word >>> (bit & 7)) & ((1L << width) - 1));
  }

  private int low(int from, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value |= (bytes[from + i] & 0xff) << (8 * i);
    }
    return value;
  }

  private int take(int count) {
    if (count > end - at) {
      throw CurveUnpacking.damaged();
    }
    int taken = at;
    at += count;
    return taken;
  }
}
