package org.alidade.cli.verify;

import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * What one trial of a check works with.
 *
 * @param random its random numbers
 * @param seed where they come from
 * @param threads worker threads
 * @param folder an empty folder of its own, removed afterwards
 */
record Trial(RandomGenerator random, long seed, int threads, Path folder) {

  /** A number from low to high, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** Numbers of a normal distribution. */
  double[] normal(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** Numbers from 0 to 1. */
  double[] uniform(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextDouble();
    }
    return values;
  }

  /** Small whole numbers of either sign. */
  double[] integers(int count, int largest) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = between(-largest, largest);
    }
    return values;
  }
}
