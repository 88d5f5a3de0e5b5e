package org.alidade.lightcurve.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.alidade.array.FormatException;

/** Time axes in the catalogue: little-endian 64-bit times with a checksum. */
final class AxisTable {
  private AxisTable() {}

  /**
   * Axes from a number on, in order.
   *
   * @throws FormatException if one is damaged
   */
  static List<TimeAxis> read(Path folder, Connection connection, int from) throws SQLException {
    List<TimeAxis> axes = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT axis, times, checksum FROM axes WHERE axis >= ? ORDER BY axis")) {
      statement.setInt(1, from);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          byte[] bytes = rows.getBytes(2);
          int number = rows.getInt(1);
          if (bytes == null || checksum(bytes) != rows.getLong(3) || number != from + axes.size()) {
            throw new FormatException(
                "time axis " + number + " is damaged",
                StoreFiles.catalogue(folder).toString(),
                "restore the store from a copy");
          }
          double[] times = new double[bytes.length / Double.BYTES];
          ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(times);
          axes.add(new TimeAxis(number, times));
        }
      }
    }
    return axes;
  }

  static void write(Connection connection, TimeAxis axis) throws SQLException {
    byte[] bytes = new byte[axis.size() * Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(axis.times());
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO axes VALUES(?, ?, ?)")) {
      insert.setInt(1, axis.number());
      insert.setBytes(2, bytes);
      insert.setLong(3, checksum(bytes));
      insert.executeUpdate();
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return sum.getValue();
  }
}
