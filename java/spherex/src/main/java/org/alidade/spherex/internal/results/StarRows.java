package org.alidade.spherex.internal.results;

import java.util.List;
import java.util.Map;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTable;

/** Rows in the table model of STIL. */
final class StarRows {
  private StarRows() {}

  static <T> StarTable table(
      String title, List<TableColumn<T>> columns, List<T> rows, Map<String, Object> metadata) {
    RowListStarTable table =
        new RowListStarTable(columns.stream().map(StarRows::info).toArray(ColumnInfo[]::new));
    table.setName(title);
    metadata.forEach(
        (key, value) ->
            table.setParameter(
                new DescribedValue(new DefaultValueInfo(key, value.getClass(), null), value)));
    for (T row : rows) {
      table.addRow(columns.stream().map(column -> column.value().apply(row)).toArray());
    }
    return table;
  }

  private static ColumnInfo info(TableColumn<?> column) {
    ColumnInfo info = new ColumnInfo(column.name(), column.type(), column.description());
    if (!column.unit().isEmpty()) {
      info.setUnitString(column.unit());
    }
    info.setUCD(column.ucd());
    return info;
  }
}
