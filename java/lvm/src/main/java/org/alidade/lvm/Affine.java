package org.alidade.lvm;

/**
 * The linear map from physical to normalised values and back (spec lvm 7).
 *
 * @param offset physical value that becomes 0
 * @param scale physical length that becomes 1
 */
public record Affine(double offset, double scale) {
  /** The map that changes nothing. */
  public static final Affine IDENTITY = new Affine(0, 1);

  /** (physical - offset) / scale. */
  public double normalise(double physical) {
    return (physical - offset) / scale;
  }

  /** normalised * scale + offset, the inverse of {@link #normalise(double)}. */
  public double predict(double normalised) {
    return normalised * scale + offset;
  }

  /** {@link #normalise(double)} of every value. */
  public double[] normalise(double[] physical) {
    double[] result = new double[physical.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = normalise(physical[i]);
    }
    return result;
  }

  /** {@link #predict(double)} of every value. */
  public double[] predict(double[] normalised) {
    double[] result = new double[normalised.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = predict(normalised[i]);
    }
    return result;
  }
}
