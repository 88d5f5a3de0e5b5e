package org.alidade.lightcurve.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** Objects, epochs and measurement types in the catalogue, as tables whose columns users choose. */
final class CatalogueTables {
  private CatalogueTables() {}

  /** Rows of a table of the catalogue, in the order of an expression. */
  static Table read(Connection connection, String name, String order) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + name + " ORDER BY " + order)) {
      ResultSetMetaData meta = rows.getMetaData();
      List<SqlColumn> columns = new ArrayList<>();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        columns.add(new SqlColumn(meta.getColumnName(i), i, meta.getColumnTypeName(i)));
      }
      while (rows.next()) {
        for (SqlColumn column : columns) {
          column.add(rows);
        }
      }
      Table.Builder table = Table.builder();
      columns.forEach(column -> table.column(column.finish()));
      return table.build();
    }
  }

  /** Adds the rows of a table, or what they say to rows of the same key, and makes new columns. */
  static void write(Connection connection, String name, String key, Table table)
      throws SQLException {
    if (!table.has(key)) {
      throw new BadInputException("no column " + key, "table of " + name, "add it");
    }
    addColumns(connection, name, table);
    List<String> names = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (Column column : table.columns()) {
      String quoted = SqlNames.quote(column.name());
      names.add(quoted);
      marks.add("?");
      changes.add(quoted + " = excluded." + quoted);
    }
    String sql =
        "INSERT INTO "
            + name
            + "("
            + String.join(", ", names)
            + ") VALUES("
            + String.join(", ", marks)
            + ") ON CONFLICT("
            + SqlNames.quote(key)
            + ") DO UPDATE SET "
            + String.join(", ", changes);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (long row = 0; row < table.rows(); row++) {
        for (int i = 0; i < table.columns().size(); i++) {
          bind(insert, i + 1, table.columns().get(i), row);
        }
        insert.executeUpdate();
      }
    }
  }

  private static void addColumns(Connection connection, String name, Table table)
      throws SQLException {
    Set<String> known = new HashSet<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery("SELECT name FROM pragma_table_info('" + name + "')")) {
        while (rows.next()) {
          known.add(rows.getString(1).toLowerCase(Locale.ROOT));
        }
      }
      for (Column column : table.columns()) {
        if (column.isList()) {
          throw new BadInputException(
              "column " + column.name() + " holds lists", "table of " + name, "leave it out");
        }
        if (known.add(column.name().toLowerCase(Locale.ROOT))) {
          statement.executeUpdate(
              "ALTER TABLE "
                  + name
                  + " ADD COLUMN "
                  + SqlNames.quote(column.name())
                  + " "
                  + SqlColumn.sqlType(column.type()));
        }
      }
    }
  }

  private static void bind(PreparedStatement insert, int index, Column column, long row)
      throws SQLException {
    switch (column.type()) {
      case TEXT -> insert.setString(index, column.text(row));
      case DOUBLE, FLOAT -> {
        double value = column.number(row);
        if (Double.isNaN(value)) {
          insert.setNull(index, java.sql.Types.REAL);
        } else {
          insert.setDouble(index, value);
        }
      }
      default -> insert.setLong(index, column.integer(row));
    }
  }

  static List<MeasurementType> types(Connection connection) throws SQLException {
    List<MeasurementType> types = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT * FROM measurement_types ORDER BY type_id")) {
      while (rows.next()) {
        types.add(
            new MeasurementType(
                rows.getInt("type_id"),
                rows.getString("type_name"),
                rows.getString("channel"),
                rows.getString("aperture_type"),
                rows.getString("input_type"),
                rows.getString("description")));
      }
    }
    return types;
  }

  static void writeTypes(Connection connection, List<MeasurementType> types) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO measurement_types VALUES(?, ?, ?, ?, ?, ?)")) {
      for (MeasurementType type : types) {
        insert.setInt(1, type.typeId());
        insert.setString(2, type.key());
        insert.setString(3, type.channel());
        insert.setString(4, type.aperture());
        insert.setString(5, type.input());
        insert.setString(6, type.description());
        insert.executeUpdate();
      }
    }
  }
}
