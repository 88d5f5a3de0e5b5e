package org.alidade.web.internal.lightcurve;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.query.ObjectQuery;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** A store that is open, its tables in memory, and what the last conditions chose. */
final class OpenStore {
  private static final int QUERIES_KEPT = 32;

  private final Path path;
  private final LightCurveStore store;
  private volatile TableValues objects;
  private volatile boolean counting;
  private final TableValues epochs;
  private final Map<String, MeasurementType> types = new LinkedHashMap<>();
  private final Map<String, Integer> rows = new HashMap<>();
  private final Map<String, int[]> chosen =
      Collections.synchronizedMap(new Recent<String, int[]>(QUERIES_KEPT));
  private final SeriesCache series = new SeriesCache();

  OpenStore(Path path, LightCurveStore store, TableValues objects, TableValues epochs) {
    this.path = path;
    this.store = store;
    this.objects = objects;
    this.epochs = epochs;
    store.types().forEach(type -> types.put(type.key(), type));
    String[] keys = objects.texts("object");
    for (int row = 0; row < keys.length; row++) {
      rows.put(keys[row], row);
    }
  }

  Path path() {
    return path;
  }

  LightCurveStore store() {
    return store;
  }

  TableValues objects() {
    return objects;
  }

  TableValues epochs() {
    return epochs;
  }

  /** Whether the valid epochs of the objects are being counted. */
  boolean isCounting() {
    return counting;
  }

  void setCounting(boolean value) {
    counting = value;
  }

  /** Adds a column to the objects. */
  void add(Column column) {
    Table.Builder more = Table.builder();
    store.objects().columns().forEach(more::column);
    objects = TableValues.of(more.column(column).build());
  }

  SeriesCache series() {
    return series;
  }

  /** The measurement types by key, in the order of the store. */
  Map<String, MeasurementType> types() {
    return Collections.unmodifiableMap(types);
  }

  /**
   * A measurement type.
   *
   * @throws MissingDatasetException if there is none of the key
   */
  MeasurementType type(String key) {
    MeasurementType type = types.get(key);
    if (type == null) {
      throw new MissingDatasetException("no such measurement", "types", "choose one of the list");
    }
    return type;
  }

  /**
   * Row of an object.
   *
   * @throws MissingDatasetException if there is none of the key
   */
  int row(String key) {
    Integer row = rows.get(key);
    if (row == null) {
      throw new MissingDatasetException(
          "no such object", "object", "choose one of the object table");
    }
    return row;
  }

  long objectId(int row) {
    return (long) objects.numbers("object_id")[row];
  }

  /**
   * Rows that a condition chooses, the brightest first; none for a blank one.
   *
   * @throws BadInputException if the condition cannot be understood
   */
  int[] chosen(String query) {
    return query.isBlank()
        ? new int[0]
        : chosen.computeIfAbsent(
            query, condition -> ObjectQuery.parse(condition).brightestFirst(objects));
  }
}
