package org.alidade.lightcurve.blob;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.internal.sqlite.SqlSession;
import org.alidade.table.Table;

/** Rows (object, type, epoch, value, error, flags), clustered on the first three. */
final class LeanRows implements RowSchema {
  static final String TABLE = "measurement_rows";

  static void create(SqlSession session) throws SQLException {
    SharedTables.create(session);
    SharedTables.createEpochs(session);
    session.run(
        "CREATE TABLE IF NOT EXISTS row_times (epoch_id INTEGER PRIMARY KEY, mjd REAL NOT NULL"
            + " UNIQUE)");
    session.run(
        "CREATE TABLE IF NOT EXISTS measurement_rows (object_id INTEGER, type_id INTEGER, epoch_id"
            + " INTEGER, mag REAL, err REAL, flags INTEGER, PRIMARY KEY (object_id, type_id,"
            + " epoch_id)) WITHOUT ROWID");
  }

  void put(SqlSession session, LightCurve curve) throws SQLException {
    PreparedStatement old =
        session.statement("DELETE FROM measurement_rows WHERE object_id = ? AND type_id = ?");
    old.setLong(1, curve.objectId());
    old.setInt(2, curve.typeId());
    old.executeUpdate();
    PreparedStatement time =
        session.statement("INSERT INTO row_times (mjd) VALUES (?) ON CONFLICT (mjd) DO NOTHING");
    PreparedStatement row =
        session.statement(
            "INSERT INTO measurement_rows (object_id, type_id, epoch_id, mag, err, flags) SELECT"
                + " ?, ?, epoch_id, ?, ?, ? FROM row_times WHERE mjd = ?");
    for (int i = 0; i < curve.size(); i++) {
      time.setDouble(1, curve.times()[i]);
      time.executeUpdate();
      row.setLong(1, curve.objectId());
      row.setInt(2, curve.typeId());
      row.setFloat(3, curve.values()[i]);
      row.setFloat(4, curve.errors()[i]);
      row.setInt(5, curve.flags()[i]);
      row.setDouble(6, curve.times()[i]);
      row.executeUpdate();
    }
  }

  @Override
  public List<MeasurementType> types(SqlSession session) throws SQLException {
    return SharedTables.types(session);
  }

  @Override
  public Table epochs(SqlSession session) throws SQLException {
    return SharedTables.epochs(session);
  }

  @Override
  public PreparedStatement curve(SqlSession session, long objectId, MeasurementType type)
      throws SQLException {
    PreparedStatement statement =
        session.statement(
            "SELECT t.mjd, r.mag, r.err, r.flags FROM measurement_rows r JOIN row_times t ON"
                + " t.epoch_id = r.epoch_id WHERE r.object_id = ? AND r.type_id = ? ORDER BY"
                + " t.mjd");
    statement.setLong(1, objectId);
    statement.setInt(2, type.typeId());
    return statement;
  }

  @Override
  public PreparedStatement all(SqlSession session, MeasurementType type) throws SQLException {
    PreparedStatement statement =
        session.statement(
            "SELECT r.object_id, t.mjd, r.mag FROM measurement_rows r JOIN row_times t ON"
                + " t.epoch_id = r.epoch_id WHERE r.type_id = ? ORDER BY r.object_id");
    statement.setInt(1, type.typeId());
    return statement;
  }

  @Override
  public String curveCount() {
    return "SELECT count(*) FROM (SELECT DISTINCT object_id, type_id FROM measurement_rows)";
  }

  @Override
  public String rowCount() {
    return "SELECT count(*) FROM measurement_rows";
  }
}
