package org.alidade.lightcurve.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow at their end; numbers are little-endian. */
final class ByteSink {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 14];
  private int size;

  /** The bytes so far and room beyond; valid until the next call that writes. */
  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Forgets what was written from a place on. */
  void cutTo(int place) {
    size = place;
  }

  /** Makes room for more bytes at the end, zeroed, and tells where they begin. */
  int extend(int more) {
    int start = size;
    reserve(more);
    Arrays.fill(bytes, start, start + more, (byte) 0);
    size += more;
    return start;
  }

  void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void putInt(int value) {
    reserve(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void putLong(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** The lowest bytes of a number. */
  void putLow(int value, int count) {
    for (int i = 0; i < count; i++) {
      putByte(value >>> (8 * i));
    }
  }

  void setInt(int at, int value) {
    INT.set(bytes, at, value);
  }

  void setLong(int at, long value) {
    LONG.set(bytes, at, value);
  }

  void putBytes(byte[] from, int offset, int length) {
    reserve(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** Zeros up to the next multiple of eight. */
  void align() {
    extend(-size & 7);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
