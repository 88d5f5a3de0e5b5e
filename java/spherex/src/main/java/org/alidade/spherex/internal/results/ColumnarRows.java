package org.alidade.spherex.internal.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.table.TableReader;
import org.alidade.table.TableWriter;
import uk.ac.starlink.table.ArrayColumn;
import uk.ac.starlink.table.ColumnStarTable;
import uk.ac.starlink.table.StarTable;

/**
 * Rows as a Parquet or Arrow file, and such rows read; descriptions are metadata {@code
 * description:NAME}.
 */
final class ColumnarRows {
  /** Stands for a missing integer: the counts and numbers of a result are never negative. */
  private static final int MISSING = -1;

  private ColumnarRows() {}

  static <T> void write(
      Path file, List<TableColumn<T>> columns, List<T> rows, Map<String, Object> metadata)
      throws IOException {
    Table.Builder table = Table.builder();
    for (TableColumn<T> column : columns) {
      table.column(column(column, new Cells<>(column, rows)).unit(column.unit()));
      table.metadata("description:" + column.name(), column.description());
    }
    metadata.forEach((key, value) -> table.metadata(key, value.toString()));
    TableWriter.write(file, table.build());
  }

  /** Columns of a Parquet file whose names are wanted. */
  static StarTable read(Path file, Predicate<String> wanted) throws IOException {
    Table table = TableReader.read(file, wanted);
    int rows = (int) table.rows();
    ColumnStarTable star = ColumnStarTable.makeTableWithRows(rows);
    for (Column column : table.columns()) {
      ArrayColumn values = ArrayColumn.makeColumn(column.name(), values(column, rows));
      values.getColumnInfo().setUnitString(column.unit());
      star.addColumn(values);
    }
    return star;
  }

  private static Object values(Column column, int rows) {
    return switch (column.type()) {
      case TEXT -> IntStream.range(0, rows).mapToObj(column::text).toArray(String[]::new);
      case LONG, INT, BYTE -> IntStream.range(0, rows).mapToLong(column::integer).toArray();
      case DOUBLE, FLOAT -> IntStream.range(0, rows).mapToDouble(column::number).toArray();
    };
  }

  /** These files have no logical columns here: true is 1 and false is 0. */
  private static <T> Column column(TableColumn<T> column, Cells<T> cells) {
    if (column.type() == Double.class) {
      return Column.of(column.name(), cells.doubles());
    }
    if (column.type() == Integer.class) {
      return Column.of(column.name(), cells.ints(MISSING));
    }
    if (column.type() == Boolean.class) {
      boolean[] values = cells.booleans();
      int[] numbers = new int[values.length];
      for (int i = 0; i < values.length; i++) {
        numbers[i] = values[i] ? 1 : 0;
      }
      return Column.of(column.name(), numbers);
    }
    return Column.of(column.name(), cells.texts());
  }
}
