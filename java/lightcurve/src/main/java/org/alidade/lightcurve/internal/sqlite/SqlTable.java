package org.alidade.lightcurve.internal.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/** Tables of this library as tables of a database. */
public final class SqlTable {
  private SqlTable() {}

  /**
   * Reads all columns of a table. Integers become floating point where some are missing.
   *
   * @param order columns that the rows are ordered by
   */
  public static Table read(SqlSession session, String table, String order) throws SQLException {
    Map<String, String> columns = session.columns(table);
    List<List<@Nullable Object>> cells = new ArrayList<>();
    columns.keySet().forEach(name -> cells.add(new ArrayList<>()));
    String sql = "SELECT * FROM " + SqlSession.quoted(table) + " ORDER BY " + order;
    try (ResultSet rows = session.statement(sql).executeQuery()) {
      while (rows.next()) {
        for (int i = 0; i < cells.size(); i++) {
          cells.get(i).add(rows.getObject(i + 1));
        }
      }
    }
    Table.Builder built = Table.builder();
    int index = 0;
    for (Map.Entry<String, String> column : columns.entrySet()) {
      built.column(column(column.getKey(), column.getValue(), cells.get(index++)));
    }
    return built.build();
  }

  private static Column column(String name, String type, List<@Nullable Object> cells) {
    String kind = type.toUpperCase(Locale.ROOT);
    if (kind.contains("INT") && cells.stream().allMatch(Number.class::isInstance)) {
      return Column.of(
          name,
          cells.stream()
              .mapToLong(cell -> ((Number) Objects.requireNonNull(cell)).longValue())
              .toArray());
    }
    if (kind.contains("INT") || kind.contains("REAL")) {
      return Column.of(name, cells.stream().mapToDouble(SqlTable::number).toArray());
    }
    return Column.of(name, cells.stream().map(cell -> Objects.toString(cell, "")).toList());
  }

  private static double number(@Nullable Object cell) {
    return cell instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /**
   * Writes rows; those with the primary key of another replace what the table says about it in the
   * columns given. Columns that the table lacks are added.
   *
   * @param keys columns of the primary key
   */
  public static void upsert(SqlSession session, String table, List<String> keys, Table rows)
      throws SQLException {
    addColumns(session, table, rows.columns());
    List<String> names = rows.columns().stream().map(c -> SqlSession.quoted(c.name())).toList();
    String updates =
        String.join(
            ", ",
            rows.columns().stream()
                .map(Column::name)
                .filter(name -> !keys.contains(name))
                .map(SqlSession::quoted)
                .map(name -> name + " = excluded." + name)
                .toList());
    String sql =
        "INSERT INTO "
            + SqlSession.quoted(table)
            + " ("
            + String.join(", ", names)
            + ") VALUES ("
            + String.join(", ", Collections.nCopies(names.size(), "?"))
            + ") ON CONFLICT ("
            + String.join(", ", keys.stream().map(SqlSession::quoted).toList())
            + ") DO "
            + (updates.isEmpty() ? "NOTHING" : "UPDATE SET " + updates);
    PreparedStatement statement = session.statement(sql);
    for (long row = 0; row < rows.rows(); row++) {
      for (int i = 0; i < names.size(); i++) {
        statement.setObject(i + 1, value(rows.columns().get(i), row));
      }
      statement.addBatch();
    }
    statement.executeBatch();
  }

  private static void addColumns(SqlSession session, String table, List<Column> columns)
      throws SQLException {
    Map<String, String> known = session.columns(table);
    for (Column column : columns) {
      if (known.keySet().stream().noneMatch(column.name()::equalsIgnoreCase)) {
        String type =
            switch (column.type()) {
              case LONG, INT, BYTE -> "INTEGER";
              case DOUBLE, FLOAT -> "REAL";
              case TEXT -> "TEXT";
            };
        session.run(
            "ALTER TABLE "
                + SqlSession.quoted(table)
                + " ADD COLUMN "
                + SqlSession.quoted(column.name())
                + " "
                + type);
      }
    }
  }

  private static @Nullable Object value(Column column, long row) {
    return switch (column.type()) {
      case LONG, INT, BYTE -> (Object) column.integer(row);
      case DOUBLE, FLOAT -> Double.isNaN(column.number(row)) ? null : column.number(row);
      case TEXT -> column.text(row);
    };
  }
}
