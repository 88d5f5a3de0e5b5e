package org.alidade.lightcurve.smoothing;

import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.smoothing.SortedWindow;

/**
 * Rejection of outliers by their distance from the median (spec lightcurve 13.3).
 *
 * <p>Each iteration takes median {@code c} and population standard deviation {@code s} of the
 * values kept so far and keeps those from {@code c - sigma s} to {@code c + sigma s}; it ends when
 * nothing changes. Values that are not finite are rejected from the start.
 *
 * <pre>{@code
 * ClippedSample clean = new SigmaClip(3, 5).apply(magnitudes);
 * }</pre>
 *
 * @param sigma distance allowed, standard deviations
 * @param iterations greatest number of iterations
 */
public record SigmaClip(double sigma, int iterations) {
  /** Iterations where nothing else is asked for. */
  public static final int DEFAULT_ITERATIONS = 5;

  /**
   * Checks the figures.
   *
   * @throws BadInputException if the distance is not positive or there is no iteration
   */
  public SigmaClip {
    if (!(sigma > 0) || iterations < 1) {
      throw new BadInputException(
          "clipping at " + sigma + " sigma in " + iterations + " iterations",
          "SigmaClip",
          "use a positive distance and 1 iteration or more");
    }
  }

  /** Clips at a distance, five iterations at most. */
  public static SigmaClip at(double sigma) {
    return new SigmaClip(sigma, DEFAULT_ITERATIONS);
  }

  /**
   * Clips.
   *
   * @param values in any unit and order, unchanged
   */
  public ClippedSample apply(double... values) {
    SortedWindow window = new SortedWindow(values.length);
    for (double value : values) {
      if (Double.isFinite(value)) {
        window.append(value);
      }
    }
    window.sort();
    window.clip(sigma, iterations);
    boolean[] rejected = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      rejected[i] = !window.keeps(values[i]);
    }
    return new ClippedSample(
        rejected,
        window.kept(),
        window.lowest(),
        window.highest(),
        window.median(),
        window.standardDeviation());
  }
}
