package org.alidade.lightcurve.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * A table of sources and what its columns mean (spec lightcurve 8). Immutable.
 *
 * <pre>{@code
 * SourceCatalogue sources = SourceCatalogue.read(
 *     Path.of("IDF_gr12_ch1_sci.sexcat"), TableTransform.pipelineSextractor("ch1_sci", "gr12"));
 * double[] magnitudes = sources.values("ch1_sci-mag_auto", "value");
 * }</pre>
 */
public final class SourceCatalogue {
  private static final String FLAGS = "FLAGS";

  private final Table table;
  private final TableTransform transform;
  private final Map<String, Column> byName = new HashMap<>();
  private final List<String> keys;
  private final Map<String, Integer> rows = new HashMap<>();
  private final Map<Pair, DataColumn> data = new LinkedHashMap<>();

  private record Pair(String measurement, String value) {}

  private SourceCatalogue(Table table, TableTransform transform) {
    this.table = table;
    this.transform = transform;
    table.columns().forEach(column -> byName.put(column.name(), column));
    keys =
        TableRows.texts(column(transform.keyColumn())).stream().map(transform::objectKey).toList();
    for (int row = 0; row < keys.size(); row++) {
      if (rows.put(keys.get(row), row) != null) {
        throw new BadInputException(
            "source " + keys.get(row) + " comes twice", "source catalogue", "number the sources");
      }
    }
    column(transform.raColumn());
    column(transform.decColumn());
    for (Column column : table.columns()) {
      transform
          .meaning(column.name())
          .ifPresent(
              meaning -> data.put(new Pair(meaning.measurement(), meaning.value()), meaning));
    }
  }

  /**
   * The sources of a table.
   *
   * @throws MissingDatasetException if the table lacks the key or the coordinates
   * @throws BadInputException if keys repeat or columns hold lists
   */
  public static SourceCatalogue of(Table table, TableTransform transform) {
    return new SourceCatalogue(table, transform);
  }

  /**
   * The sources of a file that {@link SourceTables} reads.
   *
   * @throws MissingDatasetException if there is no such file, or it lacks the key or coordinates
   * @throws BadInputException if it is no such file, or keys repeat
   */
  public static SourceCatalogue read(Path file, TableTransform transform) {
    return of(SourceTables.read(file), transform);
  }

  /** All columns, in the order of the sources. */
  public Table table() {
    return table;
  }

  /** What the columns mean. */
  public TableTransform transform() {
    return transform;
  }

  /** Number of sources. */
  public int size() {
    return keys.size();
  }

  /** Keys of the objects, in order. */
  public List<String> objectKeys() {
    return keys;
  }

  /** Right ascensions, degrees. */
  public double[] raDegrees() {
    return numbers(transform.raColumn());
  }

  /** Declinations, degrees. */
  public double[] decDegrees() {
    return numbers(transform.decColumn());
  }

  /** First pixel coordinates, counted from 1; NaN if the table has none. */
  public double[] x() {
    return numbersOrNan(transform.xColumn());
  }

  /** Second pixel coordinates, counted from 1; NaN if the table has none. */
  public double[] y() {
    return numbersOrNan(transform.yColumn());
  }

  /** Where an object is; NaN for one that is not in the catalogue. */
  public SourceCoordinates coordinates(String objectKey) {
    Integer row = rows.get(objectKey);
    if (row == null) {
      return SourceCoordinates.UNKNOWN;
    }
    return new SourceCoordinates(
        column(transform.raColumn()).number(row),
        column(transform.decColumn()).number(row),
        numberOrNan(transform.xColumn(), row),
        numberOrNan(transform.yColumn(), row));
  }

  /** Where objects are; NaN for those that are not in the catalogue. */
  public List<SourceCoordinates> coordinates(List<String> objectKeys) {
    return objectKeys.stream().map(this::coordinates).toList();
  }

  /** Keys of the measurements, sorted. */
  public NavigableSet<String> measurementKeys() {
    NavigableSet<String> found = new TreeSet<>();
    data.keySet().forEach(pair -> found.add(pair.measurement()));
    return Collections.unmodifiableNavigableSet(found);
  }

  /** Keys of the values, sorted. */
  public NavigableSet<String> valueKeys() {
    NavigableSet<String> found = new TreeSet<>();
    data.keySet().forEach(pair -> found.add(pair.value()));
    return Collections.unmodifiableNavigableSet(found);
  }

  /** Key of the visit, if there is one. */
  public Optional<String> epochKey() {
    return transform.epochKey();
  }

  /** The columns of measurements, in the order of the table. */
  public List<DataColumn> columns() {
    return List.copyOf(data.values());
  }

  /** Whether there is a column of a measurement and value. */
  public boolean has(String measurement, String value) {
    return data.containsKey(new Pair(measurement, value));
  }

  /**
   * The values of a measurement, one per source.
   *
   * @throws MissingDatasetException if there is no such column
   */
  public double[] values(String measurement, String value) {
    DataColumn meaning = data.get(new Pair(measurement, value));
    if (meaning == null) {
      throw new MissingDatasetException(
          "no " + value + " of " + measurement,
          "source catalogue",
          "choose from " + measurementKeys() + " and " + valueKeys());
    }
    return numbers(meaning.column());
  }

  /** Quality bits of the sources from the column {@code FLAGS}, if there is one. */
  public Optional<int[]> flags() {
    return Optional.ofNullable(byName.get(FLAGS))
        .map(column -> Arrays.stream(TableRows.numbers(column)).mapToInt(v -> (int) v).toArray());
  }

  /**
   * The numbers of any column, one per source.
   *
   * @throws MissingDatasetException if there is no such column
   * @throws BadInputException if it holds texts
   */
  public double[] numbers(String name) {
    return TableRows.numbers(column(name));
  }

  /**
   * The same sources, neighbours on the sky next to each other; see {@link SpatialOrder}.
   *
   * @param cells cells along each side of the grid
   */
  public SourceCatalogue sortedSpatially(int cells) {
    return picked(SpatialOrder.rows(raDegrees(), decDegrees(), cells));
  }

  /**
   * Some of the sources, in any order.
   *
   * @param rows row numbers, each once
   */
  public SourceCatalogue picked(int... rows) {
    return of(TableRows.pick(table, rows), transform);
  }

  private Column column(String name) {
    Column column = byName.get(name);
    if (column == null) {
      List<String> names = new ArrayList<>();
      table.columns().forEach(one -> names.add(one.name()));
      throw new MissingDatasetException(
          "no column " + name, "source catalogue", "the table has " + names);
    }
    return column;
  }

  private double numberOrNan(String name, int row) {
    Column column = byName.get(name);
    return column == null ? Double.NaN : column.number(row);
  }

  private double[] numbersOrNan(String name) {
    double[] values = new double[size()];
    Arrays.setAll(values, row -> numberOrNan(name, row));
    return values;
  }

  @Override
  public String toString() {
    return "SourceCatalogue of " + size() + " sources, " + measurementKeys();
  }
}
