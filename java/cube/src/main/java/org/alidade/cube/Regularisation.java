package org.alidade.cube;

/**
 * Quadratic penalties added to the objective.
 *
 * @param smoothness strength of the smoothness of the populations' light over the (metallicity,
 *     age, alpha) grid of every component, relative to the curvature of the data term in every
 *     column; 0 = none
 * @param ridge strength of {@code 1/2 |x|^2}, relative to the mean curvature of the data term; 0 =
 *     none
 * @param ratio strength of the ratios of orbit weights as quadratic rows, relative to the mean
 *     curvature of the data term; 0 = none
 */
public record Regularisation(double smoothness, double ridge, double ratio) {
  /** No penalty. */
  public static final Regularisation NONE = new Regularisation(0, 0, 0);

  /**
   * Checks the ranges.
   *
   * @throws org.alidade.array.BadInputException if a strength is negative or not finite
   */
  public Regularisation {
    Ranges.notNegative(smoothness, "smoothness");
    Ranges.notNegative(ridge, "ridge");
    Ranges.notNegative(ratio, "ratio");
  }

  /** The same with another smoothness. */
  public Regularisation withSmoothness(double value) {
    return new Regularisation(value, ridge, ratio);
  }

  /** The same with another ridge. */
  public Regularisation withRidge(double value) {
    return new Regularisation(smoothness, value, ratio);
  }

  /** The same with another strength of the orbit weights' ratios. */
  public Regularisation withRatio(double value) {
    return new Regularisation(smoothness, ridge, value);
  }
}
