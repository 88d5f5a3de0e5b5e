package org.alidade.lightcurve.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.alidade.bindings.PackedCurves;

/**
 * 32-bit numbers that lie close together, in as few bits as most of them need: patched frame of
 * reference coding (Zukowski et al. 2006, "Super-scalar RAM-CPU cache compression").
 *
 * <p>Blocks of up to {@value #BLOCK} numbers, each with a base, the number of bits of what is added
 * to it, and exceptions for the numbers that do not fit. Layout of a block: base (int), number of
 * exceptions (byte), bits of a number and, from bit 6 on, bytes of an exception less one (byte),
 * the numbers less the base, the places of the exceptions (a byte each), their zigzag distances
 * from the base.
 */
final class PackedColumn {
  /** Numbers of a block; places within one fit a byte. */
  static final int BLOCK = PackedCurves.BLOCK;

  private static final int WIDTH_BITS = 6;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private PackedColumn() {}

  /** Writes the first numbers of an array. */
  static void encode(int[] values, int count, ByteSink out, BlockFit fit) {
    for (int from = 0; from < count; from += BLOCK) {
      encodeBlock(values, from, Math.min(BLOCK, count - from), out, fit);
    }
  }

  private static void encodeBlock(int[] values, int from, int count, ByteSink out, BlockFit fit) {
    fit.choose(values, from, count);
    int base = fit.base();
    int width = fit.width();
    out.putInt(base);
    out.putByte(fit.exceptions());
    out.putByte(width | (fit.exceptionBytes() - 1) << WIDTH_BITS);
    pack(values, from, count, base, width, out);
    if (fit.exceptions() > 0) {
      encodeExceptions(values, from, count, out, fit);
    }
  }

  private static void pack(int[] values, int from, int count, int base, int width, ByteSink out) {
    int at = out.extend(bodyBytes(count, width));
    byte[] bytes = out.array();
    long word = 0;
    int filled = 0;
    for (int i = from; i < from + count; i++) {
      int distance = values[i] - base;
      // An exception leaves a gap, which is filled with zeros.
      long number = fits(distance, width) ? distance & 0xffffffffL : 0;
      word |= number << filled;
      filled += width;
      if (filled >= Long.SIZE) {
        LONG.set(bytes, at, word);
        at += Long.BYTES;
        filled -= Long.SIZE;
        word = number >>> (width - filled);
      }
    }
    for (; filled > 0; filled -= Byte.SIZE) {
      bytes[at++] = (byte) word;
      word >>>= Byte.SIZE;
    }
  }

  private static void encodeExceptions(
      int[] values, int from, int count, ByteSink out, BlockFit fit) {
    for (int i = 0; i < count; i++) {
      if (!fits(values[from + i] - fit.base(), fit.width())) {
        out.putByte(i);
      }
    }
    for (int i = 0; i < count; i++) {
      int distance = values[from + i] - fit.base();
      if (!fits(distance, fit.width())) {
        out.putLow(zigzag(distance), fit.exceptionBytes());
      }
    }
  }

  static int bodyBytes(int count, int width) {
    return (count * width + 7) >>> 3;
  }

  static boolean fits(int distance, int width) {
    return width == Integer.SIZE || (distance >>> width) == 0;
  }

  static int zigzag(int distance) {
    return (distance << 1) ^ (distance >> 31);
  }
}
