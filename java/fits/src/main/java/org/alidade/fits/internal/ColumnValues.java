package org.alidade.fits.internal;

import java.lang.reflect.Array;
import org.alidade.array.BadInputException;

/** Turns a column as nom-tam-fits delivers it into typed arrays. */
public final class ColumnValues {
  private final String where;
  private final Object raw;
  private final int rows;
  private final ColumnScaling scaling;

  /**
   * Wraps a column.
   *
   * @param where file, HDU and column, for messages
   * @param raw array over the rows: of primitives, of strings, or of arrays
   * @param rows number of rows
   * @param scaling scaling keywords
   */
  public ColumnValues(String where, Object raw, int rows, ColumnScaling scaling) {
    this.where = where;
    this.raw = raw;
    this.rows = rows;
    this.scaling = scaling;
  }

  /** One number per row. */
  public double[] doubles() {
    double[] result = new double[rows];
    for (int row = 0; row < rows; row++) {
      result[row] = number(scalar(row));
    }
    return result;
  }

  /** One integer per row. */
  public long[] longs() {
    long[] result = new long[rows];
    for (int row = 0; row < rows; row++) {
      result[row] = integer(scalar(row));
    }
    return result;
  }

  /** One text per row. */
  public String[] strings() {
    if (rows == 0) {
      return new String[0];
    }
    if (!(raw instanceof String[] texts)) {
      throw wrongKind("text", "doubles or longs");
    }
    String[] result = new String[rows];
    for (int row = 0; row < rows; row++) {
      result[row] = texts[row] == null ? "" : texts[row].stripTrailing();
    }
    return result;
  }

  /** One array of numbers per row. */
  public double[][] vectors() {
    double[][] result = new double[rows][];
    for (int row = 0; row < rows; row++) {
      Object cell = cell(row);
      result[row] = new double[length(cell)];
      flatten(cell, result[row], 0);
    }
    return result;
  }

  /** Cells of ASCII tables that are blank, or no numbers, are not there. */
  private Object cell(int row) {
    Object cell = Array.get(raw, row);
    if (cell == null) {
      throw wrongKind("a value in row " + (row + 1), "strings");
    }
    return cell;
  }

  private Object scalar(int row) {
    Object cell = cell(row);
    if (!cell.getClass().isArray()) {
      return cell;
    }
    if (Array.getLength(cell) != 1) {
      throw wrongKind("one number per row", "vectors");
    }
    return Array.get(cell, 0);
  }

  private static int length(Object cell) {
    if (!cell.getClass().isArray()) {
      return 1;
    }
    int total = 0;
    for (int i = 0; i < Array.getLength(cell); i++) {
      total += length(Array.get(cell, i));
    }
    return total;
  }

  private int flatten(Object cell, double[] target, int start) {
    if (!cell.getClass().isArray()) {
      target[start] = number(cell);
      return start + 1;
    }
    int next = start;
    for (int i = 0; i < Array.getLength(cell); i++) {
      next = flatten(Array.get(cell, i), target, next);
    }
    return next;
  }

  private double number(Object value) {
    if (value instanceof Boolean logical) {
      return logical ? 1 : 0;
    }
    if (value instanceof Double || value instanceof Float) {
      return scaling.apply(((Number) value).doubleValue());
    }
    return scaling.apply(stored(value, "doubles"));
  }

  private long integer(Object value) {
    if (value instanceof Boolean logical) {
      return logical ? 1 : 0;
    }
    if (value instanceof Double || value instanceof Float || !scaling.isIntegral()) {
      throw wrongKind("integers", "doubles");
    }
    return scaling.applyExactly(stored(value, "longs"));
  }

  private long stored(Object value, String wanted) {
    if (value instanceof Byte octet) {
      return octet & 0xff; // FITS bytes are unsigned
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw wrongKind("numbers for " + wanted, "strings");
  }

  private BadInputException wrongKind(String expected, String remedy) {
    return new BadInputException(
        "the column does not hold " + expected, where, "read it with " + remedy);
  }
}
