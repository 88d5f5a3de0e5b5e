package org.alidade.cube.uncertainty;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.cube.Regularisation;
import org.jspecify.annotations.Nullable;

/**
 * Options of {@link LCurve#of}; immutable.
 *
 * <p>Example: {@code LCurveOptions.defaults().withStrengths(1e-6, 1e-5, 1e-4, 1e-3)}.
 *
 * @param strengths strengths of the smoothness, three or more, above 0, ascending
 * @param others further penalties, whose smoothness does not matter
 * @param orbitWeights orbit weights, C or C*P values; needed for ratios only
 * @param pixelWeights L weights of the pixels, or null
 * @param templateRank rank of the compressed templates; 0 = chosen
 * @param threads most threads; results do not depend on it
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record LCurveOptions(
    double[] strengths,
    Regularisation others,
    double @Nullable [] orbitWeights,
    double @Nullable [] pixelWeights,
    int templateRank,
    int threads) {
  /**
   * Checks the strengths and takes copies of the arrays.
   *
   * @throws BadInputException if a value is out of range
   */
  public LCurveOptions {
    requireStrengths(strengths);
    if (templateRank < 0 || threads < 1) {
      throw new BadInputException(
          "rank " + templateRank + ", " + threads + " threads",
          "L-curve",
          "use a rank of 0 or more and at least one thread");
    }
    strengths = strengths.clone();
    orbitWeights = orbitWeights == null ? null : orbitWeights.clone();
    pixelWeights = pixelWeights == null ? null : pixelWeights.clone();
  }

  private static void requireStrengths(double[] strengths) {
    boolean sound = strengths.length >= 3 && strengths[0] > 0;
    for (int i = 1; i < strengths.length; i++) {
      sound &= strengths[i] > strengths[i - 1] && Double.isFinite(strengths[i]);
    }
    if (!sound) {
      throw new BadInputException(
          "strengths " + Arrays.toString(strengths),
          "strengths",
          "pass three or more numbers above 0 in ascending order");
    }
  }

  /** Strengths 1e-8 to 1, two per decade; no other penalty. */
  public static LCurveOptions defaults() {
    return new LCurveOptions(
        logSpaced(1e-8, 1, 17),
        Regularisation.NONE,
        null,
        null,
        0,
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * Numbers of equal ratio.
   *
   * @param first the first one, above 0
   * @param last the last one
   * @param count how many, at least 2
   */
  public static double[] logSpaced(double first, double last, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> first * Math.pow(last / first, (double) i / (count - 1)));
    return values;
  }

  /** The same with other strengths. */
  public LCurveOptions withStrengths(double... values) {
    return new LCurveOptions(values, others, orbitWeights, pixelWeights, templateRank, threads);
  }

  /** The same with further penalties. */
  public LCurveOptions withOthers(Regularisation value, double @Nullable [] weights) {
    return new LCurveOptions(strengths, value, weights, pixelWeights, templateRank, threads);
  }

  /** The same with weights of the pixels. */
  public LCurveOptions withPixelWeights(double @Nullable [] values) {
    return new LCurveOptions(strengths, others, orbitWeights, values, templateRank, threads);
  }

  /** The same with another rank of the compressed templates. */
  public LCurveOptions withTemplateRank(int value) {
    return new LCurveOptions(strengths, others, orbitWeights, pixelWeights, value, threads);
  }

  /** The same with another number of threads. */
  public LCurveOptions withThreads(int value) {
    return new LCurveOptions(strengths, others, orbitWeights, pixelWeights, templateRank, value);
  }

  /** Strengths as a copy. */
  @Override
  public double[] strengths() {
    return strengths.clone();
  }

  /** Orbit weights as a copy, or null. */
  @Override
  public double @Nullable [] orbitWeights() {
    return orbitWeights == null ? null : orbitWeights.clone();
  }

  /** Pixel weights as a copy, or null. */
  @Override
  public double @Nullable [] pixelWeights() {
    return pixelWeights == null ? null : pixelWeights.clone();
  }
}
