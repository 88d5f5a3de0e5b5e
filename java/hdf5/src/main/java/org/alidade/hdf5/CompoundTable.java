package org.alidade.hdf5;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;

/**
 * A compound dataset by columns, in the order of the file.
 *
 * <p>Example: {@code dataset.readCompound().doubles("flux")}.
 */
public final class CompoundTable {
  private final String where;
  private final int rowCount;
  private final Map<String, Column> columns;

  /**
   * One column: its type in the file and its values as {@code double[]}, {@code long[]} or text.
   */
  private record Column(Hdf5Type type, Object values) {}

  private CompoundTable(String where, int rowCount, Map<String, Column> columns) {
    this.where = where;
    this.rowCount = rowCount;
    this.columns = columns;
  }

  /** Names of the columns. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** Types of the columns in the file, in the order of {@link #names()}. */
  public List<Hdf5Type> types() {
    return columns.values().stream().map(Column::type).toList();
  }

  /** Number of rows. */
  public int rowCount() {
    return rowCount;
  }

  /**
   * A numeric column as floating point, one value per row (a copy).
   *
   * @throws MissingDatasetException if there is no such column
   * @throws BadInputException if the column is not numeric
   */
  public double[] doubles(String name) {
    Object values = column(name).values();
    if (values instanceof double[] doubles) {
      return doubles.clone();
    }
    if (values instanceof long[] longs) {
      return java.util.stream.LongStream.of(longs).asDoubleStream().toArray();
    }
    throw unsuitable(name, "numbers");
  }

  /**
   * An integer or boolean column, one value per row (a copy); true is 1.
   *
   * @throws MissingDatasetException if there is no such column
   * @throws BadInputException if the column does not hold integers
   */
  public long[] longs(String name) {
    if (column(name).values() instanceof long[] longs) {
      return longs.clone();
    }
    throw unsuitable(name, "integers");
  }

  /**
   * A column of texts, one per row (a copy).
   *
   * @throws MissingDatasetException if there is no such column
   * @throws BadInputException if the column does not hold text
   */
  public String[] strings(String name) {
    if (column(name).values() instanceof String[] strings) {
      return strings.clone();
    }
    throw unsuitable(name, "text");
  }

  private Column column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      throw new MissingDatasetException(
          "no column " + name, where, "choose one of " + String.join(", ", columns.keySet()));
    }
    return column;
  }

  private BadInputException unsuitable(String name, String wanted) {
    return new BadInputException(
        "column " + name + " holds " + column(name).type() + ", not " + wanted,
        where,
        "ask for the type that the column has");
  }

  /** Starts a table; columns are added in order. */
  public static Builder builder(String where, int rowCount) {
    return new Builder(where, rowCount);
  }

  /** Collects the columns of a {@link CompoundTable}. */
  public static final class Builder {
    private final String where;
    private final int rowCount;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private Builder(String where, int rowCount) {
      this.where = where;
      this.rowCount = rowCount;
    }

    /** Adds a column of floating point numbers. */
    public Builder add(String name, Hdf5Type type, double[] values) {
      columns.put(name, new Column(type, values.clone()));
      return this;
    }

    /** Adds a column of integers or truth values. */
    public Builder add(String name, Hdf5Type type, long[] values) {
      columns.put(name, new Column(type, values.clone()));
      return this;
    }

    /** Adds a column of texts. */
    public Builder add(String name, Hdf5Type type, String[] values) {
      columns.put(name, new Column(type, values.clone()));
      return this;
    }

    /** Adds a column of a type that cannot be read, so that its name is known. */
    public Builder addUnreadable(String name, Hdf5Type type) {
      columns.put(name, new Column(type, type));
      return this;
    }

    /** The finished table. */
    public CompoundTable build() {
      return new CompoundTable(where, rowCount, new LinkedHashMap<>(columns));
    }
  }
}
