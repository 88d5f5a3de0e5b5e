package org.alidade.lightcurve.blob;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.sqlite.SqlSession;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * The time axes of a database: one for all channels, and one for each channel with times of its own
 * (column {@code epoch_mjd_CHANNEL} of the epochs). Immutable; axes only grow from one to the next.
 */
final class TimeAxes {
  static final TimeAxes NONE = new TimeAxes(Map.of(), Map.of());

  private static final String COMMON = "";
  private static final String COLUMN = "epoch_mjd";
  private static final int MOST_AXES = 255;

  private final Map<String, TimeAxis> axes;
  private final Map<Integer, String> channels;

  private TimeAxes(Map<String, TimeAxis> axes, Map<Integer, String> channels) {
    this.axes = axes;
    this.channels = channels;
  }

  static TimeAxes read(SqlSession session) throws SQLException {
    Map<String, Integer> numbers = new HashMap<>();
    Map<String, List<Double>> times = new HashMap<>();
    String sql = "SELECT axis, channel, mjd FROM time_axis ORDER BY axis, position";
    try (ResultSet rows = session.statement(sql).executeQuery()) {
      while (rows.next()) {
        numbers.put(rows.getString(2), rows.getInt(1));
        times.computeIfAbsent(rows.getString(2), c -> new ArrayList<>()).add(rows.getDouble(3));
      }
    }
    Map<String, TimeAxis> axes = new HashMap<>();
    times.forEach(
        (channel, list) ->
            axes.put(
                channel,
                new TimeAxis(
                    numbers.getOrDefault(channel, 0),
                    list.stream().mapToDouble(Double::doubleValue).toArray())));
    return new TimeAxes(axes, SharedTables.channels(session));
  }

  /** Axis for light curves of a measurement type. */
  TimeAxis of(int typeId) {
    TimeAxis common = axes.getOrDefault(COMMON, TimeAxis.NONE);
    return axes.getOrDefault(channels.getOrDefault(typeId, COMMON), common);
  }

  /** Axis of a number. */
  TimeAxis numbered(int number) {
    return axes.values().stream()
        .filter(axis -> axis.number() == number)
        .findFirst()
        .orElse(TimeAxis.NONE);
  }

  /** Adds the times of epochs that are new, in order of time. */
  void add(SqlSession session, Table epochs) throws SQLException {
    for (Column column : epochs.columns()) {
      if (column.name().equals(COLUMN)) {
        add(session, COMMON, TableRows.numbers(column));
      } else if (column.name().startsWith(COLUMN + "_")) {
        String channel = column.name().substring(COLUMN.length() + 1);
        add(session, channel, TableRows.numbers(column));
      }
    }
  }

  private void add(SqlSession session, String channel, double[] times) throws SQLException {
    TimeAxis axis = axes.get(channel);
    double[] before = axis == null ? new double[0] : axis.times();
    int number =
        axis == null
            ? (int) session.number("SELECT coalesce(max(axis) + 1, 0) FROM time_axis")
            : axis.number();
    if (number > MOST_AXES) {
      throw new BadInputException(
          "there are " + number + " time axes", "epochs", "use fewer columns epoch_mjd_CHANNEL");
    }
    Set<Double> known = new HashSet<>();
    Arrays.stream(before).forEach(known::add);
    PreparedStatement row =
        session.statement(
            "INSERT INTO time_axis (axis, position, channel, mjd) VALUES (?, ?, ?, ?)");
    int position = before.length;
    for (double time : Arrays.stream(times).filter(Double::isFinite).sorted().toArray()) {
      if (known.add(time)) {
        row.setInt(1, number);
        row.setInt(2, position++);
        row.setString(3, channel);
        row.setDouble(4, time);
        row.executeUpdate();
      }
    }
  }
}
