package org.alidade.lightcurve.internal.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.alidade.array.BadInputException;
import org.alidade.table.Column;
import org.alidade.table.ElementType;
import org.alidade.table.Table;

/** Rows of tables: chosen, reordered, as arrays. */
public final class TableRows {
  private TableRows() {}

  /**
   * A table of some rows of another, in any order.
   *
   * @throws BadInputException if a column holds lists
   */
  public static Table pick(Table table, int[] rows) {
    Table.Builder picked = Table.builder();
    table.columns().forEach(column -> picked.column(pick(column, rows)));
    table.metadata().forEach(picked::metadata);
    return picked.build();
  }

  private static Column pick(Column column, int[] rows) {
    String name = column.name();
    Column picked =
        switch (column.type()) {
          case DOUBLE -> Column.of(name, Arrays.stream(rows).mapToDouble(column::number).toArray());
          case FLOAT -> Column.of(name, floats(column, rows));
          case LONG -> Column.of(name, Arrays.stream(rows).mapToLong(column::integer).toArray());
          case INT, BYTE ->
              Column.of(name, Arrays.stream(rows).map(row -> (int) column.integer(row)).toArray());
          case TEXT -> Column.of(name, Arrays.stream(rows).mapToObj(column::text).toList());
        };
    return picked.unit(column.unit());
  }

  private static float[] floats(Column column, int[] rows) {
    float[] values = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = (float) column.number(rows[i]);
    }
    return values;
  }

  /**
   * The numbers of a column.
   *
   * @throws BadInputException if it holds texts or lists
   */
  public static double[] numbers(Column column) {
    double[] values = new double[Math.toIntExact(column.rows())];
    Arrays.setAll(values, column::number);
    return values;
  }

  /**
   * The integers of a column.
   *
   * @throws BadInputException if it holds anything else
   */
  public static long[] integers(Column column) {
    long[] values = new long[Math.toIntExact(column.rows())];
    Arrays.setAll(values, column::integer);
    return values;
  }

  /** The values of a column as texts. */
  public static List<String> texts(Column column) {
    List<String> values = new ArrayList<>();
    for (long row = 0; row < column.rows(); row++) {
      values.add(column.text(row));
    }
    return values;
  }

  /**
   * The rows of two tables one after the other; columns in the order of the first.
   *
   * @throws BadInputException if the second lacks a column of the first
   */
  public static Table joined(Table first, Table second) {
    Table.Builder joined = Table.builder();
    for (Column column : first.columns()) {
      Column more =
          second.columns().stream()
              .filter(other -> other.name().equals(column.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadInputException(
                          "there is no column " + column.name(), "table", "give all columns"));
      joined.column(joined(column, more).unit(column.unit()));
    }
    first.metadata().forEach(joined::metadata);
    return joined.build();
  }

  private static Column joined(Column first, Column second) {
    String name = first.name();
    if (first.type() == ElementType.TEXT || second.type() == ElementType.TEXT) {
      List<String> texts = texts(first);
      texts.addAll(texts(second));
      return Column.of(name, texts);
    }
    if (isWhole(first) && isWhole(second)) {
      return Column.of(
          name,
          LongStream.concat(Arrays.stream(integers(first)), Arrays.stream(integers(second)))
              .toArray());
    }
    return Column.of(
        name,
        DoubleStream.concat(Arrays.stream(numbers(first)), Arrays.stream(numbers(second)))
            .toArray());
  }

  private static boolean isWhole(Column column) {
    return column.type() != ElementType.DOUBLE && column.type() != ElementType.FLOAT;
  }
}
