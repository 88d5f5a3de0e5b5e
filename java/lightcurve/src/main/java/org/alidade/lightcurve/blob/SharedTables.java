package org.alidade.lightcurve.blob;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.internal.sqlite.SqlSession;
import org.alidade.lightcurve.internal.sqlite.SqlTable;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** Objects, types and epochs in a database. */
final class SharedTables {
  private static final String KEY = "object";
  private static final String ID = "object_id";

  private SharedTables() {}

  static void create(SqlSession session) throws SQLException {
    session.run(
        "CREATE TABLE IF NOT EXISTS objects (object_id INTEGER PRIMARY KEY, ra REAL, dec REAL,"
            + " mag_ref REAL, flux_ref REAL, class_star REAL, channel TEXT, parent_id INTEGER)");
    session.run(
        "CREATE TABLE IF NOT EXISTS measurement_types (type_id INTEGER PRIMARY KEY, type_name TEXT"
            + " UNIQUE, channel TEXT, aperture_type TEXT, input_type TEXT, description TEXT)");
  }

  static void createEpochs(SqlSession session) throws SQLException {
    session.run("CREATE TABLE IF NOT EXISTS epochs (epoch TEXT PRIMARY KEY, epoch_mjd REAL)");
    session.run(
        "CREATE TABLE IF NOT EXISTS time_axis (axis INTEGER, position INTEGER, channel TEXT, mjd"
            + " REAL, PRIMARY KEY (axis, position))");
  }

  static boolean hasEpochs(SqlSession session) throws SQLException {
    return !session.columns("epochs").isEmpty();
  }

  /** Objects as every store gives them: number, key, position, the rest. */
  static Table objects(SqlSession session) throws SQLException {
    Table rows = SqlTable.read(session, "objects", ID);
    List<String> first = List.of(ID, KEY, "ra", "dec");
    Table.Builder ordered = Table.builder();
    ordered.column(rows.column(ID));
    ordered.column(rows.has(KEY) ? rows.column(KEY) : keys(rows.column(ID)));
    ordered.column(rows.column("ra").unit("deg")).column(rows.column("dec").unit("deg"));
    rows.columns().stream()
        .filter(column -> !first.contains(column.name()))
        .forEach(ordered::column);
    return ordered.build();
  }

  private static Column keys(Column numbers) {
    List<String> keys = new ArrayList<>();
    for (long row = 0; row < numbers.rows(); row++) {
      keys.add(numbers.text(row));
    }
    return Column.of(KEY, keys);
  }

  static void putObjects(SqlSession session, Table objects) throws SQLException {
    objects.column(ID);
    SqlTable.upsert(session, "objects", List.of(ID), objects);
  }

  static Table epochs(SqlSession session) throws SQLException {
    if (hasEpochs(session)) {
      return SqlTable.read(session, "epochs", "epoch_mjd, epoch");
    }
    return Table.builder()
        .column(Column.of("epoch", List.of()))
        .column(Column.of("epoch_mjd", new double[0]).unit("d"))
        .build();
  }

  static void putEpochs(SqlSession session, Table epochs) throws SQLException {
    epochs.column("epoch");
    epochs.column("epoch_mjd");
    SqlTable.upsert(session, "epochs", List.of("epoch"), epochs);
  }

  static List<MeasurementType> types(SqlSession session) throws SQLException {
    List<MeasurementType> types = new ArrayList<>();
    String sql =
        "SELECT type_id, type_name, channel, aperture_type, input_type, description FROM"
            + " measurement_types ORDER BY type_id";
    try (ResultSet rows = session.statement(sql).executeQuery()) {
      while (rows.next()) {
        types.add(
            new MeasurementType(
                rows.getInt(1),
                text(rows, 2),
                text(rows, 3),
                text(rows, 4),
                text(rows, 5),
                text(rows, 6)));
      }
    }
    return List.copyOf(types);
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? "" : text;
  }

  static void putTypes(SqlSession session, List<MeasurementType> types) throws SQLException {
    PreparedStatement row =
        session.statement(
            "INSERT INTO measurement_types (type_id, type_name, channel, aperture_type,"
                + " input_type, description) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (type_id) DO"
                + " UPDATE SET type_name = excluded.type_name, channel = excluded.channel,"
                + " aperture_type = excluded.aperture_type, input_type = excluded.input_type,"
                + " description = excluded.description");
    for (MeasurementType type : types) {
      row.setInt(1, type.typeId());
      row.setString(2, type.key());
      row.setString(3, type.channel());
      row.setString(4, type.aperture());
      row.setString(5, type.input());
      row.setString(6, type.description());
      row.executeUpdate();
    }
  }

  /** Number and channel of the types, as {@link TimeAxes} wants them. */
  static Map<Integer, String> channels(SqlSession session) throws SQLException {
    Map<Integer, String> channels = new HashMap<>();
    types(session).forEach(type -> channels.put(type.typeId(), type.channel()));
    return channels;
  }
}
