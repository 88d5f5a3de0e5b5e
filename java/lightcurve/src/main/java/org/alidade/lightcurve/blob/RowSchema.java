package org.alidade.lightcurve.blob;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.internal.sqlite.SqlSession;
import org.alidade.table.Table;

/** Tables with a row per measurement, of one making or another. */
interface RowSchema {
  /** The measurement types. */
  List<MeasurementType> types(SqlSession session) throws SQLException;

  /** The epochs, as every store gives them. */
  Table epochs(SqlSession session) throws SQLException;

  /** Question for time, value, error and flags of a light curve, in order of time. */
  PreparedStatement curve(SqlSession session, long objectId, MeasurementType type)
      throws SQLException;

  /** Question for object, time and value of all light curves of a type, by object. */
  PreparedStatement all(SqlSession session, MeasurementType type) throws SQLException;

  /** Question for the number of light curves. */
  String curveCount();

  /** Question for the number of rows. */
  String rowCount();
}
