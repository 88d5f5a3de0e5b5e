package org.alidade.spherex.internal.results;

import java.util.List;

/**
 * The values of one column as arrays.
 *
 * @param column the column
 * @param rows its rows
 */
record Cells<T>(TableColumn<T> column, List<T> rows) {
  double[] doubles() {
    return rows.stream()
        .mapToDouble(row -> column.value().apply(row) instanceof Double value ? value : Double.NaN)
        .toArray();
  }

  int[] ints(int missing) {
    return rows.stream()
        .mapToInt(row -> column.value().apply(row) instanceof Integer value ? value : missing)
        .toArray();
  }

  boolean[] booleans() {
    boolean[] values = new boolean[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.value().apply(rows.get(i)) instanceof Boolean value && value;
    }
    return values;
  }

  List<String> texts() {
    return rows.stream()
        .map(row -> column.value().apply(row) instanceof String value ? value : "")
        .toList();
  }
}
