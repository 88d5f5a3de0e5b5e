package org.alidade.lightcurve.blob;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.lightcurve.internal.sqlite.SqlSession;
import org.alidade.lightcurve.internal.sqlite.SqliteFile;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Light curves as one blob each in a SQLite file (spec lightcurve 4). Reads files of the original
 * program, and writes them if {@linkplain BlobOptions#asOriginal asked}; otherwise blobs that keep
 * times exactly. Any number of threads may read and write.
 *
 * <pre>{@code
 * try (BinaryLightcurveDatabase db = BinaryLightcurveDatabase.open(Path.of("lightcurves.db"))) {
 *   db.storeLightcurve(12345, 1, times, magnitudes, errors, flags);
 *   LightCurve curve = db.getLightcurve(12345, 1);
 *   List<VariableObject> variables = db.searchObjectsByVariability(0.05, 100, 1);
 * }
 * }</pre>
 */
public final class BinaryLightcurveDatabase implements LightCurveStore, LightCurveSink {
  /** Least standard deviation of a variable object unless told otherwise, mag. */
  public static final double DEFAULT_LEAST_DEVIATION = 0.01;

  /** Least number of points of a variable object unless told otherwise. */
  public static final int DEFAULT_LEAST_POINTS = 100;

  /** Most objects that a search for variable ones finds. */
  public static final int MOST_FOUND = 1000;

  private static final int PAGE_BYTES = 4096;
  private static final int ROWS_PER_COMMIT = 2000;
  private static final String GET =
      "SELECT lightcurve_data FROM lightcurves_binary WHERE object_id = ? AND type_id = ?";

  private final SqliteFile file;
  private final BlobOptions options;
  private final SummaryRows summaries;
  private volatile TimeAxes axes;

  private BinaryLightcurveDatabase(SqliteFile file, BlobOptions options) {
    this.file = file;
    this.options = options;
    this.summaries =
        file.isWritable()
            ? file.writeAndCommit(session -> create(session, options))
            : file.read(session -> existing(session, file.path()));
    this.axes = file.read(BinaryLightcurveDatabase::axes);
  }

  private static SummaryRows create(SqlSession session, BlobOptions options) throws SQLException {
    SharedTables.create(session);
    if (!options.compatible()) {
      SharedTables.createEpochs(session);
    }
    return SummaryRows.create(session, !options.compatible());
  }

  private static SummaryRows existing(SqlSession session, Path path) throws SQLException {
    if (session.columns(SummaryRows.TABLE).isEmpty()) {
      throw new FormatException(
          "there is no table " + SummaryRows.TABLE, path.toString(), "open a blob database");
    }
    return SummaryRows.existing(session);
  }

  private static TimeAxes axes(SqlSession session) throws SQLException {
    return SharedTables.hasEpochs(session) ? TimeAxes.read(session) : TimeAxes.NONE;
  }

  /**
   * Opens a database for reading and writing, or makes one. One of the original program gets
   * further columns and tables; to leave it as it is, open it {@linkplain BlobOptions#asOriginal as
   * the original}.
   *
   * @throws FormatException if the file is no database
   */
  public static BinaryLightcurveDatabase open(Path path) {
    return open(path, BlobOptions.defaults());
  }

  /**
   * Opens a database for reading and writing, or makes one.
   *
   * @throws FormatException if the file is no database
   */
  public static BinaryLightcurveDatabase open(Path path, BlobOptions options) {
    return opened(path, new SqliteFile.Opening(false, PAGE_BYTES, options.foreignKeys()), options);
  }

  /**
   * Opens a database for reading.
   *
   * @throws org.alidade.array.MissingDatasetException if there is no such file
   * @throws FormatException if it is no blob database
   */
  public static BinaryLightcurveDatabase openReadOnly(Path path) {
    SqliteFile.Opening opening = new SqliteFile.Opening(true, PAGE_BYTES, false);
    return opened(path, opening, BlobOptions.defaults());
  }

  private static BinaryLightcurveDatabase opened(
      Path path, SqliteFile.Opening opening, BlobOptions options) {
    SqliteFile file = SqliteFile.open(path, opening);
    boolean done = false;
    try {
      BinaryLightcurveDatabase database = new BinaryLightcurveDatabase(file, options);
      done = true;
      return database;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  /**
   * Stores a light curve at once; one of the same object and type is replaced.
   *
   * @param times MJD, days
   * @param magnitudes stored as 32-bit numbers
   * @param magErrors stored as 32-bit numbers
   * @throws BadInputException if lengths differ or a number does not fit
   */
  public void storeLightcurve(
      long objectId,
      int typeId,
      double[] times,
      double[] magnitudes,
      double[] magErrors,
      int[] flags) {
    LightCurve curve =
        new LightCurve(objectId, typeId, times, narrow(magnitudes), narrow(magErrors), flags);
    byte[] blob = encode(curve);
    file.writeAndCommit(
        session -> {
          summaries.put(session, objectId, typeId, times, magnitudes, magErrors, blob);
          return true;
        });
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
      if (Float.isInfinite(narrow[i]) && !Double.isInfinite(values[i])) {
        throw new BadInputException(
            values[i] + " is too large", "light curve", "use 32-bit magnitudes and errors");
      }
    }
    return narrow;
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private byte[] encode(LightCurve curve) {
    return options.compatible()
        ? PointBlob.encode(curve)
        : ColumnBlob.encode(curve, axes.of(curve.typeId()), options.compressed());
  }

  private LightCurve decode(byte[] blob) {
    if (!ColumnBlob.recognises(blob)) {
      return PointBlob.decode(blob);
    }
    return ColumnBlob.decode(blob, axes::numbered);
  }

  /** Light curve of an object and type, null if there is none. */
  public @Nullable LightCurve getLightcurve(long objectId, int typeId) {
    return file.read(session -> blob(session, objectId, typeId)).map(this::decode).orElse(null);
  }

  private static Optional<byte[]> blob(SqlSession session, long objectId, int typeId)
      throws SQLException {
    PreparedStatement statement = session.statement(GET);
    statement.setLong(1, objectId);
    statement.setInt(2, typeId);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }

  @Override
  public @Nullable LightCurve get(long objectId, int typeId) {
    return getLightcurve(objectId, typeId);
  }

  @Override
  public List<LightCurve> getObject(long objectId) {
    List<byte[]> blobs =
        file.read(
            session -> {
              PreparedStatement statement =
                  session.statement(
                      "SELECT lightcurve_data FROM lightcurves_binary WHERE object_id = ? ORDER BY"
                          + " type_id");
              statement.setLong(1, objectId);
              List<byte[]> found = new ArrayList<>();
              try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                  found.add(rows.getBytes(1));
                }
              }
              return found;
            });
    return blobs.stream().map(this::decode).toList();
  }

  /** Hands out all light curves in order of object and type; returns how many. */
  public long forEach(Consumer<LightCurve> sink) {
    return file.read(
        session -> {
          PreparedStatement statement =
              session.statement(
                  "SELECT lightcurve_data FROM lightcurves_binary ORDER BY object_id, type_id");
          long count = 0;
          try (ResultSet rows = statement.executeQuery()) {
            for (; rows.next(); count++) {
              sink.accept(decode(rows.getBytes(1)));
            }
          }
          return count;
        });
  }

  /** {@link #searchObjectsByVariability(double, int, Integer)} of all types, with the defaults. */
  public List<VariableObject> searchObjectsByVariability() {
    return searchObjectsByVariability(DEFAULT_LEAST_DEVIATION, DEFAULT_LEAST_POINTS, null);
  }

  /**
   * Objects that vary, strongest first, at most {@value #MOST_FOUND}; once per type. Light curves
   * without an object in the table of objects are not found.
   *
   * @param leastDeviation standard deviation that must be exceeded, mag
   * @param leastPoints least number of points
   * @param typeId type of the light curves, null for all
   */
  public List<VariableObject> searchObjectsByVariability(
      double leastDeviation, int leastPoints, @Nullable Integer typeId) {
    String sql =
        "SELECT l.object_id, o.ra, o.dec, l.mag_std, l.n_points, l.time_span_days FROM"
            + " lightcurves_binary l JOIN objects o ON o.object_id = l.object_id WHERE l.mag_std >"
            + " ? AND l.n_points >= ?"
            + (typeId == null ? "" : " AND l.type_id = ?")
            + " ORDER BY l.mag_std DESC LIMIT "
            + MOST_FOUND;
    return file.read(
        session -> {
          PreparedStatement statement = session.statement(sql);
          statement.setDouble(1, leastDeviation);
          statement.setInt(2, leastPoints);
          if (typeId != null) {
            statement.setInt(3, typeId);
          }
          List<VariableObject> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(
                  new VariableObject(
                      rows.getLong(1),
                      SummaryRows.number(rows, 2),
                      SummaryRows.number(rows, 3),
                      rows.getDouble(4),
                      rows.getInt(5),
                      SummaryRows.number(rows, 6)));
            }
          }
          return found;
        });
  }

  /** Summaries of all light curves, in order of object and type. */
  public List<CurveSummary> summaries() {
    return file.read(session -> summaries.list(session, ""));
  }

  /** Summaries of the light curves of an object, by type. */
  public List<CurveSummary> summariesOfObject(long objectId) {
    return file.read(session -> summaries.list(session, "WHERE object_id = ?", objectId));
  }

  /** Summaries of the light curves of a type, by object. */
  public List<CurveSummary> summariesOfType(int typeId) {
    return file.read(session -> summaries.list(session, "WHERE type_id = ?", typeId));
  }

  @Override
  public void put(LightCurve curve) {
    byte[] blob = encode(curve);
    double[] values = widen(curve.values());
    double[] errors = widen(curve.errors());
    file.write(
        session ->
            summaries.put(
                session, curve.objectId(), curve.typeId(), curve.times(), values, errors, blob));
  }

  /** Stores light curves, {@value #ROWS_PER_COMMIT} per commit. */
  public void storeAll(Iterator<LightCurve> curves) {
    for (int count = 1; curves.hasNext(); count++) {
      put(curves.next());
      if (count % ROWS_PER_COMMIT == 0) {
        commit();
      }
    }
    commit();
  }

  /**
   * Adds points to a light curve, or stores it if there is none; committed at once.
   *
   * @throws BadInputException if the numbers do not fit
   */
  public void append(LightCurve more) {
    file.writeAndCommit(
        session -> {
          Optional<byte[]> known = blob(session, more.objectId(), more.typeId());
          put(known.map(blob -> Joined.of(decode(blob), more)).orElse(more));
          return true;
        });
  }

  /** Removes a light curve; committed at once. Returns whether there was one. */
  public boolean delete(long objectId, int typeId) {
    return file.writeAndCommit(
        session -> {
          PreparedStatement statement =
              session.statement(
                  "DELETE FROM lightcurves_binary WHERE object_id = ? AND type_id = ?");
          statement.setLong(1, objectId);
          statement.setInt(2, typeId);
          return statement.executeUpdate() > 0;
        });
  }

  /** Removes an object with its light curves; committed at once. Returns whether there was one. */
  public boolean deleteObject(long objectId) {
    return deleteWith("object_id", "objects", objectId);
  }

  /** Removes a type with its light curves; committed at once. Returns whether there was one. */
  public boolean deleteType(int typeId) {
    boolean found = deleteWith("type_id", "measurement_types", typeId);
    axes = file.read(BinaryLightcurveDatabase::axes);
    return found;
  }

  private boolean deleteWith(String column, String table, long number) {
    return file.writeAndCommit(
        session -> {
          int removed = 0;
          for (String from : List.of(SummaryRows.TABLE, table)) {
            PreparedStatement statement =
                session.statement("DELETE FROM " + from + " WHERE " + column + " = ?");
            statement.setLong(1, number);
            removed += statement.executeUpdate();
          }
          return removed > 0;
        });
  }

  @Override
  public void putObjects(Table objects) {
    file.write(session -> SharedTables.putObjects(session, objects));
  }

  /** Committed at once: light curves put later refer to these times. */
  @Override
  public void putEpochs(Table epochs) {
    axes =
        file.writeAndCommit(
            session -> {
              SharedTables.createEpochs(session);
              SharedTables.putEpochs(session, epochs);
              TimeAxes.read(session).add(session, epochs);
              return TimeAxes.read(session);
            });
  }

  /** Committed at once. */
  @Override
  public void putTypes(List<MeasurementType> types) {
    axes =
        file.writeAndCommit(
            session -> {
              SharedTables.putTypes(session, types);
              return axes(session);
            });
  }

  @Override
  public void commit() {
    file.commit();
  }

  @Override
  public Table objects() {
    return file.read(SharedTables::objects);
  }

  @Override
  public Table epochs() {
    return file.read(SharedTables::epochs);
  }

  @Override
  public List<MeasurementType> types() {
    return file.read(SharedTables::types);
  }

  @Override
  public StoreInfo info() {
    return file.read(
        session ->
            new StoreInfo(
                "blob database",
                session.number("SELECT count(*) FROM objects"),
                session.number("SELECT count(*) FROM measurement_types"),
                SharedTables.hasEpochs(session) ? session.number("SELECT count(*) FROM epochs") : 0,
                session.number("SELECT count(*) FROM lightcurves_binary"),
                session.number("SELECT coalesce(sum(n_points), 0) FROM lightcurves_binary"),
                file.bytes()));
  }

  /** Gives up what was not committed; harmless a second time. */
  @Override
  public void close() {
    file.close();
  }
}
