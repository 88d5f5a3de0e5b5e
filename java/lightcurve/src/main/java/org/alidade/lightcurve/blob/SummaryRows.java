package org.alidade.lightcurve.blob;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alidade.lightcurve.internal.blob.Summarising;
import org.alidade.lightcurve.internal.sqlite.SqlSession;

/** The rows of light curves: their summaries and blobs. */
final class SummaryRows {
  static final String TABLE = "lightcurves_binary";

  private static final List<String> ROBUST =
      List.of(
          "n_valid",
          "median_magnitude",
          "mad_magnitude",
          "weighted_mean_magnitude",
          "chi2_reduced",
          "von_neumann_eta");

  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS lightcurves_binary (object_id INTEGER, type_id INTEGER, n_points"
          + " INTEGER, first_obs_time REAL, last_obs_time REAL, time_span_days REAL,"
          + " mean_magnitude REAL, mag_std REAL, lightcurve_data BLOB, PRIMARY KEY (object_id,"
          + " type_id), FOREIGN KEY (object_id) REFERENCES objects(object_id), FOREIGN KEY"
          + " (type_id) REFERENCES measurement_types(type_id))";

  private static final Map<String, String> INDICES =
      Map.of(
          "idx_variability", "mag_std",
          "idx_time_span", "time_span_days",
          "idx_n_points", "n_points",
          "idx_mean_mag", "mean_magnitude");

  private static final String PLAIN_COLUMNS =
      "object_id, type_id, n_points, first_obs_time, last_obs_time, time_span_days,"
          + " mean_magnitude, mag_std";

  private final boolean robust;
  private final String insert;

  private SummaryRows(boolean robust) {
    this.robust = robust;
    String more = robust ? ", " + String.join(", ", ROBUST) : "";
    this.insert =
        "INSERT OR REPLACE INTO lightcurves_binary ("
            + PLAIN_COLUMNS
            + ", lightcurve_data"
            + more
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?"
            + ", ?".repeat(robust ? ROBUST.size() : 0)
            + ")";
  }

  /** Makes the table as far as it is not there. */
  static SummaryRows create(SqlSession session, boolean robust) throws SQLException {
    session.run(CREATE);
    for (Map.Entry<String, String> index : INDICES.entrySet()) {
      session.run(
          "CREATE INDEX IF NOT EXISTS "
              + index.getKey()
              + " ON lightcurves_binary ("
              + index.getValue()
              + ")");
    }
    Map<String, String> columns = session.columns(TABLE);
    for (String column : robust ? ROBUST : List.<String>of()) {
      if (!columns.containsKey(column)) {
        session.run("ALTER TABLE lightcurves_binary ADD COLUMN " + column + " REAL");
      }
    }
    return new SummaryRows(robust);
  }

  /** The rows that are there. */
  static SummaryRows existing(SqlSession session) throws SQLException {
    return new SummaryRows(session.columns(TABLE).keySet().containsAll(ROBUST));
  }

  /** Adds or replaces a row. */
  void put(
      SqlSession session,
      long objectId,
      int typeId,
      double[] times,
      double[] values,
      double[] errors,
      byte[] blob)
      throws SQLException {
    int[] valid = Summarising.valid(times, values);
    double[] used = robust ? Summarising.pick(values, valid) : values;
    double first = Arrays.stream(times).min().orElse(0);
    double last = Arrays.stream(times).max().orElse(0);
    boolean unknown = used.length == 0 && values.length > 0;
    PreparedStatement row = session.statement(insert);
    row.setLong(1, objectId);
    row.setInt(2, typeId);
    row.setInt(3, times.length);
    set(row, 4, first);
    set(row, 5, last);
    set(row, 6, last - first);
    set(row, 7, unknown ? Double.NaN : Summarising.mean(used));
    set(row, 8, unknown ? Double.NaN : Summarising.standardDeviation(used));
    row.setBytes(9, blob);
    if (robust) {
      double[] usedErrors = Summarising.pick(errors, valid);
      row.setInt(10, valid.length);
      set(row, 11, Summarising.median(used));
      set(row, 12, Summarising.medianDeviation(used));
      set(row, 13, Summarising.weightedMean(used, usedErrors));
      set(row, 14, Summarising.reducedChiSquare(used, usedErrors));
      set(row, 15, Summarising.vonNeumannEta(used));
    }
    row.executeUpdate();
  }

  private static void set(PreparedStatement row, int index, double value) throws SQLException {
    if (Double.isNaN(value)) {
      row.setNull(index, Types.REAL);
    } else {
      row.setDouble(index, value);
    }
  }

  /**
   * Summaries in order of object and type.
   *
   * @param where condition with one slot per number, or empty
   */
  List<CurveSummary> list(SqlSession session, String where, long... numbers) throws SQLException {
    String sql =
        "SELECT "
            + PLAIN_COLUMNS
            + (robust ? ", " + String.join(", ", ROBUST) : "")
            + " FROM lightcurves_binary "
            + where
            + " ORDER BY object_id, type_id";
    PreparedStatement statement = session.statement(sql);
    for (int i = 0; i < numbers.length; i++) {
      statement.setLong(i + 1, numbers[i]);
    }
    List<CurveSummary> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(summary(rows));
      }
    }
    return found;
  }

  private CurveSummary summary(ResultSet rows) throws SQLException {
    return new CurveSummary(
        rows.getLong(1),
        rows.getInt(2),
        rows.getInt(3),
        number(rows, 4),
        number(rows, 5),
        number(rows, 6),
        number(rows, 7),
        number(rows, 8),
        robust ? number(rows, 9) : Double.NaN,
        robust ? number(rows, 10) : Double.NaN,
        robust ? number(rows, 11) : Double.NaN,
        robust ? number(rows, 12) : Double.NaN,
        robust ? number(rows, 13) : Double.NaN,
        robust ? number(rows, 14) : Double.NaN);
  }

  static double number(ResultSet rows, int column) throws SQLException {
    double value = rows.getDouble(column);
    return rows.wasNull() ? Double.NaN : value;
  }
}
