package org.alidade.cube.mock;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The weights behind the galaxy: for each orbit family one smooth patch in age and metallicity,
 * zero around it.
 */
final class PlantedPopulations {
  private static final double LOG_AGE_WIDTH = 0.16;
  private static final double METALLICITY_WIDTH = 0.22;
  private static final double PATCH_SIGMAS = 2.2;
  private static final double SCATTER = 0.05;

  private PlantedPopulations() {}

  /** Weights (C, nZ * nAge), flattened; those of a family sum to its part of the light. */
  static double[] weights(
      List<OrbitFamily> families,
      StellarTemplates grid,
      int metallicities,
      int ages,
      Random random) {
    int populations = metallicities * ages;
    double[] weights = new double[families.size() * populations];
    for (int c = 0; c < families.size(); c++) {
      OrbitFamily family = families.get(c);
      double age = family.logAge() + SCATTER * random.nextGaussian();
      double metal = family.metallicity() + SCATTER * random.nextGaussian();
      double[] patch = new double[populations];
      for (int p = 0; p < populations; p++) {
        patch[p] =
            height(
                (grid.logAge(p % ages) - age)
                    / Math.max(LOG_AGE_WIDTH, spacing(grid.logAge(1), grid.logAge(0))),
                (grid.metallicity(p / ages) - metal)
                    / Math.max(
                        METALLICITY_WIDTH, spacing(grid.metallicity(1), grid.metallicity(0))));
      }
      double scale = family.lightFraction() / Arrays.stream(patch).sum();
      for (int p = 0; p < populations; p++) {
        weights[c * populations + p] = scale * patch[p];
      }
    }
    return weights;
  }

  /** On a coarse grid patches are as wide as need be to hit a grid point. */
  private static double spacing(double one, double other) {
    return 0.5 * Math.abs(one - other);
  }

  private static double height(double ageOffset, double metalOffset) {
    double square = ageOffset * ageOffset + metalOffset * metalOffset;
    return square < PATCH_SIGMAS * PATCH_SIGMAS ? Math.exp(-0.5 * square) : 0;
  }
}
