package org.alidade.cube.mock;

import java.util.Arrays;
import java.util.Random;
import org.alidade.cube.survey.OrbitLibrary;
import org.alidade.cube.survey.SurveyImage;

/**
 * An orbit library without a galaxy: 72 orbits in 152 bins with 203 velocity bins, counted from
 * 400,000 points per orbit like the DYNAMITE library of NGC 6278, to whose statistics the densities
 * and dispersions below were set (docs/tuning-notes.md): a quarter of the (bin, orbit) pairs empty,
 * about a fifth of all velocity bins occupied, rough histograms of few points in most pairs, light
 * over five decades.
 *
 * <p>In the order of that library: tubes, which rotate, of the inner six arcsec, where their
 * density falls like a Gaussian; tubes that fill the field; boxes, which do not rotate, of both
 * kinds.
 */
final class SyntheticOrbits {
  static final int COMPONENTS = 72;
  static final int SPAXELS = 152;
  static final int VELOCITY_BINS = 203;

  private static final int FIRST_OUTER_TUBE = 24;
  private static final int FIRST_BOX = 48;
  private static final int FIRST_OUTER_BOX = 60;
  private static final double BIN_KMS = 13.398;
  private static final double POINTS = 400_000;
  private static final double TURNOVER_ARCSEC = 2;
  private static final int HALF_WIDTH = 26;
  private static final double OUTER_RADIUS = 24;
  private static final int ROUNDS = 25;

  private final Random random;
  private final SurveyImage image;
  private final double[] x = new double[SPAXELS];
  private final double[] y = new double[SPAXELS];
  private final double[] pixels = new double[SPAXELS];
  private final double[] light = new double[SPAXELS * VELOCITY_BINS * COMPONENTS];

  private SyntheticOrbits(long seed) {
    random = new Random(seed);
    image = field();
    for (int i = 0; i < image.bin().length; i++) {
      x[image.bin()[i]] += image.x()[i];
      y[image.bin()[i]] += image.y()[i];
      pixels[image.bin()[i]]++;
    }
    for (int s = 0; s < SPAXELS; s++) {
      x[s] /= pixels[s];
      y[s] /= pixels[s];
    }
  }

  static OrbitLibrary library(long seed) {
    SyntheticOrbits orbits = new SyntheticOrbits(seed);
    for (int c = 0; c < COMPONENTS; c++) {
      orbits.add(c);
    }
    double[] edges = new double[VELOCITY_BINS + 1];
    for (int v = 0; v < edges.length; v++) {
      edges[v] = (v - 0.5 * VELOCITY_BINS) * BIN_KMS;
    }
    return OrbitLibrary.of(edges, orbits.light, SPAXELS, orbits.image, "synthetic orbit library");
  }

  /** A round field of pixels of one arcsec: single pixels in the centre, large bins outside. */
  private SurveyImage field() {
    int side = 2 * HALF_WIDTH + 1;
    double[] px = new double[side * side];
    double[] py = new double[side * side];
    double[] weight = new double[side * side];
    int count = 0;
    for (int i = 0; i < side * side; i++) {
      double ax = i % side - HALF_WIDTH;
      double ay = i / side - HALF_WIDTH;
      double radius = Math.hypot(ax, ay);
      if (radius <= OUTER_RADIUS) {
        px[count] = ax;
        py[count] = ay;
        weight[count++] = 1 / (1 + Math.pow(radius / 4, 4));
      }
    }
    double[] fx = Arrays.copyOf(px, count);
    double[] fy = Arrays.copyOf(py, count);
    double[] light0 = Arrays.copyOf(weight, count);
    return new SurveyImage(fx, fy, Centroids.assign(fx, fy, light0, SPAXELS, ROUNDS, random));
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private void add(int component) {
    boolean box = component >= FIRST_BOX;
    boolean inner = box ? component < FIRST_OUTER_BOX : component < FIRST_OUTER_TUBE;
    double stratum = (component * 7 % 36 + random.nextDouble()) / 36; // evenly over its range
    double size = between(1.05, 1.4);
    double logDensity = -4.7 + 1.5 * stratum;
    double slope = between(-0.6, 0.1);
    double dispersion = inner ? 130 + 400 * stratum : 60 * Math.pow(13, random.nextDouble());
    double rotation = box ? 0 : inner ? between(-150, 150) : between(-250, 250);
    boolean hollow = box && !inner && component % 3 == 0;
    for (int s = 0; s < SPAXELS; s++) {
      double radius = Math.hypot(x[s], y[s]);
      double density =
          inner
              ? Math.exp(-0.5 * Math.pow(radius / size, 2)) / (2 * Math.PI * size * size)
              : Math.pow(10, logDensity) * Math.pow(1 + Math.pow(radius / 4, 2), slope);
      boolean empty = hollow && Math.abs(y[s]) > 2 + 0.6 * Math.abs(x[s]);
      double mean = rotation * x[s] / Math.hypot(x[s], TURNOVER_ARCSEC);
      double sigma = dispersion / (1 + radius / (inner ? 20 : 14));
      scatter(s, component, empty ? 0 : POINTS * density * pixels[s], mean, sigma);
    }
  }

  /** Counts points of an orbit per velocity bin; numbers of points are those of chance. */
  private void scatter(int spaxel, int component, double points, double mean, double sigma) {
    double[] profile = new double[VELOCITY_BINS];
    double sum = 0;
    for (int v = 0; v < VELOCITY_BINS; v++) {
      double offset = ((v - VELOCITY_BINS / 2) * BIN_KMS - mean) / sigma;
      profile[v] = Math.exp(-0.5 * offset * offset);
      sum += profile[v];
    }
    for (int v = 0; v < VELOCITY_BINS && sum > 0; v++) {
      light[(spaxel * VELOCITY_BINS + v) * COMPONENTS + component] =
          poisson(points * profile[v] / sum) / POINTS;
    }
  }

  /** A Poisson number: by the product of uniforms (Knuth) or, where large, rounded normal. */
  private double poisson(double expected) {
    if (expected > 30) {
      return Math.max(0, Math.rint(expected + Math.sqrt(expected) * random.nextGaussian()));
    }
    double limit = Math.exp(-expected);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
