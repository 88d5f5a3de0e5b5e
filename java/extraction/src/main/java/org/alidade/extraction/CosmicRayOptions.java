package org.alidade.extraction;

import org.alidade.array.BadInputException;

/**
 * How cosmic rays are told from stars (van Dokkum 2001, PASP 113, 1420).
 *
 * <p>Example: {@code CosmicRayOptions.defaults().withSigma(5)}.
 *
 * @param sigma significance that the Laplacian of a hit exceeds
 * @param neighbourFraction fraction of it that suffices beside a hit, in (0, 1]
 * @param objectLimit least ratio of the Laplacian to the fine structure of stars
 * @param iterations most passes; each sees the image cleaned by those before
 */
public record CosmicRayOptions(
    double sigma, double neighbourFraction, double objectLimit, int iterations) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public CosmicRayOptions {
    check(sigma > 0 && sigma < Double.POSITIVE_INFINITY, "sigma", sigma, "more than 0");
    check(
        neighbourFraction > 0 && neighbourFraction <= 1,
        "neighbourFraction",
        neighbourFraction,
        "in (0, 1]");
    check(objectLimit >= 0, "objectLimit", objectLimit, "0 or more");
    check(iterations >= 1, "iterations", iterations, "1 or more");
  }

  /** The usual values: 4.5 sigma, 0.3 of it beside a hit, object limit 5, 4 iterations. */
  public static CosmicRayOptions defaults() {
    return new CosmicRayOptions(4.5, 0.3, 5, 4);
  }

  /** These options with another significance. */
  public CosmicRayOptions withSigma(double value) {
    return new CosmicRayOptions(value, neighbourFraction, objectLimit, iterations);
  }

  /** These options with another fraction beside hits. */
  public CosmicRayOptions withNeighbourFraction(double value) {
    return new CosmicRayOptions(sigma, value, objectLimit, iterations);
  }

  /** These options with another object limit. */
  public CosmicRayOptions withObjectLimit(double value) {
    return new CosmicRayOptions(sigma, neighbourFraction, value, iterations);
  }

  /** These options with another number of passes. */
  public CosmicRayOptions withIterations(int value) {
    return new CosmicRayOptions(sigma, neighbourFraction, objectLimit, value);
  }

  private static void check(boolean right, String name, double value, String range) {
    if (!right) {
      throw new BadInputException(
          name + " is " + value, "options of cosmic rays", "choose a value that is " + range);
    }
  }
}
