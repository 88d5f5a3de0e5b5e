package org.alidade.cli.lightcurve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.table.Column;
import org.alidade.table.ElementType;
import org.alidade.table.Table;

/** Rows of a table as text and as documents. */
final class TableText {
  private TableText() {}

  /** The first rows, tab-separated, under the names of the columns. */
  static String text(Table table, long rows) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join("\t", table.columns().stream().map(Column::name).toList()));
    for (long row = 0; row < Math.min(rows, table.rows()); row++) {
      List<String> cells = new ArrayList<>();
      for (Column column : table.columns()) {
        cells.add(cell(column, row));
      }
      lines.add(String.join("\t", cells));
    }
    return String.join(System.lineSeparator(), lines);
  }

  /** The first rows as maps from names to values. */
  static List<Map<String, Object>> documents(Table table, long rows) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (long row = 0; row < Math.min(rows, table.rows()); row++) {
      Map<String, Object> document = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        document.put(column.name(), value(column, row));
      }
      documents.add(document);
    }
    return documents;
  }

  private static Object value(Column column, long row) {
    return switch (column.type()) {
      case TEXT -> column.text(row);
      case DOUBLE, FLOAT -> column.number(row);
      default -> column.integer(row);
    };
  }

  private static String cell(Column column, long row) {
    boolean real = column.type() == ElementType.DOUBLE || column.type() == ElementType.FLOAT;
    return real
        ? String.format(Locale.ROOT, "%.7g", column.number(row))
        : String.valueOf(value(column, row));
  }
}
