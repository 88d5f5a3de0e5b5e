package org.alidade.cube.internal;

/**
 * The integer pixel offsets on which velocity distributions are sampled (spec cubefit 1.2, 1.3).
 *
 * @param firstTap smallest offset k_min, zero or less
 * @param taps number of offsets m
 * @param shiftPixels extra shift of all distributions in template pixels (velocity bias)
 * @param dlogLambda template step in ln(wavelength)
 */
public record KernelGrid(int firstTap, int taps, double shiftPixels, double dlogLambda) {
  /** A velocity within this many pixels of an offset counts as lying on it. */
  private static final double ROUNDING_PIXELS = 1e-9;

  /** Offsets that cover the velocity grid after the bias and always contain 0. */
  public static KernelGrid of(double[] velPixKms, double dlogLambda, double biasKms) {
    double shift = Grids.logShift(biasKms) / dlogLambda;
    double low = Grids.logShift(velPixKms[0]) / dlogLambda + shift;
    double high = Grids.logShift(velPixKms[velPixKms.length - 1]) / dlogLambda + shift;
    int first = Math.min(0, (int) Math.floor(low + ROUNDING_PIXELS));
    int last = Math.max(0, (int) Math.ceil(high - ROUNDING_PIXELS));
    return new KernelGrid(first, last - first + 1, shift, dlogLambda);
  }

  /** Index of offset 0 within the taps. */
  public int zeroIndex() {
    return -firstTap;
  }

  /** Largest offset k_max. */
  public int lastTap() {
    return firstTap + taps - 1;
  }

  /** Velocity in km/s of tap {@code index}, before the bias. */
  public double velocityKms(int index) {
    return Grids.SPEED_OF_LIGHT_KMS * Math.expm1((firstTap + index - shiftPixels) * dlogLambda);
  }
}
