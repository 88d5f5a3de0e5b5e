package org.alidade.cube.mock;

import java.util.List;

/** Light per velocity bin of every orbit family in every bin on the sky. */
final class VelocityHistograms {
  static final double SPEED_OF_LIGHT_KMS = 299_792.458;

  private VelocityHistograms() {}

  /**
   * Histograms (S, V, C), flattened; those of a family sum to S over the sky, so the mean bin has
   * light 1.
   */
  static double[] of(List<OrbitFamily> families, SkyBins sky, int bins, double[] velocities) {
    int components = families.size();
    double[] histograms = new double[bins * velocities.length * components];
    for (int c = 0; c < components; c++) {
      OrbitFamily family = families.get(c);
      double sum = 0;
      for (int pixel = 0; pixel < sky.pixels(); pixel++) {
        double major = sky.major(pixel);
        double minor = sky.minor(pixel);
        double light = family.brightness(major, minor);
        double mean = family.velocityKms(major, minor);
        int first = sky.bin(pixel) * velocities.length * components + c;
        for (int v = 0; v < velocities.length; v++) {
          double offset = (velocities[v] - mean) / family.dispersionKms();
          double value = light * Math.exp(-0.5 * offset * offset) / family.dispersionKms();
          histograms[first + v * components] += value;
          sum += value;
        }
      }
      for (int i = c; i < histograms.length; i += components) {
        histograms[i] *= bins / sum;
      }
    }
    return histograms;
  }
}
