package org.alidade.hdf5.internal;

import org.alidade.array.BadInputException;
import org.alidade.hdf5.Hdf5Type;
import org.bytedeco.hdf5.global.hdf5;

/** The element types that Java arrays have, and how the library sees them in memory. */
public enum ElementKind {
  /** 8-bit integers; unsigned ones keep their bits. */
  BYTE(1),
  /** 32-bit integers. */
  INT(4),
  /** 64-bit integers. */
  LONG(8),
  /** 32-bit floating point; complex numbers are pairs. */
  FLOAT(4),
  /** 64-bit floating point; complex numbers are pairs. */
  DOUBLE(8);

  private final int bytes;

  ElementKind(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per value. */
  public int bytes() {
    return bytes;
  }

  /** Values of this kind per element of a dataset: two for complex numbers, else one. */
  static int valuesPerElement(Hdf5Type type) {
    return type.isComplex() ? 2 : 1;
  }

  private long nativeType() {
    return switch (this) {
      case BYTE -> hdf5.H5T_NATIVE_INT8_g();
      case INT -> hdf5.H5T_NATIVE_INT32_g();
      case LONG -> hdf5.H5T_NATIVE_INT64_g();
      case FLOAT -> hdf5.H5T_NATIVE_FLOAT_g();
      case DOUBLE -> hdf5.H5T_NATIVE_DOUBLE_g();
    };
  }

  /**
   * The type that memory has while elements of a file type are moved to or from it.
   *
   * @throws BadInputException if the file type does not convert to this kind
   */
  Identifier memoryType(Hdf5Type fileType, long fileTypeId, String where) {
    if (fileType.isComplex() && (this == FLOAT || this == DOUBLE)) {
      return Types.complex(nativeType(), where);
    }
    if (!Types.isNumeric(fileTypeId)) {
      throw new BadInputException(
          "elements of type " + fileType + " are not convertible to " + this,
          where,
          "use the method for that type");
    }
    if (this == BYTE && fileType == Hdf5Type.UINT8) {
      return Types.copy(hdf5.H5T_NATIVE_UINT8_g(), where);
    }
    boolean sameBytes = this == BYTE && fileType == Hdf5Type.BOOLEAN;
    return Types.copy(sameBytes ? fileTypeId : nativeType(), where);
  }
}
