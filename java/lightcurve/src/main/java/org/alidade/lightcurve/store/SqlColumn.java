package org.alidade.lightcurve.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alidade.table.Column;
import org.alidade.table.ElementType;

/**
 * A column of a query's result. Numbers that are missing are NaN, which makes a column of integers
 * one of floating-point numbers; missing texts are empty.
 */
final class SqlColumn {
  private enum Kind {
    REAL,
    SINGLE,
    INTEGER,
    TEXT
  }

  private final String name;
  private final int index;
  private final Kind kind;
  private final List<String> texts = new ArrayList<>();
  private double[] numbers = new double[16];
  private long[] integers = new long[16];
  private boolean gaps;
  private int size;

  SqlColumn(String name, int index, String declared) {
    this.name = name;
    this.index = index;
    this.kind =
        switch (declared.toUpperCase(Locale.ROOT)) {
          case "REAL", "DOUBLE" -> Kind.REAL;
          case "FLOAT" -> Kind.SINGLE;
          case "INTEGER" -> Kind.INTEGER;
          default -> Kind.TEXT;
        };
  }

  /** Declared type of a column of the given elements. */
  static String sqlType(ElementType type) {
    return switch (type) {
      case DOUBLE -> "REAL";
      case FLOAT -> "FLOAT";
      case LONG, INT, BYTE -> "INTEGER";
      case TEXT -> "TEXT";
    };
  }

  void add(ResultSet row) throws SQLException {
    if (kind == Kind.TEXT) {
      String text = row.getString(index);
      texts.add(text == null ? "" : text);
      return;
    }
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
      integers = Arrays.copyOf(integers, 2 * size);
    }
    double number = row.getDouble(index);
    boolean missing = row.wasNull();
    gaps |= missing;
    numbers[size] = missing ? Double.NaN : number;
    integers[size] = kind == Kind.INTEGER ? row.getLong(index) : 0;
    size++;
  }

  Column finish() {
    return switch (kind) {
      case TEXT -> Column.of(name, texts);
      case SINGLE -> Column.of(name, singles());
      case INTEGER ->
          gaps
              ? Column.of(name, Arrays.copyOf(numbers, size))
              : Column.of(name, Arrays.copyOf(integers, size));
      case REAL -> Column.of(name, Arrays.copyOf(numbers, size));
    };
  }

  private float[] singles() {
    float[] singles = new float[size];
    for (int i = 0; i < size; i++) {
      singles[i] = (float) numbers[i];
    }
    return singles;
  }
}
