package org.alidade.lightcurve.statistics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.math.ThreadBudget;
import org.alidade.pipeline.CancellationToken;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Statistics of all objects of a store (spec lightcurve 14.2), computed by several threads; the
 * table does not depend on their number.
 *
 * <p>Columns: {@code object_id}, {@code object}, {@code n_epochs_valid_all} (epochs with at least
 * one valid type), {@code n_epochs_valid_<type>}, and {@code <statistic>_<type>} for every
 * statistic asked for, NaN where there is no light curve.
 *
 * <pre>{@code
 * Table table = ObjectStatistics.of(store, ScanOptions.defaults());
 * TableWriter.write(Path.of("object_stats.parquet"), table);
 * }</pre>
 */
public final class ObjectStatistics {
  private final LightCurveStore store;
  private final ScanOptions options;
  private final List<MeasurementType> types;
  private final long[] objects;
  private final int[] epochs;
  private final int[][] epochsOfType;
  private final List<Map<Statistic, float[]>> values;

  private ObjectStatistics(LightCurveStore store, ScanOptions options, Column ids) {
    this.store = store;
    this.options = options;
    types =
        options.types().isEmpty()
            ? store.types()
            : options.types().stream().map(store::type).toList();
    int size = Math.toIntExact(ids.rows());
    objects = IntStream.range(0, size).mapToLong(ids::integer).toArray();
    epochs = new int[size];
    epochsOfType = new int[types.size()][size];
    values = types.stream().map(type -> columns(options, size)).toList();
  }

  private static Map<Statistic, float[]> columns(ScanOptions options, int size) {
    Map<Statistic, float[]> columns = new EnumMap<>(Statistic.class);
    for (Statistic statistic : options.statistics()) {
      float[] column = new float[size];
      Arrays.fill(column, Float.NaN);
      columns.put(statistic, column);
    }
    return columns;
  }

  /** Statistics of all objects, without being told of the progress. */
  public static Table of(LightCurveStore store, ScanOptions options) {
    return of(store, options, done -> {}, new CancellationToken());
  }

  /**
   * Statistics of all objects.
   *
   * @param progress is told after every object how many are done; from any thread
   * @param token ends the work
   * @return one row per object, in the order of the store
   * @throws org.alidade.array.MissingDatasetException if the store lacks a type asked for
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Table of(
      LightCurveStore store, ScanOptions options, LongConsumer progress, CancellationToken token) {
    Table known = store.objects();
    ObjectStatistics scan = new ObjectStatistics(store, options, known.column("object_id"));
    AtomicLong done = new AtomicLong();
    ThreadBudget.of(options.threads())
        .forEach(
            scan.objects.length,
            object -> {
              token.throwIfCancelled();
              scan.measure((int) object);
              progress.accept(done.incrementAndGet());
            });
    return scan.table(known.column("object"));
  }

  private void measure(int object) {
    double[] union = {};
    for (int type = 0; type < types.size(); type++) {
      LightCurve curve = store.get(objects[object], types.get(type).typeId());
      if (curve != null) {
        Series series = Series.of(curve, options.selection());
        double[] times = distinct(series.times());
        epochsOfType[type][object] = times.length;
        union = merged(union, times);
        write(type, object, series);
      }
    }
    epochs[object] = union.length;
  }

  private void write(int type, int object, Series series) {
    Map<Statistic, float[]> columns = values.get(type);
    if (!columns.isEmpty()) {
      LightCurveStatistics statistics = LightCurveStatistics.of(series);
      columns.forEach((statistic, column) -> column[object] = (float) statistic.of(statistics));
    }
  }

  private static double[] distinct(double[] sorted) {
    double[] result = new double[sorted.length];
    int count = 0;
    for (double time : sorted) {
      if (count == 0 || time != result[count - 1]) {
        result[count++] = time;
      }
    }
    return count == sorted.length ? sorted : Arrays.copyOf(result, count);
  }

  /** Union of two ascending lists of distinct times. */
  private static double[] merged(double[] one, double[] other) {
    if (one.length == 0 || Arrays.equals(one, other)) {
      return other;
    }
    double[] result = new double[one.length + other.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < one.length || j < other.length) {
      double first = i < one.length ? one[i] : Double.POSITIVE_INFINITY;
      double second = j < other.length ? other[j] : Double.POSITIVE_INFINITY;
      result[count++] = Math.min(first, second);
      i += first <= second ? 1 : 0;
      j += second <= first ? 1 : 0;
    }
    return Arrays.copyOf(result, count);
  }

  private Table table(Column keys) {
    List<String> names =
        IntStream.range(0, objects.length).mapToObj(row -> keys.text(row)).toList();
    Table.Builder table =
        Table.builder()
            .column(Column.of("object_id", objects))
            .column(Column.of("object", names))
            .column(Column.of("n_epochs_valid_all", epochs));
    for (int type = 0; type < types.size(); type++) {
      table.column(Column.of("n_epochs_valid_" + types.get(type).key(), epochsOfType[type]));
    }
    for (int type = 0; type < types.size(); type++) {
      String key = types.get(type).key();
      values
          .get(type)
          .forEach(
              (statistic, column) ->
                  table.column(
                      Column.of(statistic.key() + "_" + key, column).unit(statistic.unit())));
    }
    return table.build();
  }
}
