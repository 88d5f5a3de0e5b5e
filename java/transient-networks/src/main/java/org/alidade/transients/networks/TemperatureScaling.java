package org.alidade.transients.networks;

/**
 * Calibration by one number: {@code p = sigmoid(z / T)} with the temperature that makes samples
 * which were not learned from most likely (Guo et al. 2017; spec transient 14.3).
 */
final class TemperatureScaling {
  private static final double LOWEST = Math.log(0.05);
  private static final double HIGHEST = Math.log(20);
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int STEPS = 60;

  private TemperatureScaling() {}

  static double fit(double[] logits, boolean[] real) {
    double low = LOWEST;
    double high = HIGHEST;
    for (int i = 0; i < STEPS; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (cost(logits, real, Math.exp(left)) < cost(logits, real, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp(0.5 * (low + high));
  }

  private static double cost(double[] logits, boolean[] real, double temperature) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double z = (real[i] ? 1 : -1) * logits[i] / temperature;
      sum += Math.max(-z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
    return sum;
  }

  static double probability(double logit, double temperature) {
    return 1 / (1 + Math.exp(-logit / temperature));
  }

  static double[] probabilities(double[] logits, double temperature) {
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = probability(logits[i], temperature);
    }
    return probabilities;
  }
}
