package org.alidade.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A column that is being read. */
final class ParquetColumn {
  private static final Set<String> INTEGERS =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "BOOLEAN");
  private static final Set<String> NUMBERS = Set.of("FLOAT", "DOUBLE", "UBIGINT", "HUGEINT");
  private static final Set<String> TEXTS = Set.of("VARCHAR", "UUID", "DATE", "TIME", "ENUM");

  private final String name;
  private ElementType type;
  private double[] doubles = {};
  private long[] longs = {};
  private String[] texts = {};

  private ParquetColumn(String name, ElementType type) {
    this.name = name;
    this.type = type;
  }

  /** A column of a type of DuckDB; empty for lists, records and bytes. */
  static Optional<ParquetColumn> of(String name, String sqlType) {
    String plain = sqlType.replaceFirst("\\(.*", "");
    if (sqlType.endsWith("]")) {
      return Optional.empty();
    }
    if (INTEGERS.contains(plain)) {
      return Optional.of(new ParquetColumn(name, ElementType.LONG));
    }
    if (NUMBERS.contains(plain) || plain.equals("DECIMAL")) {
      return Optional.of(new ParquetColumn(name, ElementType.DOUBLE));
    }
    return TEXTS.contains(plain) || plain.startsWith("TIMESTAMP")
        ? Optional.of(new ParquetColumn(name, ElementType.TEXT))
        : Optional.empty();
  }

  String name() {
    return name;
  }

  String quotedName() {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** What is selected: the column in the type that it is kept in. */
  String expression() {
    return "CAST(" + quotedName() + " AS " + type.sqlName() + ")";
  }

  void allocate(int rows, boolean someAreMissing) {
    if (type == ElementType.LONG && someAreMissing) {
      type = ElementType.DOUBLE;
    }
    doubles = new double[type == ElementType.DOUBLE ? rows : 0];
    longs = new long[type == ElementType.LONG ? rows : 0];
    texts = new String[type == ElementType.TEXT ? rows : 0];
  }

  void take(ResultSet rows, int column, int row) throws SQLException {
    if (type == ElementType.LONG) {
      longs[row] = rows.getLong(column);
    } else if (type == ElementType.DOUBLE) {
      double value = rows.getDouble(column);
      doubles[row] = rows.wasNull() ? Double.NaN : value;
    } else {
      String text = rows.getString(column);
      texts[row] = rows.wasNull() ? "" : text;
    }
  }

  Column column() {
    return switch (type) {
      case LONG -> Column.of(name, longs);
      case DOUBLE -> Column.of(name, doubles);
      default -> Column.of(name, Arrays.asList(texts));
    };
  }
}
