package org.alidade.lightcurve.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Places and summaries of light curves in the catalogue. */
final class SummaryRows {
  static final String INSERT =
      "INSERT OR REPLACE INTO light_curves VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private SummaryRows() {}

  static void bind(PreparedStatement insert, LightCurveSummary summary, long place)
      throws SQLException {
    insert.setLong(1, summary.objectId());
    insert.setInt(2, summary.typeId());
    insert.setLong(3, place);
    insert.setInt(4, summary.epochs());
    insert.setInt(5, summary.valid());
    number(insert, 6, summary.firstMjd());
    number(insert, 7, summary.lastMjd());
    number(insert, 8, summary.mean());
    number(insert, 9, summary.standardDeviation());
    number(insert, 10, summary.weightedMean());
    number(insert, 11, summary.chi2Reduced());
    number(insert, 12, summary.vonNeumann());
  }

  private static void number(PreparedStatement insert, int index, double value)
      throws SQLException {
    if (Double.isNaN(value)) {
      insert.setNull(index, Types.REAL);
    } else {
      insert.setDouble(index, value);
    }
  }

  /**
   * Adds the places of records behind one to a directory.
   *
   * @return the last place
   */
  static long readPlaces(Connection connection, Directory into, long after) throws SQLException {
    long last = after;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT object_id, type_id, place FROM light_curves WHERE place > ?")) {
      statement.setLong(1, after);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long place = rows.getLong(3);
          into.put(rows.getLong(1), rows.getInt(2), place);
          last = Math.max(last, place);
        }
      }
    }
    return last;
  }

  /** Number of the first segment that holds a light curve; 1 if there is none. */
  static int firstSegment(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT coalesce(min(place), 0) FROM light_curves")) {
      row.next();
      return Math.max(1, Place.segment(row.getLong(1)));
    }
  }

  /** All light curves, by object and type. */
  static List<LightCurveKey> keys(Connection connection) throws SQLException {
    List<LightCurveKey> keys = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT object_id, type_id FROM light_curves ORDER BY object_id, type_id")) {
      while (rows.next()) {
        keys.add(new LightCurveKey(rows.getLong(1), rows.getInt(2)));
      }
    }
    return keys;
  }

  static List<LightCurveSummary> read(Connection connection, SummaryQuery query)
      throws SQLException {
    String type = query.typeId().isPresent() ? " AND type_id = ?" : "";
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT * FROM light_curves WHERE standard_deviation > ? AND valid >= ?"
                + type
                + " ORDER BY standard_deviation DESC, object_id, type_id LIMIT ?")) {
      int next = 1;
      select.setDouble(next++, query.smallestDeviation());
      select.setInt(next++, query.fewestValid());
      if (query.typeId().isPresent()) {
        select.setInt(next++, query.typeId().getAsInt());
      }
      select.setInt(next, query.limit());
      try (ResultSet rows = select.executeQuery()) {
        List<LightCurveSummary> found = new ArrayList<>();
        while (rows.next()) {
          found.add(summary(rows));
        }
        return found;
      }
    }
  }

  private static LightCurveSummary summary(ResultSet row) throws SQLException {
    return new LightCurveSummary(
        row.getLong(1),
        row.getInt(2),
        row.getInt(4),
        row.getInt(5),
        real(row, 6),
        real(row, 7),
        real(row, 8),
        real(row, 9),
        real(row, 10),
        real(row, 11),
        real(row, 12));
  }

  private static double real(ResultSet row, int index) throws SQLException {
    double value = row.getDouble(index);
    return row.wasNull() ? Double.NaN : value;
  }
}
