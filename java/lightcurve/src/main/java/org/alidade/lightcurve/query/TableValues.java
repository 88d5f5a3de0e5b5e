package org.alidade.lightcurve.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.alidade.array.BadInputException;
import org.alidade.table.Column;
import org.alidade.table.ElementType;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a table as arrays, each converted when it is first asked for and kept. Columns of
 * lists and the columns that programs keep for themselves (with a leading underscore, or {@code
 * _source_catalog_} in the name) are left out. May be used by many threads at a time.
 *
 * <p>Example: {@code double[] ra = TableValues.of(store.objects()).numbers("ra");}.
 */
public final class TableValues {
  private static final String INTERNAL = "_source_catalog_";

  private final int rows;
  private final List<String> names;
  private final Map<String, Column> columns;
  private final Map<String, double[]> numbers = new ConcurrentHashMap<>();
  private final Map<String, String[]> texts = new ConcurrentHashMap<>();

  private TableValues(int rows, List<String> names, Map<String, Column> columns) {
    this.rows = rows;
    this.names = List.copyOf(names);
    this.columns = columns;
  }

  /**
   * The columns of a table.
   *
   * @throws BadInputException if the table has more rows than an array has elements
   */
  public static TableValues of(Table table) {
    if (table.rows() > Integer.MAX_VALUE - 8) {
      throw new BadInputException(
          table.rows() + " rows", "table", "use at most " + (Integer.MAX_VALUE - 8));
    }
    List<String> names = new ArrayList<>();
    Map<String, Column> columns = new ConcurrentHashMap<>();
    for (Column column : table.columns()) {
      boolean internal = column.name().startsWith("_") || column.name().contains(INTERNAL);
      if (!internal && !column.isList()) {
        names.add(column.name());
        columns.put(column.name(), column);
      }
    }
    return new TableValues((int) table.rows(), names, columns);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Names of the columns, in the order of the table. */
  public List<String> names() {
    return names;
  }

  /** Names of the columns that hold numbers, in the order of the table. */
  public List<String> numericNames() {
    return names.stream().filter(name -> !isText(name)).toList();
  }

  /** Whether there is a column of the name. */
  public boolean has(String name) {
    return columns.containsKey(name);
  }

  /**
   * Whether a column holds texts.
   *
   * @throws BadInputException if there is no such column
   */
  public boolean isText(String name) {
    return column(name).type() == ElementType.TEXT;
  }

  /**
   * Whether a column holds whole numbers.
   *
   * @throws BadInputException if there is no such column
   */
  public boolean isInteger(String name) {
    ElementType type = column(name).type();
    return type == ElementType.LONG || type == ElementType.INT || type == ElementType.BYTE;
  }

  /**
   * Unit of a column, empty if it has none.
   *
   * @throws BadInputException if there is no such column
   */
  public String unit(String name) {
    return column(name).unit();
  }

  /**
   * Numbers of a column, one per row; the array is shared and not to be changed.
   *
   * @throws BadInputException if there is no such column or it holds texts
   */
  public double[] numbers(String name) {
    Column column = column(name);
    return numbers.computeIfAbsent(name, key -> readNumbers(column));
  }

  /**
   * Texts of a column, one per row, numbers in their shortest form; the array is shared and not to
   * be changed.
   *
   * @throws BadInputException if there is no such column
   */
  public String[] texts(String name) {
    Column column = column(name);
    return texts.computeIfAbsent(name, key -> readTexts(column));
  }

  private double[] readNumbers(Column column) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = column.number(row);
    }
    return values;
  }

  private String[] readTexts(Column column) {
    String[] values = new String[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = column.text(row);
    }
    return values;
  }

  private Column column(String name) {
    @Nullable Column column = columns.get(name);
    if (column == null) {
      throw new BadInputException("no column " + name, "table", "choose one of " + names);
    }
    return column;
  }
}
