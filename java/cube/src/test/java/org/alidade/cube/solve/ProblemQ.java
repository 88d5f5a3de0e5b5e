package org.alidade.cube.solve;

import java.util.Arrays;
import java.util.Random;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;

/**
 * The standard small problem: 24 spaxels, 3 components, 6 populations, 160 pixels; templates with
 * 40 absorption lines, Gaussian velocity distributions sampled exactly on the template pixels.
 */
public final class ProblemQ implements AutoCloseable {
  private static final int TAPS = 15;
  private static final double DLOG = 2e-4;
  private static final double C0 = 299_792.458;

  /** Sizes. */
  public static final CubeShape SHAPE = new CubeShape(24, 3, 6, 160);

  /** Planted weights. */
  public final double[] truth;

  /** The matrix. */
  public final DenseOperator operator;

  /** Exact data: the stored single-precision matrix times the planted weights. */
  public final double[] exact;

  private ProblemQ(double[] truth, DenseOperator operator) {
    this.truth = truth;
    this.operator = operator;
    this.exact = operator.product(truth);
  }

  /** The problem of a seed. */
  public static ProblemQ of(long seed) {
    return scaled(seed, 1);
  }

  /** The problem of a seed with all velocity distributions multiplied by a factor. */
  public static ProblemQ scaled(long seed, double amplitudeFactor) {
    return problem(seed, amplitudeFactor, 0, 0);
  }

  private static ProblemQ problem(long seed, double amplitudeFactor, int emptyFrom, int emptyTo) {
    Random random = new Random(seed);
    double[][][] matrix = matrix(random, SHAPE, amplitudeFactor);
    for (double[][] plane : matrix) {
      for (double[] spectrum : plane) {
        Arrays.fill(spectrum, emptyFrom, emptyTo, 0);
      }
    }
    double[] truth = new double[SHAPE.unknowns()];
    for (int j = 0; j < truth.length; j++) {
      truth[j] = random.nextDouble() < 0.6 ? random.nextDouble() : 0;
    }
    return new ProblemQ(truth, DenseOperator.of(SHAPE, matrix));
  }

  /**
   * The problem of a seed with pixels {@code from} up to, not including, {@code to} empty in all
   * models.
   */
  public static ProblemQ withEmptyPixels(long seed, int from, int to) {
    return problem(seed, 1, from, to);
  }

  /** Elements {@code [s][c * P + p][l]} of a problem of any S, C and P with 160 pixels. */
  public static double[][][] matrix(Random random, CubeShape shape, double amplitudeFactor) {
    double[][] templates = templates(random, shape.populations());
    double[][][] matrix = new double[shape.spaxels()][shape.unknowns()][];
    for (int s = 0; s < shape.spaxels(); s++) {
      for (int c = 0; c < shape.components(); c++) {
        double[] kernel = kernel(random, amplitudeFactor);
        for (int p = 0; p < shape.populations(); p++) {
          matrix[s][c * shape.populations() + p] = convolved(templates[p], kernel);
        }
      }
    }
    return matrix;
  }

  private static double[][] templates(Random random, int populations) {
    double[][] templates = new double[populations][SHAPE.pixels() + 2 * TAPS];
    for (double[] template : templates) {
      Arrays.fill(template, 1);
      for (int line = 0; line < 40; line++) {
        double centre = random.nextDouble() * template.length;
        double width = 1.5 + 2.5 * random.nextDouble();
        double depth = 0.1 + 0.4 * random.nextDouble();
        for (int t = 0; t < template.length; t++) {
          double z = (t - centre) / width;
          template[t] *= 1 - depth * Math.exp(-0.5 * z * z);
        }
      }
    }
    return templates;
  }

  private static double[] kernel(Random random, double factor) {
    double mean = -400 + 800 * random.nextDouble();
    double sigma = 80 + 140 * random.nextDouble();
    double amplitude = (0.2 + 1.8 * random.nextDouble()) * factor;
    double[] kernel = new double[2 * TAPS + 1];
    for (int i = 0; i < kernel.length; i++) {
      double velocity = C0 * Math.expm1((i - TAPS) * DLOG);
      double z = (velocity - mean) / sigma;
      kernel[i] = Math.exp(-0.5 * z * z);
    }
    double sum = Arrays.stream(kernel).sum();
    return Arrays.stream(kernel).map(value -> amplitude * value / sum).toArray();
  }

  private static double[] convolved(double[] template, double[] kernel) {
    double[] spectrum = new double[SHAPE.pixels()];
    for (int l = 0; l < spectrum.length; l++) {
      for (int k = 0; k < kernel.length; k++) {
        spectrum[l] += kernel[k] * template[l + 2 * TAPS - k];
      }
    }
    return spectrum;
  }

  /** Data without noise. */
  public CubeData data() {
    return data(exact);
  }

  /** Data of other values, (S, L) flattened. */
  public CubeData data(double[] values) {
    boolean[] keep = new boolean[SHAPE.pixels()];
    Arrays.fill(keep, true);
    return CubeData.of(
        DoubleArray.copyOf("test.data", values, SHAPE.spaxels(), SHAPE.pixels()), keep);
  }

  /** Standard deviation of one percent noise. */
  public double sigma() {
    return 0.01 * Arrays.stream(exact).average().orElseThrow();
  }

  /** The exact data with one percent noise. */
  public double[] noisy(long seed) {
    Random random = new Random(seed);
    double sigma = sigma();
    return Arrays.stream(exact).map(value -> value + sigma * random.nextGaussian()).toArray();
  }

  /** Root mean square of values minus model. */
  public double rmse(double[] values, double[] x) {
    double[] model = operator.product(x);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (values[i] - model[i]) * (values[i] - model[i]);
    }
    return Math.sqrt(sum / values.length);
  }

  /** Relative Euclidean distance from the planted weights. */
  public double error(double[] x) {
    return distance(x, truth);
  }

  /** Relative Euclidean distance. */
  public static double distance(double[] x, double[] reference) {
    double difference = 0;
    double norm = 0;
    for (int j = 0; j < x.length; j++) {
      difference += (x[j] - reference[j]) * (x[j] - reference[j]);
      norm += reference[j] * reference[j];
    }
    return Math.sqrt(difference / norm);
  }

  @Override
  public void close() {
    operator.close();
  }
}
