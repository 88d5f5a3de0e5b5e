package org.alidade.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Room for one row of a column, and its bytes in little-endian order. */
final class ColumnValues {
  private final Column column;
  private final Object values;

  ColumnValues(Column column) {
    this.column = column;
    int count = column.elements();
    values =
        switch (column.type()) {
          case DOUBLE -> new double[count];
          case FLOAT -> new float[count];
          case LONG -> new long[count];
          case INT -> new int[count];
          case BYTE -> new byte[count];
          case TEXT -> new String[count];
        };
  }

  /** The array with the values of a row; the same array every time. */
  Object read(long row) {
    column.read(row, values);
    return values;
  }

  /** Appends the values of a row of fixed-width elements. */
  void put(long row, ByteBuffer into) {
    Object read = read(row);
    int bytes = column.type().bytes() * column.elements();
    if (read instanceof double[] doubles) {
      into.asDoubleBuffer().put(doubles);
    } else if (read instanceof float[] floats) {
      into.asFloatBuffer().put(floats);
    } else if (read instanceof long[] longs) {
      into.asLongBuffer().put(longs);
    } else if (read instanceof int[] ints) {
      into.asIntBuffer().put(ints);
    } else {
      into.slice().put((byte[]) read);
    }
    into.position(into.position() + bytes);
  }

  /** The text of a row in UTF-8. */
  byte[] text(long row) {
    return ((String[]) read(row))[0].getBytes(StandardCharsets.UTF_8);
  }
}
