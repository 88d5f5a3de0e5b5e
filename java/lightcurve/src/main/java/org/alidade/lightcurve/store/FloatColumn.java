package org.alidade.lightcurve.store;

import org.alidade.bindings.PackedCurves;

/**
 * Floating-point numbers as 32-bit integers that lie close together, without loss.
 *
 * <p>Numbers written with a fixed number of decimals, as catalogues have them, become multiples of
 * the last decimal (the idea of Afroozeh et al. 2023, "ALP: adaptive lossless floating-point
 * compression"); all others their bit patterns in numerical order. A byte before the column says
 * which: the number of decimals, or {@value #BITS}.
 */
final class FloatColumn {
  private static final int BITS = PackedCurves.BIT_PATTERNS;
  private static final int MOST_DECIMALS = 6;
  private static final double[] POWER = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
  private static final double LARGEST = 1 << 30;

  private FloatColumn() {}

  /** Writes the first numbers of an array; {@code work} has room for as many. */
  static void encode(float[] values, int count, ByteSink out, int[] work, BlockFit fit) {
    int decimals = decimals(values, count, work);
    if (decimals == BITS) {
      for (int i = 0; i < count; i++) {
        work[i] = ordered(Float.floatToRawIntBits(values[i]));
      }
    }
    out.putByte(decimals);
    PackedColumn.encode(work, count, out, fit);
  }

  /**
   * Fewest decimals that give every number back; then the multiples are in {@code work}. Decimals
   * finer than the numbers' own steps would do as well, and take more room than bit patterns.
   */
  private static int decimals(float[] values, int count, int[] work) {
    // Bit patterns without sign order as the numbers do, NaN above all.
    int largestBits = 0;
    for (int i = 0; i < count; i++) {
      largestBits = Math.max(largestBits, Float.floatToRawIntBits(values[i]) & Integer.MAX_VALUE);
    }
    float largest = Float.intBitsToFloat(largestBits);
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      if (!(Math.ulp(largest) * POWER[decimals] < 1)) {
        return BITS;
      }
      if (multiples(values, count, POWER[decimals], work)) {
        return decimals;
      }
    }
    return BITS;
  }

  private static boolean multiples(float[] values, int count, double power, int[] work) {
    for (int i = 0; i < count; i++) {
      double scaled = Math.rint(values[i] * power);
      if (!(Math.abs(scaled) <= LARGEST)
          || Float.floatToRawIntBits((float) ((int) scaled / power))
              != Float.floatToRawIntBits(values[i])) {
        return false;
      }
      work[i] = (int) scaled;
    }
    return true;
  }

  /** Bit pattern to a number that orders as the floating-point number does, and back. */
  private static int ordered(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}
