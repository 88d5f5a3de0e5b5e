package org.alidade.lightcurve.internal.table;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.table.Column;
import org.alidade.table.ElementType;
import org.alidade.table.Table;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.RandomStarTable;

/** A table of this library as STIL sees tables. */
public final class TableView extends RandomStarTable {
  private final List<Column> columns;
  private final long rows;

  /**
   * Wraps a table.
   *
   * @throws BadInputException if a column holds lists
   */
  public TableView(Table table) {
    columns = table.columns();
    rows = table.rows();
    for (Column column : columns) {
      if (column.isList()) {
        throw new BadInputException(
            "it holds lists", "column " + column.name(), "write single values");
      }
    }
    table
        .metadata()
        .forEach(
            (key, text) ->
                setParameter(
                    new DescribedValue(new DefaultValueInfo(key, String.class, null), text)));
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public long getRowCount() {
    return rows;
  }

  @Override
  public ColumnInfo getColumnInfo(int index) {
    Column column = columns.get(index);
    Class<?> type =
        switch (column.type()) {
          case DOUBLE -> Double.class;
          case FLOAT -> Float.class;
          case LONG -> Long.class;
          case INT, BYTE -> Integer.class;
          case TEXT -> String.class;
        };
    ColumnInfo info = new ColumnInfo(column.name(), type, null);
    if (!column.unit().isEmpty()) {
      info.setUnitString(column.unit());
    }
    if (column.type() == ElementType.TEXT) {
      info.setNullable(false);
    }
    return info;
  }

  @Override
  public Object getCell(long row, int index) {
    Column column = columns.get(index);
    return switch (column.type()) {
      case DOUBLE -> column.number(row);
      case FLOAT -> (float) column.number(row);
      case LONG -> column.integer(row);
      case INT, BYTE -> (int) column.integer(row);
      case TEXT -> column.text(row);
    };
  }
}
