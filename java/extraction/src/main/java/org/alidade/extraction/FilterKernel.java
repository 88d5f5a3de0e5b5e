package org.alidade.extraction;

import org.alidade.array.BadInputException;

/**
 * Weights with which an image is filtered before sources are sought.
 *
 * <p>Example: {@code new FilterKernel(3, new float[] {1, 2, 1, 2, 4, 2, 1, 2, 1})}.
 *
 * @param width length of a row; 0 for no filter
 * @param values the weights, row after row
 */
@SuppressWarnings("ArrayRecordComponent") // a few numbers, never changed here
public record FilterKernel(int width, float[] values) {
  /**
   * Checks the shape.
   *
   * @throws BadInputException if the weights do not fill rows
   */
  public FilterKernel {
    boolean none = width == 0 && values.length == 0;
    if (!none && (width < 1 || values.length == 0 || values.length % width != 0)) {
      throw new BadInputException(
          values.length + " weights in rows of " + width, "filter", "fill all rows");
    }
  }

  /** No filter. */
  public static FilterKernel none() {
    return new FilterKernel(0, new float[0]);
  }

  /** SExtractor's default of 3 x 3 pixels, for stars two pixels wide. */
  public static FilterKernel pyramid() {
    return new FilterKernel(3, new float[] {1, 2, 1, 2, 4, 2, 1, 2, 1});
  }
}
