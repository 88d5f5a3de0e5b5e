package org.alidade.lightcurve.blob;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.internal.sqlite.SqlSession;
import org.alidade.lightcurve.naming.MeasurementKey;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Rows of the original program: tables {@code objects}, {@code aors}, {@code measurements}. Every
 * pair of method and quantity is a type, such as {@code original_sci-mag_auto}; its input is the
 * method and its aperture the quantity.
 */
final class OriginalRows implements RowSchema {
  static final String TABLE = "measurements";

  @Override
  public List<MeasurementType> types(SqlSession session) throws SQLException {
    List<MeasurementType> types = new ArrayList<>();
    String sql =
        "SELECT DISTINCT measurement_method, flux_type FROM measurements ORDER BY"
            + " measurement_method, flux_type";
    try (ResultSet rows = session.statement(sql).executeQuery()) {
      while (rows.next()) {
        String key = new MeasurementKey(rows.getString(1), rows.getString(2)).key();
        types.add(
            new MeasurementType(
                types.size() + 1, key, "", rows.getString(2), rows.getString(1), ""));
      }
    }
    return List.copyOf(types);
  }

  @Override
  public Table epochs(SqlSession session) throws SQLException {
    List<String> keys = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    String sql = "SELECT aor_number, obs_time FROM aors ORDER BY obs_time, aor_number";
    try (ResultSet rows = session.statement(sql).executeQuery()) {
      while (rows.next()) {
        keys.add(rows.getString(1));
        times.add(rows.getDouble(2));
      }
    }
    double[] mjd = times.stream().mapToDouble(Double::doubleValue).toArray();
    return Table.builder()
        .column(Column.of("epoch", keys))
        .column(Column.of("epoch_mjd", mjd).unit("d"))
        .build();
  }

  @Override
  public PreparedStatement curve(SqlSession session, long objectId, MeasurementType type)
      throws SQLException {
    PreparedStatement statement =
        session.statement(
            "SELECT a.obs_time, m.magnitude, m.mag_err, m.flags FROM measurements m JOIN aors a ON"
                + " a.aor_number = m.aor_number WHERE m.object_id = ? AND m.measurement_method = ?"
                + " AND m.flux_type = ? ORDER BY a.obs_time");
    statement.setLong(1, objectId);
    statement.setString(2, type.input());
    statement.setString(3, type.aperture());
    return statement;
  }

  @Override
  public PreparedStatement all(SqlSession session, MeasurementType type) throws SQLException {
    PreparedStatement statement =
        session.statement(
            "SELECT m.object_id, a.obs_time, m.magnitude FROM measurements m JOIN aors a ON"
                + " a.aor_number = m.aor_number WHERE m.measurement_method = ? AND m.flux_type = ?"
                + " ORDER BY m.object_id");
    statement.setString(1, type.input());
    statement.setString(2, type.aperture());
    return statement;
  }

  @Override
  public String curveCount() {
    return "SELECT count(*) FROM (SELECT DISTINCT object_id, measurement_method, flux_type FROM"
        + " measurements)";
  }

  @Override
  public String rowCount() {
    return "SELECT count(*) FROM measurements";
  }
}
