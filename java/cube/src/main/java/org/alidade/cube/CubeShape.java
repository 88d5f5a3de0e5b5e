package org.alidade.cube;

import org.alidade.array.BadInputException;

/**
 * Sizes of a cube problem.
 *
 * <p>Example: {@code new CubeShape(2854, 207, 360, 1247).unknowns()} is 74,520.
 *
 * @param spaxels number of spaxels S
 * @param components number of dynamical components C
 * @param populations number of stellar populations P
 * @param pixels number of observed pixels L
 */
public record CubeShape(int spaxels, int components, int populations, int pixels) {
  /** Checks that every size is at least one. */
  public CubeShape {
    if (spaxels < 1 || components < 1 || populations < 1 || pixels < 1) {
      throw new BadInputException(
          "sizes " + spaxels + ", " + components + ", " + populations + ", " + pixels,
          "cube shape",
          "every size must be at least 1");
    }
  }

  /** Number of unknowns, C times P. */
  public int unknowns() {
    return Math.multiplyExact(components, populations);
  }

  /** Number of elements of the hypercube, S times C times P times L. */
  public long elements() {
    return (long) spaxels * unknowns() * pixels;
  }
}
