package org.alidade.lightcurve.blob;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.lightcurve.internal.blob.Summarising;
import org.alidade.lightcurve.internal.sqlite.SqlSession;
import org.alidade.lightcurve.internal.sqlite.SqliteFile;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Light curves as one row per measurement in a SQLite file (spec lightcurve 5): for comparison, and
 * to read what the original program wrote that way. New files have lean rows, clustered by object
 * and type; light curves come in order of time.
 *
 * <pre>{@code
 * try (RowDatabase rows = RowDatabase.openReadOnly(Path.of("traditional.db"))) {
 *   LightCurve curve = rows.get(12345, rows.type("original_sci-mag_auto").typeId());
 * }
 * }</pre>
 */
public final class RowDatabase implements LightCurveStore, LightCurveSink {
  /** Least number of measurements of a variable object unless told otherwise. */
  public static final int DEFAULT_LEAST_POINTS = 10;

  /** Faintest mean magnitude of a variable object unless told otherwise. */
  public static final double DEFAULT_FAINTEST_MEAN = 20;

  private static final int PAGE_BYTES = 4096;

  private final SqliteFile file;
  private final RowSchema schema;
  private volatile List<MeasurementType> types;

  private RowDatabase(SqliteFile file) {
    this.file = file;
    this.schema = file.read(session -> schema(session, file.path()));
    this.types = file.read(schema::types);
  }

  private static RowSchema schema(SqlSession session, Path path) throws SQLException {
    if (!session.columns(LeanRows.TABLE).isEmpty()) {
      return new LeanRows();
    }
    if (session.columns(OriginalRows.TABLE).containsKey("measurement_method")) {
      return new OriginalRows();
    }
    throw new FormatException(
        "there is no table of measurements", path.toString(), "open a database of rows");
  }

  /**
   * Opens a database with lean rows for reading and writing, or makes one.
   *
   * @throws FormatException if the file is no database
   */
  public static RowDatabase open(Path path) {
    return opened(path, new SqliteFile.Opening(false, PAGE_BYTES, false));
  }

  /**
   * Opens a database for reading, with lean rows or those of the original program.
   *
   * @throws org.alidade.array.MissingDatasetException if there is no such file
   * @throws FormatException if it is no database of rows
   */
  public static RowDatabase openReadOnly(Path path) {
    return opened(path, new SqliteFile.Opening(true, PAGE_BYTES, false));
  }

  private static RowDatabase opened(Path path, SqliteFile.Opening opening) {
    SqliteFile file = SqliteFile.open(path, opening);
    boolean done = false;
    try {
      if (!opening.readOnly()) {
        file.write(LeanRows::create);
        file.commit();
      }
      RowDatabase database = new RowDatabase(file);
      done = true;
      return database;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  @Override
  public @Nullable LightCurve get(long objectId, int typeId) {
    LightCurve curve = curve(objectId, typeId);
    return curve.size() == 0 ? null : curve;
  }

  /**
   * Measurements between two times, both included, in order of time; none if there are none (spec
   * lightcurve 5).
   *
   * @param startMjd first time, MJD
   * @param endMjd last time, MJD
   */
  public LightCurve getLightcurve(long objectId, int typeId, double startMjd, double endMjd) {
    return curve(objectId, typeId).between(startMjd, endMjd);
  }

  private LightCurve curve(long objectId, int typeId) {
    Optional<MeasurementType> type = known(typeId);
    if (type.isEmpty()) {
      return new LightCurve(
          objectId, typeId, new double[0], new float[0], new float[0], new int[0]);
    }
    return file.read(
        session -> {
          try (ResultSet rows =
              schema.curve(session, objectId, type.orElseThrow()).executeQuery()) {
            return read(rows, objectId, typeId);
          }
        });
  }

  private Optional<MeasurementType> known(int typeId) {
    return types.stream().filter(type -> type.typeId() == typeId).findFirst();
  }

  private static LightCurve read(ResultSet rows, long objectId, int typeId) throws SQLException {
    int room = 64;
    int size = 0;
    double[] times = new double[room];
    float[] values = new float[room];
    float[] errors = new float[room];
    int[] flags = new int[room];
    while (rows.next()) {
      if (size == room) {
        room *= 2;
        times = Arrays.copyOf(times, room);
        values = Arrays.copyOf(values, room);
        errors = Arrays.copyOf(errors, room);
        flags = Arrays.copyOf(flags, room);
      }
      times[size] = rows.getDouble(1);
      values[size] = (float) SummaryRows.number(rows, 2);
      errors[size] = (float) SummaryRows.number(rows, 3);
      flags[size++] = rows.getInt(4);
    }
    return new LightCurve(
        objectId,
        typeId,
        Arrays.copyOf(times, size),
        Arrays.copyOf(values, size),
        Arrays.copyOf(errors, size),
        Arrays.copyOf(flags, size));
  }

  /** What is known of an object: a table of one row, or none. */
  public Optional<Table> getObjectMetadata(long objectId) {
    Table objects = objects();
    long[] numbers = TableRows.integers(objects.columns().get(0));
    int row = Arrays.binarySearch(numbers, objectId);
    return row < 0 ? Optional.empty() : Optional.of(TableRows.pick(objects, new int[] {row}));
  }

  /**
   * Objects that vary, strongest first: sample standard deviation of the valid magnitudes (spec
   * lightcurve 5, 15 D5).
   *
   * @param leastPoints least number of valid measurements
   * @param faintestMean faintest mean magnitude
   */
  public List<VariableObject> searchVariableObjects(
      int leastPoints, double faintestMean, int typeId) {
    MeasurementType type =
        known(typeId)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "no type " + typeId, file.path().toString(), "choose one of " + types));
    Table objects = objects();
    long[] numbers = TableRows.integers(objects.columns().get(0));
    List<VariableObject> found = new ArrayList<>();
    VariableSearch search =
        new VariableSearch(leastPoints, faintestMean, numbers, objects.columns(), found);
    file.read(
        session -> {
          try (ResultSet rows = schema.all(session, type).executeQuery()) {
            return search.over(rows);
          }
        });
    found.sort(Comparator.comparingDouble(VariableObject::standardDeviation).reversed());
    return found;
  }

