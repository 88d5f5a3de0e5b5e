package org.alidade.lvm;

/** Number format of two-dimensional arrays. */
public enum Precision {
  /** 64 bits. */
  DOUBLE(8),
  /** 32 bits. */
  SINGLE(4);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per value. */
  public int bytes() {
    return bytes;
  }
}
