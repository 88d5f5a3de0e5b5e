package org.alidade.cube.internal.diagnose;

import org.alidade.array.DoubleArray;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;

/**
 * How alike the templates of a library are: angles between their spectra, whatever their scale.
 *
 * @param zero templates that are zero everywhere
 * @param duplicates templates that equal an earlier one up to a factor
 * @param nearPairs pairs whose directions differ by less than one part in ten thousand, duplicates
 *     included
 */
public record TemplateSimilarity(int zero, int duplicates, long nearPairs) {
  /** 1 - cosine: equal up to the rounding of float32. */
  private static final double SAME = 1e-14;

  /** 1 - cosine of directions one part in ten thousand apart. */
  private static final double NEAR = 0.5e-8;

  private static final int BLOCK = 256;

  /**
   * Compares all pairs.
   *
   * @param templates (P, T)
   */
  public static TemplateSimilarity of(DoubleArray templates) {
    int count = Math.toIntExact(templates.shape().length(0));
    int pixels = Math.toIntExact(templates.shape().length(1));
    boolean[] isZero = new boolean[count];
    boolean[] isCopy = new boolean[count];
    long near = 0;
    try (DoubleArray unit = DoubleArray.allocate("cube.check", count, pixels);
        DoubleArray cosines = DoubleArray.allocate("cube.check", BLOCK, count)) {
      for (int p = 0; p < count; p++) {
        isZero[p] = !normalise(templates, p, pixels, unit);
      }
      for (int first = 0; first < count; first += BLOCK) {
        int rows = Math.min(BLOCK, count - first);
        DoubleMatrix all = DoubleMatrix.of(unit);
        Blas.multiply(
            1,
            all.block(first, rows, 0, pixels),
            all.transposed(),
            0,
            DoubleMatrix.of(cosines, 0, rows, count, count));
        for (int p = first; p < first + rows; p++) {
          for (int other = 0; other < p; other++) {
            double apart = 1 - cosines.get(p - first, other);
            near += apart < NEAR ? 1 : 0;
            isCopy[p] |= apart < SAME;
          }
        }
      }
    }
    return new TemplateSimilarity(trues(isZero), trues(isCopy), near);
  }

  /** Writes the template at unit length; false if it is zero. */
  private static boolean normalise(DoubleArray templates, int p, int pixels, DoubleArray unit) {
    double[] line = new double[pixels];
    templates.copyTo((long) p * pixels, line, 0, pixels);
    double largest = 0;
    for (double value : line) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest == 0) {
      return false;
    }
    double squares = 0;
    for (double value : line) {
      squares += value / largest * (value / largest);
    }
    double length = Math.sqrt(squares);
    for (int t = 0; t < pixels; t++) {
      line[t] = line[t] / largest / length;
    }
    unit.copyFrom(line, 0, (long) p * pixels, pixels);
    return true;
  }

  private static int trues(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }
}
