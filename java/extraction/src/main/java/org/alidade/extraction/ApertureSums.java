package org.alidade.extraction;

import java.util.Arrays;

/**
 * Sums of pixels in apertures, one entry of every array each.
 *
 * @param sum sums, NaN where an aperture has no place
 * @param error their standard deviations
 * @param area pixels within
 * @param flags bits of {@link #TRUNCATED}, {@link #SOME_MASKED}, {@link #ALL_MASKED}
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record ApertureSums(double[] sum, double[] error, double[] area, int[] flags) {
  /** Flag of an aperture that the border of the image cuts. */
  public static final int TRUNCATED = 0x10;

  /** Flag of an aperture with pixels that are left out. */
  public static final int SOME_MASKED = 0x20;

  /** Flag of an aperture all of whose pixels are left out. */
  public static final int ALL_MASKED = 0x40;

  private static final int NUMBERS = 4;

  static ApertureSums of(double[] results) {
    int count = results.length / NUMBERS;
    return new ApertureSums(
        column(results, 0),
        column(results, 1),
        column(results, 2),
        Arrays.stream(column(results, NUMBERS - 1), 0, count)
            .mapToInt(flag -> (int) flag)
            .toArray());
  }

  private static double[] column(double[] results, int number) {
    double[] column = new double[results.length / NUMBERS];
    Arrays.setAll(column, i -> results[NUMBERS * i + number]);
    return column;
  }

  /** Number of apertures. */
  public int size() {
    return sum.length;
  }
}
