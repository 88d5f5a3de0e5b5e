package org.alidade.testing;

/**
 * Named tolerances; a test says which accuracy it means instead of a loose number.
 *
 * <p>Unless a name says otherwise they are relative to the largest magnitude of the expected array,
 * see {@link #relativeToLargest}.
 */
public final class Tolerances {
  /** Mathematics in float64 with a different order of sums. */
  public static final double FLOAT64 = 1e-12;

  /** Mathematics in float64 where a transform or a solve lies between the two sides. */
  public static final double FLOAT64_LOOSE = 1e-9;

  /** One rounding to float32 (half a unit in the last place is 6e-8). */
  public static final double FLOAT32_STORAGE = 1e-7;

  /** Values stored as float32 by one program and computed anew by another. */
  public static final double FLOAT32_MODELS = 5e-7;

  /** Sums of products of float32 values, accumulated in float64. */
  public static final double FLOAT32_SUM = 1e-6;

  /** Products and sums in float32 and blocks thereof. */
  public static final double FLOAT32_PRODUCT = 1e-5;

  /** Complex spectra stored as float32. */
  public static final double FLOAT32_SPECTRA = 2e-6;

  /** Iterates of a solver that follows the same rows in the same order. */
  public static final double SOLVER = 1e-9;

  /** Dot products of an operator and its adjoint, relative to the product of the norms. */
  public static final double ADJOINT = 1e-12;

  /** The same work with another number of threads. */
  public static final double THREADS = 1e-13;

  /** An iterative solution against the exact optimum. */
  public static final double OPTIMUM = 1e-6;

  private Tolerances() {}

  /**
   * Largest difference of two arrays divided by the largest magnitude of the expected one; NaN in
   * the same places counts as equal, anything else that is not finite as infinitely far.
   *
   * @param actual values under test
   * @param expected values to meet, as many
   */
  public static double relativeToLargest(double[] actual, double[] expected) {
    if (actual.length != expected.length) {
      throw new AssertionError(
          actual.length + " values where " + expected.length + " are expected");
    }
    double difference = 0;
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      difference = Math.max(difference, distance(actual[i], expected[i]));
      largest = Double.isFinite(expected[i]) ? Math.max(largest, Math.abs(expected[i])) : largest;
    }
    return largest == 0 ? difference : difference / largest;
  }

  /** As {@link #relativeToLargest(double[], double[])} for float32 values. */
  public static double relativeToLargest(float[] actual, float[] expected) {
    return relativeToLargest(widened(actual), widened(expected));
  }

  private static double distance(double actual, double expected) {
    if (Double.compare(actual, expected) == 0) {
      return 0;
    }
    double distance = Math.abs(actual - expected);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
