package org.alidade.lightcurve.run;

import java.util.Optional;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.table.Column;
import org.alidade.table.ElementType;
import org.alidade.table.Table;

/** Columns of tables by name, and under other names. */
final class TableColumns {
  private TableColumns() {}

  static Optional<Column> find(Table table, String name) {
    return table.columns().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  static Column get(Table table, String name, String where) {
    return find(table, name)
        .orElseThrow(
            () ->
                new MissingDatasetException(
                    "the column " + name + " is missing",
                    where,
                    "it has " + table.columns().stream().map(Column::name).toList()));
  }

  /** The same values under another name. */
  static Column renamed(Column column, String name) {
    ElementType type = column.type();
    Column copy;
    if (type == ElementType.TEXT) {
      copy = Column.of(name, TableRows.texts(column));
    } else if (type == ElementType.LONG || type == ElementType.INT || type == ElementType.BYTE) {
      copy = Column.of(name, TableRows.integers(column));
    } else {
      copy = Column.of(name, TableRows.numbers(column));
    }
    return copy.unit(column.unit());
  }
}
