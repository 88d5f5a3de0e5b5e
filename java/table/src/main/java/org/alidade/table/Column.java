package org.alidade.table;

import java.lang.reflect.Array;
import java.util.List;
import org.alidade.array.BadInputException;

/**
 * A column: name, unit, type, and where its values come from. Immutable; arrays are not copied.
 *
 * <pre>{@code
 * Column mjd = Column.of("mjd", mjdDays).unit("d");
 * Column flux = Column.doubleLists("flux", 601, rows, (row, values) -> spectra.copyTo(row * 601, values, 0, 601));
 * }</pre>
 */
public final class Column {
  private final String name;
  private final String unit;
  private final ElementType type;
  private final int listLength;
  private final long rows;
  private final RowReader<?> reader;

  private Column(
      String name, String unit, ElementType type, int listLength, long rows, RowReader<?> reader) {
    this.name = name;
    this.unit = unit;
    this.type = type;
    this.listLength = listLength;
    this.rows = rows;
    this.reader = reader;
  }

  /** 64-bit floating point, one value per row. */
  public static Column of(String name, double[] values) {
    RowReader<double[]> reader = (row, into) -> into[0] = values[(int) row];
    return scalars(name, ElementType.DOUBLE, values.length, reader);
  }

  /** 32-bit floating point, one value per row. */
  public static Column of(String name, float[] values) {
    RowReader<float[]> reader = (row, into) -> into[0] = values[(int) row];
    return scalars(name, ElementType.FLOAT, values.length, reader);
  }

  /** 64-bit integers, one value per row. */
  public static Column of(String name, long[] values) {
    RowReader<long[]> reader = (row, into) -> into[0] = values[(int) row];
    return scalars(name, ElementType.LONG, values.length, reader);
  }

  /** 32-bit integers, one value per row. */
  public static Column of(String name, int[] values) {
    RowReader<int[]> reader = (row, into) -> into[0] = values[(int) row];
    return scalars(name, ElementType.INT, values.length, reader);
  }

  /** Texts, one per row. */
  public static Column of(String name, List<String> values) {
    RowReader<String[]> reader = (row, into) -> into[0] = values.get((int) row);
    return scalars(name, ElementType.TEXT, values.size(), reader);
  }

  /**
   * Lists of 64-bit floating point, all of one length.
   *
   * @param length elements of each list
   * @param rows number of rows
   * @throws BadInputException if the length is below 1
   */
  public static Column doubleLists(String name, int length, long rows, RowReader<double[]> reader) {
    return lists(name, ElementType.DOUBLE, length, rows, reader);
  }

  /**
   * Lists of 32-bit floating point, all of one length.
   *
   * @param length elements of each list
   * @param rows number of rows
   * @throws BadInputException if the length is below 1
   */
  public static Column floatLists(String name, int length, long rows, RowReader<float[]> reader) {
    return lists(name, ElementType.FLOAT, length, rows, reader);
  }

  /**
   * Lists of 8-bit integers, all of one length.
   *
   * @param length elements of each list
   * @param rows number of rows
   * @throws BadInputException if the length is below 1
   */
  public static Column byteLists(String name, int length, long rows, RowReader<byte[]> reader) {
    return lists(name, ElementType.BYTE, length, rows, reader);
  }

  private static Column scalars(String name, ElementType type, long rows, RowReader<?> reader) {
    return new Column(name, "", type, 0, rows, reader);
  }

  private static Column lists(
      String name, ElementType type, int length, long rows, RowReader<?> reader) {
    if (length < 1 || rows < 0) {
      throw new BadInputException(
          rows + " lists of " + length + " elements", "column " + name, "use 1 element or more");
    }
    return new Column(name, "", type, length, rows, reader);
  }

  /** The same with a unit, which files carry beside the column. */
  public Column unit(String text) {
    return new Column(name, text, type, listLength, rows, reader);
  }

  /** Name. */
  public String name() {
    return name;
  }

  /** Unit, empty if there is none. */
  public String unit() {
    return unit;
  }

  /** Type of the elements. */
  public ElementType type() {
    return type;
  }

  /** Whether rows hold lists. */
  public boolean isList() {
    return listLength > 0;
  }

  /** Elements per row: the length of the lists, or 1. */
  public int elements() {
    return Math.max(1, listLength);
  }

  /** Number of rows. */
  public long rows() {
    return rows;
  }

  /**
   * The number of a row.
   *
   * @throws BadInputException if rows hold texts or lists
   */
  public double number(long row) {
    return ((Number) single(row, type != ElementType.TEXT, "single numbers")).doubleValue();
  }

  /**
   * The integer of a row.
   *
   * @throws BadInputException if rows hold anything else
   */
  public long integer(long row) {
    boolean fits = type == ElementType.LONG || type == ElementType.INT || type == ElementType.BYTE;
    return ((Number) single(row, fits, "single integers")).longValue();
  }

  /**
   * The text of a row; a number in its shortest form.
   *
   * @throws BadInputException if rows hold lists
   */
  public String text(long row) {
    return single(row, true, "single values").toString();
  }

  private Object single(long row, boolean fits, String wanted) {
    if (isList() || !fits) {
      throw new BadInputException(
          "it does not hold " + wanted, "column " + name, "read another column");
    }
    return Array.get(new ColumnValues(this).read(row), 0);
  }

  /**
   * Fills an array with a row.
   *
   * @param values array of the element type, as long as the rows
   */
  @SuppressWarnings("unchecked") // the type was fixed together with the reader
  <A> void read(long row, A values) {
    ((RowReader<A>) reader).read(row, values);
  }
}
