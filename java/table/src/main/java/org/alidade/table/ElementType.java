package org.alidade.table;

/** What the elements of a column are. None can be missing; numbers may be NaN. */
public enum ElementType {
  /** 64-bit floating point. */
  DOUBLE(Double.BYTES, "DOUBLE"),
  /** 32-bit floating point. */
  FLOAT(Float.BYTES, "FLOAT"),
  /** 64-bit integers. */
  LONG(Long.BYTES, "BIGINT"),
  /** 32-bit integers. */
  INT(Integer.BYTES, "INTEGER"),
  /** 8-bit integers. */
  BYTE(Byte.BYTES, "TINYINT"),
  /** Texts. */
  TEXT(0, "VARCHAR");

  private final int bytes;
  private final String sqlName;

  ElementType(int bytes, String sqlName) {
    this.bytes = bytes;
    this.sqlName = sqlName;
  }

  /** Bytes per element; 0 for texts, which vary. */
  public int bytes() {
    return bytes;
  }

  String sqlName() {
    return sqlName;
  }
}
