package org.alidade.lightcurve.internal.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.naming.MeasurementKey;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Collects rows, which may come in any order, into light curves. Points of a light curve keep the
 * order in which they came.
 */
public final class CurveCollector {
  private static final Pattern NUMBERED = Pattern.compile("[A-Za-z_]*([0-9]{1,18})");

  private final Map<String, double[]> objects = new LinkedHashMap<>();
  private final Map<String, Long> numbers = new LinkedHashMap<>();
  private final Set<Long> used = new HashSet<>();
  private final Map<String, Integer> types = new LinkedHashMap<>();
  private final Map<Pair, Points> curves = new LinkedHashMap<>();
  private long points;
  private long next = 1;

  private record Pair(String object, String type) {}

  /** Points that grow. */
  private static final class Points {
    private double[] times = new double[16];
    private float[] values = new float[16];
    private float[] errors = new float[16];
    private int[] flags = new int[16];
    private int size;

    void add(Point point) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
        errors = Arrays.copyOf(errors, 2 * size);
        flags = Arrays.copyOf(flags, 2 * size);
      }
      times[size] = point.mjd();
      values[size] = point.value();
      errors[size] = point.error();
      flags[size++] = point.flags();
    }

    LightCurve curve(long objectId, int typeId) {
      return new LightCurve(
          objectId,
          typeId,
          Arrays.copyOf(times, size),
          Arrays.copyOf(values, size),
          Arrays.copyOf(errors, size),
          Arrays.copyOf(flags, size));
    }
  }

  /** Adds a row. */
  public void add(Point point) {
    place(point.object(), point.ra(), point.dec());
    types.computeIfAbsent(point.type(), key -> types.size() + 1);
    curves.computeIfAbsent(new Pair(point.object(), point.type()), pair -> new Points()).add(point);
    points++;
  }

  /** Tells where an object is; the first place known stays. */
  public void place(String object, double ra, double dec) {
    double[] known = objects.get(object);
    if (known == null || Double.isNaN(known[0])) {
      objects.put(object, new double[] {ra, dec});
    }
    numbers.computeIfAbsent(object, this::number);
  }

  /** The number in the key if no other object has it, else the next free one. */
  private Long number(String key) {
    Matcher numbered = NUMBERED.matcher(key);
    if (numbered.matches() && used.add(Long.parseLong(numbered.group(1)))) {
      return Long.parseLong(numbered.group(1));
    }
    while (!used.add(next)) {
      next++;
    }
    return next;
  }

  /** Number of light curves. */
  public long curveCount() {
    return curves.size();
  }

  /** Number of rows. */
  public long pointCount() {
    return points;
  }

  /** Hands everything to a store and commits. */
  public void flush(LightCurveSink sink) {
    if (objects.isEmpty()) {
      return;
    }
    sink.putObjects(table());
    List<MeasurementType> all = new ArrayList<>();
    types.forEach((key, typeId) -> all.add(type(key, typeId)));
    sink.putTypes(all);
    curves.forEach(
        (pair, content) ->
            sink.put(
                content.curve(
                    numbers.getOrDefault(pair.object(), 0L), types.getOrDefault(pair.type(), 0))));
    sink.commit();
  }

  private static MeasurementType type(String key, int typeId) {
    return key.indexOf('-') > 0 && !key.endsWith("-")
        ? MeasurementKey.parse(key).type(typeId)
        : MeasurementType.of(typeId, key);
  }

  private Table table() {
    List<String> keys = List.copyOf(objects.keySet());
    List<double[]> places = List.copyOf(objects.values());
    return Table.builder()
        .column(
            Column.of(
                "object_id",
                keys.stream().mapToLong(key -> numbers.getOrDefault(key, 0L)).toArray()))
        .column(Column.of("object", keys))
        .column(Column.of("ra", places.stream().mapToDouble(p -> p[0]).toArray()).unit("deg"))
        .column(Column.of("dec", places.stream().mapToDouble(p -> p[1]).toArray()).unit("deg"))
        .build();
  }

  /** Number of objects. */
  public long objectCount() {
    return objects.size();
  }

  /** Number of measurement types. */
  public long typeCount() {
    return types.size();
  }
}
