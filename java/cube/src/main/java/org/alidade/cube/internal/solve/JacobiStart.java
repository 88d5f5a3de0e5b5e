package org.alidade.cube.internal.solve;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.JacobiSeed;

/**
 * The Jacobi seed: {@code max(0, b / d)} with the diagonal d and the right-hand side b of the
 * normal equations on a sample, and the best common factor on the same sample.
 */
public final class JacobiStart {
  /** Columns whose energy is below this fraction of the largest get weight zero. */
  private static final double NEGLIGIBLE = 1e-12;

  private final CubeOperator operator;
  private final CubeData data;
  private final int[] spaxels;
  private final int[][] pixels;
  private final boolean rescale;
  private final double[] pixelWeights;

  /** The seed of a problem without pixel weights; draws the sample. */
  public JacobiStart(CubeOperator operator, CubeData data, JacobiSeed options) {
    this(operator, data, ones(data.pixels()), options);
  }

  /** The seed of a problem with its pixel weights; draws the sample. */
  public JacobiStart(FitProblem problem, JacobiSeed options) {
    this(problem.operator(), problem.data(), problem.pixelWeights(), options);
  }

  private JacobiStart(
      CubeOperator operator, CubeData data, double[] pixelWeights, JacobiSeed options) {
    this.operator = operator;
    this.data = data;
    this.pixelWeights = pixelWeights;
    this.rescale = options.rescale();
    CubeShape shape = operator.shape();
    long affordable = options.maxBytes() / (4L * shape.unknowns());
    int count = (int) Math.max(1, Math.min(options.pixels(), affordable));
    spaxels = Samples.spaxels(options.spaxels(), shape.spaxels(), options.rngSeed());
    pixels = new int[spaxels.length][];
    for (int i = 0; i < spaxels.length; i++) {
      int[] valid = data.validPixels(spaxels[i]);
      pixels[i] = Samples.pixels(count, valid, options.rngSeed(), spaxels[i]);
    }
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Spaxels of the sample. */
  public int[] spaxels() {
    return spaxels.clone();
  }

  /** Pixels of the sample, for every spaxel of it. */
  public int[][] pixels() {
    return Arrays.stream(pixels).map(int[]::clone).toArray(int[][]::new);
  }

  /** The seed vector, C*P values of zero or more. */
  public double[] compute() {
    CubeShape shape = operator.shape();
    int unknowns = shape.unknowns();
    double[] d;
    double[] b;
    try (DoubleArray weights = DoubleArray.allocate("cube.seed", shape.spaxels(), shape.pixels());
        DoubleArray y = DoubleArray.allocate("cube.seed", shape.spaxels(), shape.pixels());
        DoubleArray energy = DoubleArray.allocate("cube.seed", unknowns);
        DoubleArray product = DoubleArray.allocate("cube.seed", unknowns)) {
      for (int i = 0; i < spaxels.length; i++) {
        for (int pixel : pixels[i]) {
          weights.set(spaxels[i], pixel, pixelWeights[pixel]);
          y.set(spaxels[i], pixel, data.spectra().get(spaxels[i], pixel));
        }
      }
      operator.energies(spaxels, weights, y, energy, product);
      d = energy.toArray();
      b = product.toArray();
    }
    double[] seed = quotient(d, b);
    return rescale ? scaled(seed) : seed;
  }

  private static double[] quotient(double[] d, double[] b) {
    double limit = NEGLIGIBLE * Arrays.stream(d).max().orElse(0);
    double[] seed = new double[d.length];
    for (int j = 0; j < seed.length; j++) {
      seed[j] = d[j] > limit ? Math.max(0, b[j] / d[j]) : 0;
    }
    return seed;
  }

  private double[] scaled(double[] seed) {
    double dataTimesModel = 0;
    double modelTimesModel = 0;
    int most = Arrays.stream(pixels).mapToInt(p -> p.length).max().orElse(0);
    try (DoubleArray x = DoubleArray.copyOf("cube.seed", seed);
        SpaxelRows rows = new SpaxelRows(Math.max(1, most), seed.length)) {
      for (int i = 0; i < spaxels.length; i++) {
        rows.load(operator, data, spaxels[i], pixels[i]);
        double[] model = rows.times(x);
        double[] y = rows.values();
        for (int k = 0; k < model.length; k++) {
          double weight = pixelWeights[pixels[i][k]];
          dataTimesModel += weight * y[k] * model[k];
          modelTimesModel += weight * model[k] * model[k];
        }
      }
    }
    double factor = modelTimesModel > 0 ? Math.max(0, dataTimesModel / modelTimesModel) : 0;
    return Arrays.stream(seed).map(value -> factor * value).toArray();
  }
}
