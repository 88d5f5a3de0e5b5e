package org.alidade.cube.mock;

import java.util.Random;

/**
 * Sparse weights: some components, spread over all, have light, each with one smooth star formation
 * history of a few neighbouring ages at one metallicity; older and richer the earlier the
 * component.
 */
final class PlantedHistories {
  private static final int AGES_EACH = 4;
  private static final double LIGHT_SCATTER = 0.7;
  private static final double GRID_SCATTER = 0.12;

  private PlantedHistories() {}

  /**
   * Draws weights.
   *
   * @param nonZeros about how many weights are positive
   * @param fieldLight light of each component in the field for unit weight, C values
   * @return weights (C, P), flattened
   */
  static double[] draw(double[] fieldLight, int metallicities, int ages, int nonZeros, long seed) {
    int components = fieldLight.length;
    int run = Math.min(AGES_EACH, Math.max(1, ages / 2));
    int active = Math.max(1, Math.min(components, Math.round((float) nonZeros / run)));
    double[] weights = new double[components * metallicities * ages];
    Random random = new Random(seed);
    for (int i = 0; i < active; i++) {
      int component = (int) ((i + 0.5) * components / active);
      double place = (component + 0.5) / components;
      int metallicity = nearest(metallicities, 1 - place + GRID_SCATTER * random.nextGaussian());
      double age = (1 - 0.7 * place + GRID_SCATTER * random.nextGaussian()) * (ages - 1);
      double light = Math.exp(LIGHT_SCATTER * random.nextGaussian());
      int first = (int) Math.max(0, Math.min(ages - run, Math.round(age - 0.5 * run)));
      double[] history = new double[run];
      double sum = 0;
      for (int k = 0; k < run; k++) {
        double offset = (first + k - Math.max(0, Math.min(ages - 1, age))) / (0.5 * run);
        history[k] = Math.exp(-0.5 * offset * offset);
        sum += history[k];
      }
      for (int k = 0; k < run; k++) {
        int population = metallicity * ages + first + k;
        weights[component * metallicities * ages + population] =
            light / fieldLight[component] * history[k] / sum;
      }
    }
    return weights;
  }

  private static int nearest(int count, double place) {
    return (int) Math.max(0, Math.min(count - 1, Math.round(place * (count - 1))));
  }
}
