package org.alidade.cube.survey;

import java.util.Random;

/**
 * Seeded population weights for orbits: every orbit has a light of its own and one compact patch of
 * populations in age and metallicity, and both change smoothly from orbit to orbit. Outside the
 * patch the weights are exactly zero.
 */
final class PlantedWeights {
  private static final int WAVES = 3;
  private static final double CUT = 0.05;
  private static final double PATCH_WIDTH = 0.12;

  private PlantedWeights() {}

  /**
   * Draws weights.
   *
   * @return light per orbit and population, (C, P) flattened; the orbits' sums have mean one
   */
  static double[] draw(int components, int metallicities, int ages, long seed) {
    Random random = new Random(seed);
    double[] light = smooth(components, random);
    double[] age = smooth(components, random);
    double[] metallicity = smooth(components, random);
    int populations = metallicities * ages;
    double[] weights = new double[components * populations];
    double total = 0;
    for (int c = 0; c < components; c++) {
      double[] patch = patch(metallicities, ages, unit(metallicity[c]), unit(age[c]));
      double orbit = Math.exp(0.7 * light[c]);
      total += orbit;
      for (int p = 0; p < populations; p++) {
        weights[c * populations + p] = orbit * patch[p];
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= components / total;
    }
    return weights;
  }

  /** Sum of a few sines of low order over the orbits, about -1.5 to 1.5. */
  private static double[] smooth(int components, Random random) {
    double[] values = new double[components];
    for (int wave = 1; wave <= WAVES; wave++) {
      double height = random.nextGaussian() / wave;
      double phase = 2 * Math.PI * random.nextDouble();
      for (int c = 0; c < components; c++) {
        values[c] += height * Math.sin(2 * Math.PI * wave * c / components + phase);
      }
    }
    return values;
  }

  /** Maps any number into 0 to 1. */
  private static double unit(double value) {
    return 0.5 + 0.5 * Math.tanh(value);
  }

  /** Unit-sum Gaussian around a point of the grid, cut off where it is faint. */
  private static double[] patch(int metallicities, int ages, double metallicity, double age) {
    double[] patch = new double[metallicities * ages];
    double peak = 0;
    for (int p = 0; p < patch.length; p++) {
      double dz = position(p / ages, metallicities) - metallicity;
      double da = position(p % ages, ages) - age;
      patch[p] = Math.exp(-0.5 * (dz * dz + da * da) / (PATCH_WIDTH * PATCH_WIDTH));
      peak = Math.max(peak, patch[p]);
    }
    double sum = 0;
    for (int p = 0; p < patch.length; p++) {
      patch[p] = patch[p] < CUT * peak ? 0 : patch[p];
      sum += patch[p];
    }
    for (int p = 0; p < patch.length; p++) {
      patch[p] /= sum;
    }
    return patch;
  }

  private static double position(int index, int count) {
    return count == 1 ? 0.5 : index / (count - 1.0);
  }
}
