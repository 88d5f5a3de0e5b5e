package org.alidade.cube.mock;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The image plane: square pixels gathered into bins of about equal light, as the Voronoi binning of
 * Cappellari and Copin (2003, MNRAS 342, 345) gives them, here by centroids weighted with the
 * squared brightness.
 */
final class SkyBins {
  static final double PIXEL_ARCSEC = 0.5;

  private static final int HALF_WIDTH = 42;
  private static final int ROUNDS = 60;
  private static final double FAINTEST = 0.004;
  private static final double POSITION_ANGLE = Math.toRadians(28);

  private final double[] x;
  private final double[] y;
  private final int[] bin;

  private SkyBins(double[] x, double[] y, int[] bin) {
    this.x = x;
    this.y = y;
    this.bin = bin;
  }

  static SkyBins of(List<OrbitFamily> families, int bins, Random random) {
    int side = 2 * HALF_WIDTH + 1;
    double[] x = new double[side * side];
    double[] y = new double[side * side];
    double[] light = new double[side * side];
    for (int i = 0; i < light.length; i++) {
      x[i] = (i % side - HALF_WIDTH) * PIXEL_ARCSEC;
      y[i] = (i / side - HALF_WIDTH) * PIXEL_ARCSEC;
      light[i] = brightness(families, major(x[i], y[i]), minor(x[i], y[i]));
    }
    double limit = FAINTEST * Arrays.stream(light).max().orElse(0);
    int[] seen = IntStream.range(0, light.length).filter(i -> light[i] > limit).toArray();
    double[] seenX = pick(x, seen);
    double[] seenY = pick(y, seen);
    return new SkyBins(
        seenX, seenY, Centroids.assign(seenX, seenY, pick(light, seen), bins, ROUNDS, random));
  }

  /** Each family's share of the galaxy's light in a square arcsec. */
  private static double brightness(List<OrbitFamily> families, double major, double minor) {
    double sum = 0;
    for (OrbitFamily family : families) {
      sum +=
          family.lightFraction()
              * family.brightness(major, minor)
              / (family.width() * (family.radius() + family.width()));
    }
    return sum;
  }

  private static double[] pick(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }

  private static double major(double x, double y) {
    return x * Math.cos(POSITION_ANGLE) + y * Math.sin(POSITION_ANGLE);
  }

  private static double minor(double x, double y) {
    return y * Math.cos(POSITION_ANGLE) - x * Math.sin(POSITION_ANGLE);
  }

  int pixels() {
    return bin.length;
  }

  double major(int pixel) {
    return major(x[pixel], y[pixel]);
  }

  double minor(int pixel) {
    return minor(x[pixel], y[pixel]);
  }

  int bin(int pixel) {
    return bin[pixel];
  }

  double[] x() {
    return x.clone();
  }

  double[] y() {
    return y.clone();
  }

  int[] bins() {
    return bin.clone();
  }
}
