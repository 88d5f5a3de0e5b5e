package org.alidade.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;

/**
 * Columns of equally many rows, and texts about the whole.
 *
 * <pre>{@code
 * Table table = Table.builder()
 *     .column(Column.of("ra", ra).unit("deg"))
 *     .metadata("hash", hash)
 *     .build();
 * TableWriter.write(Path.of("spaxels.parquet"), table);
 * }</pre>
 *
 * @param columns columns, in order
 * @param metadata texts by their keys, in order
 */
public record Table(List<Column> columns, Map<String, String> metadata) {
  /**
   * Checks that the columns belong together.
   *
   * @throws BadInputException if there is none, names repeat or rows differ
   */
  public Table {
    columns = List.copyOf(columns);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    if (columns.isEmpty()) {
      throw new BadInputException("a table without columns", "Table", "add a column");
    }
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new BadInputException(
            "two columns have the name " + column.name(), "Table", "rename one");
      }
      if (column.rows() != columns.get(0).rows()) {
        throw new BadInputException(
            column.rows() + " rows beside " + columns.get(0).rows(),
            "column " + column.name(),
            "give all columns the same number of rows");
      }
    }
  }

  /** Starts an empty table. */
  public static Builder builder() {
    return new Builder();
  }

  /** Number of rows. */
  public long rows() {
    return columns.get(0).rows();
  }

  /** Whether there is a column of this name. */
  public boolean has(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /**
   * Column of a name.
   *
   * @throws MissingDatasetException if there is none
   */
  public Column column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MissingDatasetException(
                    "no column " + name,
                    "table",
                    "choose one of " + columns.stream().map(Column::name).toList()));
  }

  /** Collects columns and texts. */
  public static final class Builder {
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a column. */
    public Builder column(Column column) {
      columns.add(column);
      return this;
    }

    /** Adds a text about the whole table. */
    public Builder metadata(String key, String text) {
      metadata.put(key, text);
      return this;
    }

    /**
     * The table.
     *
     * @throws BadInputException if there is no column, names repeat or rows differ
     */
    public Table build() {
      return new Table(columns, metadata);
    }
  }
}
