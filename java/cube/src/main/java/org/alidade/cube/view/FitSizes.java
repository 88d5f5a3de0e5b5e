package org.alidade.cube.view;

import java.util.List;

/**
 * Sizes of a fit as far as its file has them; 0 or empty where it does not.
 *
 * @param spaxels number of spaxels S
 * @param pixels number of observed pixels L
 * @param keptPixels observed pixels that the mask keeps
 * @param components number of components C
 * @param populations number of populations P
 * @param populationShape lengths of the population axes: metallicity, age, alpha; their product is
 *     P
 * @param velocityBins number of velocity bins V
 */
public record FitSizes(
    int spaxels,
    int pixels,
    int keptPixels,
    int components,
    int populations,
    List<Integer> populationShape,
    int velocityBins) {
  /** Copies the list. */
  public FitSizes {
    populationShape = List.copyOf(populationShape);
  }

  /** Number of unknowns, C times P. */
  public int unknowns() {
    return Math.multiplyExact(components, populations);
  }
}
