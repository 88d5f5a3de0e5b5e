package org.alidade.transients;

import org.alidade.array.BadInputException;

/**
 * A point-spread function on pixels: a square of odd side whose middle pixel is the position of the
 * source, with unit sum.
 *
 * <p>Example: {@code PsfStamp psf = PsfStamp.of(41, values);}
 *
 * @param size pixels per side, odd
 * @param values the function, row by row, size times size values with sum 1
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record PsfStamp(int size, double[] values) {
  /**
   * Checks the values; use {@link #of} for a stamp that is not normalised yet.
   *
   * @throws BadInputException if the side is even or does not fit the number of values
   */
  public PsfStamp {
    if (size < 1 || size % 2 == 0 || (long) size * size != values.length) {
      throw new BadInputException(
          values.length + " values on a side of " + size,
          "a point-spread function",
          "give a square with an odd number of pixels per side");
    }
  }

  /**
   * A stamp scaled to unit sum.
   *
   * @param size pixels per side, odd
   * @param values the function in any unit, row by row, unchanged
   * @throws BadInputException if the side is even or does not fit, or the sum is not positive
   */
  public static PsfStamp of(int size, double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
      throw new BadInputException(
          "a sum of " + sum, "a point-spread function", "give finite values with a positive sum");
    }
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] / sum;
    }
    return new PsfStamp(size, scaled);
  }

  /** Pixels from the middle to the border of the stamp. */
  public int half() {
    return size / 2;
  }

  /** Sum of the squares: the inverse of the number of pixels the function spreads light over. */
  public double sumOfSquares() {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
