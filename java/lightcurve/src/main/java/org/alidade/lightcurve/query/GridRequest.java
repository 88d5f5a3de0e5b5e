package org.alidade.lightcurve.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;

/**
 * A page of a table: sorted, then filtered, then cut (spec lightcurve 12.8).
 *
 * <p>Example: {@code GridRequest.of(0, 100).withSorts(List.of(new GridSort("ra",
 * false))).rows(table)}.
 *
 * @param start first row of the page, from 0
 * @param end row behind the page
 * @param sorts columns to sort by, the most important first
 * @param filters all of which rows pass
 */
public record GridRequest(int start, int end, List<GridSort> sorts, List<GridFilter> filters) {
  /** Most rows of one page. */
  public static final int MOST_ROWS = 10_000;

  /**
   * Checks the bounds.
   *
   * @throws BadInputException if the page begins below 0, ends before it begins or is too long
   */
  public GridRequest {
    if (start < 0 || end < start || end - start > MOST_ROWS) {
      throw new BadInputException(
          "rows " + start + " to " + end, "page", "ask for at most " + MOST_ROWS + " rows");
    }
    sorts = List.copyOf(sorts);
    filters = List.copyOf(filters);
  }

  /** Rows in the order of the table. */
  public static GridRequest of(int start, int end) {
    return new GridRequest(start, end, List.of(), List.of());
  }

  /** The same, sorted. */
  public GridRequest withSorts(List<GridSort> columns) {
    return new GridRequest(start, end, columns, filters);
  }

  /** The same, filtered. */
  public GridRequest withFilters(List<GridFilter> conditions) {
    return new GridRequest(start, end, sorts, conditions);
  }

  /**
   * The page of a whole table.
   *
   * @throws BadInputException if a filter does not fit its column
   */
  public GridPage rows(TableValues table) {
    return rows(table, IntStream.range(0, table.rows()).toArray());
  }

  /**
   * The page of chosen rows, which come in the given order where nothing else is asked for.
   *
   * @throws BadInputException if a filter does not fit its column
   */
  public GridPage rows(TableValues table, int[] chosen) {
    IntPredicate passes = row -> true;
    for (GridFilter filter : filters) {
      passes = passes.and(filter.on(table));
    }
    int[] kept = IntStream.of(chosen).filter(passes).toArray();
    int[] sorted = sorts.isEmpty() ? kept : sort(table, kept);
    int from = Math.min(start, sorted.length);
    int to = Math.min(end, sorted.length);
    return new GridPage(Arrays.copyOfRange(sorted, from, to), kept.length);
  }

  private int[] sort(TableValues table, int[] rows) {
    return sorts.stream()
        .filter(sort -> table.has(sort.column()))
        .map(sort -> order(table, sort))
        .reduce(Comparator::thenComparing)
        .map(order -> IntStream.of(rows).boxed().sorted(order))
        .map(sorted -> sorted.mapToInt(Integer::intValue).toArray())
        .orElse(rows);
  }

  private static Comparator<Integer> order(TableValues table, GridSort sort) {
    int sign = sort.descending() ? -1 : 1;
    if (table.isText(sort.column())) {
      String[] texts = table.texts(sort.column());
      return (a, b) -> sign * texts[a].compareTo(texts[b]);
    }
    double[] numbers = table.numbers(sort.column());
    return (a, b) -> {
      boolean unknown = Double.isNaN(numbers[a]) || Double.isNaN(numbers[b]);
      return (unknown ? 1 : sign) * Double.compare(numbers[a], numbers[b]);
    };
  }
}
