package org.alidade.hdf5;

/** Element types of datasets, as this library names them. */
public enum Hdf5Type {
  /** Signed 8-bit integer. */
  INT8(1),
  /** Signed 16-bit integer. */
  INT16(2),
  /** Signed 32-bit integer. */
  INT32(4),
  /** Signed 64-bit integer. */
  INT64(8),
  /** Unsigned 8-bit integer. */
  UINT8(1),
  /** Unsigned 16-bit integer. */
  UINT16(2),
  /** Unsigned 32-bit integer. */
  UINT32(4),
  /** Unsigned 64-bit integer. */
  UINT64(8),
  /** 32-bit floating point. */
  FLOAT32(4),
  /** 64-bit floating point. */
  FLOAT64(8),
  /** Truth value: an enumeration FALSE = 0, TRUE = 1 on 8 bits, which h5py shows as bool. */
  BOOLEAN(1),
  /** Complex number of two 32-bit parts r and i, which h5py shows as complex64. */
  COMPLEX64(8),
  /** Complex number of two 64-bit parts r and i, which h5py shows as complex128. */
  COMPLEX128(16),
  /** Text of fixed or variable length. */
  STRING(0),
  /** Several named members per element; read with {@link Hdf5Dataset#readCompound()}. */
  COMPOUND(0),
  /** Anything else. */
  OTHER(0);

  private final int bytes;

  Hdf5Type(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per element, or zero where that depends on the dataset. */
  public int bytes() {
    return bytes;
  }

  /** Whether the elements are pairs of a real and an imaginary part. */
  public boolean isComplex() {
    return this == COMPLEX64 || this == COMPLEX128;
  }

  /** Whether the elements are integers of up to 64 bits. */
  public boolean isInteger() {
    return switch (this) {
      case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> true;
      default -> false;
    };
  }
}
