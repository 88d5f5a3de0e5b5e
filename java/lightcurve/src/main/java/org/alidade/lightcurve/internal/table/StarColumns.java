package org.alidade.lightcurve.internal.table;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;

/**
 * Tables of STIL as tables of this library. Integers become 64 bits wide, or floating point if some
 * are missing; truth values 1 and 0; a column of lists one column per element: {@code NAME}, {@code
 * NAME_1}, {@code NAME_2}. Lists that are no numbers or vary in length are left out.
 */
public final class StarColumns {
  private StarColumns() {}

  /**
   * Reads all rows.
   *
   * @throws IOException if that fails
   */
  public static Table read(StarTable table) throws IOException {
    List<List<Object>> cells = new ArrayList<>();
    for (int i = 0; i < table.getColumnCount(); i++) {
      cells.add(new ArrayList<>());
    }
    try (RowSequence rows = table.getRowSequence()) {
      while (rows.next()) {
        for (int i = 0; i < cells.size(); i++) {
          cells.get(i).add(rows.getCell(i));
        }
      }
    }
    Table.Builder built = Table.builder();
    for (int i = 0; i < cells.size(); i++) {
      columns(table.getColumnInfo(i), cells.get(i)).forEach(built::column);
    }
    table
        .getParameters()
        .forEach(
            value ->
                built.metadata(value.getInfo().getName(), Objects.toString(value.getValue(), "")));
    return built.build();
  }

  private static List<Column> columns(ColumnInfo info, List<? extends @Nullable Object> cells) {
    String unit = Objects.requireNonNullElse(info.getUnitString(), "");
    if (!info.isArray()) {
      return List.of(column(info.getName(), info.getContentClass(), cells).unit(unit));
    }
    Class<?> element = info.getContentClass().getComponentType();
    int length = length(cells);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; element.isPrimitive() && i < length; i++) {
      int index = i;
      List<@Nullable Object> elements = new ArrayList<>();
      cells.forEach(cell -> elements.add(cell == null ? null : Array.get(cell, index)));
      String name = i == 0 ? info.getName() : info.getName() + "_" + i;
      columns.add(column(name, boxed(element), elements).unit(unit));
    }
    return columns;
  }

  /** Common length of the lists, 0 if there is none. */
  private static int length(List<? extends @Nullable Object> cells) {
    int length = -1;
    for (Object cell : cells) {
      int found = cell == null ? length : Array.getLength(cell);
      if (length >= 0 && found != length) {
        return 0;
      }
      length = found;
    }
    return Math.max(length, 0);
  }

  private static Class<?> boxed(Class<?> primitive) {
    return Array.get(Array.newInstance(primitive, 1), 0).getClass();
  }

  private static Column column(String name, Class<?> type, List<? extends @Nullable Object> cells) {
    if (type == Float.class) {
      return Column.of(name, floats(cells));
    }
    boolean whole =
        type == Long.class || type == Integer.class || type == Short.class || type == Byte.class;
    if (type == Boolean.class) {
      return numbers(name, cells.stream().map(StarColumns::bit).toList());
    }
    if (whole && cells.stream().allMatch(Number.class::isInstance)) {
      return Column.of(
          name, cells.stream().mapToLong(cell -> ((Number) cell).longValue()).toArray());
    }
    if (Number.class.isAssignableFrom(type)) {
      return numbers(name, cells);
    }
    return Column.of(name, cells.stream().map(cell -> Objects.toString(cell, "")).toList());
  }

  private static Column numbers(String name, List<? extends @Nullable Object> cells) {
    double[] values = new double[cells.size()];
    boolean whole = true;
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.get(i) instanceof Number number ? number.doubleValue() : Double.NaN;
      whole &= cells.get(i) instanceof Long;
    }
    return whole
        ? Column.of(name, cells.stream().mapToLong(cell -> ((Number) cell).longValue()).toArray())
        : Column.of(name, values);
  }

  private static Object bit(@Nullable Object cell) {
    return cell == null ? (Object) Double.NaN : (Object) (Boolean.TRUE.equals(cell) ? 1L : 0L);
  }

  private static float[] floats(List<? extends @Nullable Object> cells) {
    float[] values = new float[cells.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.get(i) instanceof Number number ? number.floatValue() : Float.NaN;
    }
    return values;
  }
}