  /** Statistics of one object after the other. */
  private record VariableSearch(
      int leastPoints,
      double faintestMean,
      List<Long> numbers,
      List<Column> objects,
      List<VariableObject> found) {
    VariableSearch(
        int leastPoints,
        double faintestMean,
        long[] numbers,
        List<Column> objects,
        List<VariableObject> found) {
      this(leastPoints, faintestMean, Arrays.stream(numbers).boxed().toList(), objects, found);
    }

    int over(ResultSet rows) throws SQLException {
      List<double[]> points = new ArrayList<>();
      long object = -1;
      while (rows.next()) {
        if (rows.getLong(1) != object) {
          finish(object, points);
          points.clear();
          object = rows.getLong(1);
        }
        points.add(new double[] {rows.getDouble(2), SummaryRows.number(rows, 3)});
      }
      finish(object, points);
      return found.size();
    }

    private void finish(long object, List<double[]> points) {
      double[] times = points.stream().mapToDouble(point -> point[0]).toArray();
      double[] values = points.stream().mapToDouble(point -> point[1]).toArray();
      int[] valid = Summarising.valid(times, values);
      double[] used = Summarising.pick(values, valid);
      int size = used.length;
      if (size >= Math.max(leastPoints, 2) && Summarising.mean(used) <= faintestMean) {
        double sample = Summarising.standardDeviation(used) * Math.sqrt(size / (size - 1.0));
        int row = Collections.binarySearch(numbers, object);
        found.add(
            new VariableObject(
                object,
                row < 0 ? Double.NaN : objects.get(2).number(row),
                row < 0 ? Double.NaN : objects.get(3).number(row),
                sample,
                size,
                times[valid[size - 1]] - times[valid[0]]));
      }
    }
  }

  private LeanRows lean() {
    if (schema instanceof LeanRows rows) {
      return rows;
    }
    throw new InvalidStateException(
        "rows of the original program are only read", file.path().toString(), "write a new file");
  }

  /**
   * Adds a light curve; one of the same object and type is replaced.
   *
   * @throws BadInputException if a time comes twice or is not finite
   */
  @Override
  public void put(LightCurve curve) {
    double[] times = curve.times().clone();
    Arrays.sort(times);
    for (int i = 0; i < times.length; i++) {
      if (!Double.isFinite(times[i]) || (i > 0 && times[i] == times[i - 1])) {
        throw new BadInputException(
            "time " + times[i] + " comes twice or is not finite",
            "object " + curve.objectId() + ", type " + curve.typeId(),
            "give every time once");
      }
    }
    LeanRows rows = lean();
    file.write(session -> rows.put(session, curve));
  }

  @Override
  public void putObjects(Table objects) {
    lean();
    file.write(session -> SharedTables.putObjects(session, objects));
  }

  @Override
  public void putEpochs(Table epochs) {
    lean();
    file.write(session -> SharedTables.putEpochs(session, epochs));
  }

  /** Committed at once. */
  @Override
  public void putTypes(List<MeasurementType> more) {
    lean();
    types =
        file.writeAndCommit(
            session -> {
              SharedTables.putTypes(session, more);
              return schema.types(session);
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
    return file.read(schema::epochs);
  }

  @Override
  public List<MeasurementType> types() {
    return types;
  }

  @Override
  public StoreInfo info() {
    return file.read(
        session ->
            new StoreInfo(
                "row database",
                session.number("SELECT count(*) FROM objects"),
                types.size(),
                schema.epochs(session).rows(),
                session.number(schema.curveCount()),
                session.number(schema.rowCount()),
                file.bytes()));
  }

  /** Gives up what was not committed; harmless a second time. */
  @Override
  public void close() {
    file.close();
  }
}
