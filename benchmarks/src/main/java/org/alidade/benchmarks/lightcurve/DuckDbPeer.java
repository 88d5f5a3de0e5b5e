package org.alidade.benchmarks.lightcurve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * One row per measurement, sorted by object, type and epoch: a table of DuckDB, or a Parquet file
 * that DuckDB writes and queries.
 */
final class DuckDbPeer implements Peer {
  private static final String TABLE = "measurements";
  private static final int VECTOR = 2048;

  private final boolean parquet;

  DuckDbPeer(boolean parquet) {
    this.parquet = parquet;
  }

  @Override
  public String name() {
    return parquet ? "Parquet, zstd, queried by DuckDB" : "DuckDB table, sorted";
  }

  @Override
  public int mostObjects() {
    return Peers.SEVERAL;
  }

  @Override
  public double timeTolerance() {
    return 0;
  }

  private static Path database(Path folder) {
    return folder.resolve("field.duckdb");
  }

  private static Path file(Path folder) {
    return folder.resolve("field.parquet");
  }

  private static DuckDBConnection connect(String what) throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:" + what).unwrap(DuckDBConnection.class);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public Writer create(Path folder, MockField field) throws SQLException {
    DuckDBConnection connection = connect(database(folder).toString());
    execute(
        connection,
        "CREATE TABLE "
            + TABLE
            + " (object_id INTEGER, type_id SMALLINT, epoch SMALLINT, value FLOAT, error FLOAT,"
            + " flags SMALLINT)");
    return new RowWriter(folder, connection, field.options());
  }

  private final class RowWriter implements Writer {
    private final Path folder;
    private final DuckDBConnection connection;
    private final int rowsOfObject;

    RowWriter(Path folder, DuckDBConnection connection, MockOptions options) {
      this.folder = folder;
      this.connection = connection;
      this.rowsOfObject = options.types() * options.epochs();
    }

    @Override
    public void put(List<LightCurve> object) throws SQLException {
      try (DuckDBAppender rows =
          connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
        for (LightCurve curve : object) {
          append(rows, curve);
        }
      }
    }

    private void append(DuckDBAppender rows, LightCurve curve) throws SQLException {
      for (int i = 0; i < curve.size(); i++) {
        rows.beginRow();
        rows.append((int) curve.objectId());
        rows.append((short) curve.typeId());
        rows.append((short) i);
        rows.append(curve.values()[i]);
        rows.append(curve.errors()[i]);
        rows.append((short) curve.flags()[i]);
        rows.endRow();
      }
    }

    /** A row group per object. */
    @Override
    public void finish() throws Exception {
      if (parquet) {
        int group = (rowsOfObject + VECTOR - 1) / VECTOR * VECTOR;
        execute(
            connection,
            "COPY (SELECT * FROM "
                + TABLE
                + " ORDER BY object_id, type_id, epoch) TO '"
                + file(folder)
                + "' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
                + group
                + ")");
        connection.close();
        Files.delete(database(folder));
      } else {
        execute(connection, "CHECKPOINT");
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  @Override
  public Reader open(Path folder, MockField field) throws SQLException {
    DuckDBConnection connection = connect(parquet ? "" : database(folder).toString());
    execute(connection, "SET threads = 1");
    String source = parquet ? "read_parquet('" + file(folder) + "')" : TABLE;
    return new RowReader(connection, source, field.object(1).get(0).times());
  }

  private static final class RowReader implements Reader {
    private static final String COLUMNS = "SELECT type_id, epoch, value, error, flags FROM ";

    private final Connection connection;
    private final double[] axis;
    private final PreparedStatement one;
    private final PreparedStatement all;

    RowReader(Connection connection, String source, double[] axis) throws SQLException {
      this.connection = connection;
      this.axis = axis;
      one =
          connection.prepareStatement(
              COLUMNS + source + " WHERE object_id = ? AND type_id = ? ORDER BY epoch");
      all =
          connection.prepareStatement(
              COLUMNS + source + " WHERE object_id = ? ORDER BY type_id, epoch");
    }

    @Override
    public LightCurve get(long objectId, int typeId) throws SQLException {
      one.setLong(1, objectId);
      one.setInt(2, typeId);
      try (ResultSet rows = one.executeQuery()) {
        rows.next();
        return read(rows, objectId);
      }
    }

    @Override
    public List<LightCurve> object(long objectId) throws SQLException {
      all.setLong(1, objectId);
      List<LightCurve> curves = new ArrayList<>();
      try (ResultSet rows = all.executeQuery()) {
        while (rows.next()) {
          curves.add(read(rows, objectId));
        }
      }
      return curves;
    }

    /** Reads rows from the present one on: every light curve has all epochs. */
    private LightCurve read(ResultSet rows, long objectId) throws SQLException {
      int size = axis.length;
      double[] times = new double[size];
      float[] values = new float[size];
      float[] errors = new float[size];
      int[] flags = new int[size];
      int typeId = rows.getInt(1);
      for (int i = 0; i < size; i++) {
        times[i] = axis[rows.getInt(2)];
        values[i] = rows.getFloat(3);
        errors[i] = rows.getFloat(4);
        flags[i] = rows.getInt(5);
        if (i + 1 < size) {
          rows.next();
        }
      }
      return new LightCurve(objectId, typeId, times, values, errors, flags);
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
