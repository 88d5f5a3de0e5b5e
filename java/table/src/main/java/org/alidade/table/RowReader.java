package org.alidade.table;

/**
 * Gives the values of a column.
 *
 * @param <A> array type of the elements: {@code double[]}, {@code float[]}, {@code long[]}, {@code
 *     int[]}, {@code byte[]} or {@code String[]}
 */
@FunctionalInterface
public interface RowReader<A> {
  /**
   * Puts the values of a row into an array; asked from one thread, rows in ascending order, perhaps
   * several times.
   *
   * @param row row, from 0
   * @param values array to fill: one value, or as many as the lists of the column are long
   */
  void read(long row, A values);
}
