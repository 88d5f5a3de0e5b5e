package org.alidade.cube.internal.solve;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.math.Blas;
import org.jspecify.annotations.Nullable;

/**
 * What every solver minimises over {@code x >= 0}: {@code f(x) = 1/2 sum w_l (y - A x)^2 + 1/2 x' Q
 * x}. The sum runs over kept pixels with finite data; w is one weight per pixel, zero where masked;
 * Q is the sum of the penalties.
 *
 * <p>Operator and data belong to the caller and stay open until this is closed.
 */
public final class FitProblem implements AutoCloseable {
  private static final String TAG = "cube.problem";

  /** Columns with less than this share of the median curvature count as empty. */
  private static final double EMPTY = 1e-14;

  private final CubeOperator operator;
  private final CubeData data;
  private final double[] pixelWeights;
  private final List<QuadraticPenalty> penalties;
  private final int[][] missing;
  private final double dataNorm;
  private final long rowsUsed;
  private @Nullable DoubleArray dataCurvature;
  private @Nullable DoubleArray curvature;

  /**
   * A problem without penalties.
   *
   * @param operator the matrix A
   * @param data spectra and mask
   * @param weights L finite weights, not negative, which are multiplied with the mask; null = 1
   * @throws BadInputException if the number of weights differs from L, or no pixel counts
   */
  public FitProblem(CubeOperator operator, CubeData data, double @Nullable [] weights) {
    this.operator = operator;
    this.data = data;
    this.pixelWeights = masked(data, weights);
    this.penalties = List.of();
    this.missing =
        IntStream.range(0, data.spaxels()).mapToObj(this::missingPixels).toArray(int[][]::new);
    this.rowsUsed = (long) countedPixels() * data.spaxels() - rowsMissing();
    this.dataNorm = Math.sqrt(weightedSquares());
    if (rowsUsed == 0) {
      throw new BadInputException(
          "no finite data in a pixel with weight", "/DataCube", "check mask and data");
    }
  }

  private FitProblem(FitProblem other, CubeData data, List<QuadraticPenalty> penalties) {
    this.operator = other.operator;
    this.data = data;
    this.pixelWeights = other.pixelWeights;
    this.penalties = List.copyOf(penalties);
    this.missing = other.missing;
    this.rowsUsed = other.rowsUsed;
    this.dataNorm = Math.sqrt(weightedSquares());
    this.dataCurvature = DoubleArray.copyOf(TAG, other.dataCurvature().toArray());
  }

  /**
   * The same with other penalties; closed by the caller on its own.
   *
   * @param others terms added to the objective
   */
  public FitProblem withPenalties(List<QuadraticPenalty> others) {
    return new FitProblem(this, data, others);
  }

  /**
   * The same with other spectra, finite in the same places; closed by the caller on its own.
   *
   * @param others spectra with the same mask
   */
  public FitProblem withData(CubeData others) {
    return new FitProblem(this, others, penalties);
  }

  private static double[] masked(CubeData data, double @Nullable [] weights) {
    if (weights != null && weights.length != data.pixels()) {
      throw new BadInputException(
          weights.length + " pixel weights for " + data.pixels() + " pixels",
          "pixelWeights",
          "pass one weight per observed pixel");
    }
    double[] masked = new double[data.pixels()];
    for (int l = 0; l < masked.length; l++) {
      masked[l] = !data.keeps(l) ? 0 : weights == null ? 1 : weights[l];
    }
    return masked;
  }

  private int[] missingPixels(int spaxel) {
    double[] spectrum = data.spectrum(spaxel);
    return IntStream.range(0, spectrum.length)
        .filter(l -> pixelWeights[l] > 0 && !Double.isFinite(spectrum[l]))
        .toArray();
  }

  private int countedPixels() {
    return (int) Arrays.stream(pixelWeights).filter(w -> w > 0).count();
  }

  private double weightedSquares() {
    double sum = 0;
    for (int s = 0; s < data.spaxels(); s++) {
      double[] spectrum = data.spectrum(s);
      double own = 0;
      for (int l = 0; l < spectrum.length; l++) {
        own += counts(l, spectrum[l]) ? pixelWeights[l] * spectrum[l] * spectrum[l] : 0;
      }
      sum += own;
    }
    return sum;
  }

  private boolean counts(int pixel, double value) {
    return pixelWeights[pixel] > 0 && Double.isFinite(value);
  }

  private DoubleArray totalCurvature() {
    DoubleArray total = DoubleArray.copyOf(TAG, dataCurvature().toArray());
    penalties.forEach(penalty -> penalty.addDiagonal(total));
    freezeEmpty(total);
    return total;
  }

  private DoubleArray dataCurvatures() {
    DoubleArray energy = DoubleArray.allocate(TAG, operator.shape().unknowns());
    operator.columnEnergies(pixelWeights, energy);
    if (rowsMissing() > 0) {
      subtractMissing(energy);
    }
    return energy;
  }

  /** Rows of missing values do not count; rounding must not leave a negative rest. */
  private void subtractMissing(DoubleArray energy) {
    CubeShape shape = operator.shape();
    int[] affected =
        IntStream.range(0, shape.spaxels()).filter(s -> missing[s].length > 0).toArray();
    try (DoubleArray weights = DoubleArray.allocate(TAG, shape.spaxels(), shape.pixels());
        DoubleArray noData = DoubleArray.allocate(TAG, shape.spaxels(), shape.pixels());
        DoubleArray removed = DoubleArray.allocate(TAG, shape.unknowns());
        DoubleArray product = DoubleArray.allocate(TAG, shape.unknowns())) {
      for (int s : affected) {
        for (int l : missing[s]) {
          weights.set((long) s * shape.pixels() + l, pixelWeights[l]);
        }
      }
      operator.energies(affected, weights, noData, removed, product);
      for (long j = 0; j < energy.size(); j++) {
        double total = energy.get(j);
        double rest = total - removed.get(j);
        energy.set(j, rest > 1e-12 * total ? rest : 0);
      }
    }
  }

  private static void freezeEmpty(DoubleArray energy) {
    double[] values = energy.toArray();
    double[] positive = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
    double least = positive.length == 0 ? 0 : EMPTY * positive[positive.length / 2];
    for (int j = 0; j < values.length; j++) {
      values[j] = values[j] > least ? values[j] : 0;
    }
    energy.copyFrom(values, 0, 0, values.length);
  }

  /** The matrix A. */
  public CubeOperator operator() {
    return operator;
  }

  /** Spectra and mask. */
  public CubeData data() {
    return data;
  }

  /** Sizes S, C, P, L. */
  public CubeShape shape() {
    return operator.shape();
  }

  /** One weight per pixel, 0 where masked, as a copy. */
  public double[] pixelWeights() {
    return pixelWeights.clone();
  }

  /** Pixels of a spaxel that have weight but no finite value, ascending; not to be changed. */
  public int[] missing(int spaxel) {
    return missing[spaxel];
  }

  /** The penalties. */
  public List<QuadraticPenalty> penalties() {
    return penalties;
  }

  /** {@code |sqrt(W) y|}, in flux units. */
  public double dataNorm() {
    return dataNorm;
  }

  /** Number of data values that count. */
  public long rowsUsed() {
    return rowsUsed;
  }

  /** Number of values with weight that are not finite. */
  public long rowsMissing() {
    return Arrays.stream(missing).mapToLong(own -> own.length).sum();
  }

  /**
   * Diagonal of {@code A' W A}, C*P values, computed at the first call; not to be changed or
   * closed.
   */
  public synchronized DoubleArray dataCurvature() {
    if (dataCurvature == null) {
      dataCurvature = dataCurvatures();
    }
    return dataCurvature;
  }

  /**
   * Diagonal of the Hessian {@code A' W A + Q}, C*P values; 0 for empty columns, whose weights stay
   * zero. Computed at the first call; not to be changed or closed.
   */
  public synchronized DoubleArray curvature() {
    if (curvature == null) {
      curvature = totalCurvature();
    }
    return curvature;
  }

  /**
   * Weighted residuals {@code W (y - A x)}, zero where a value does not count.
   *
   * @param x weights, C*P values
   * @param out (S, L), overwritten
   * @return the data term {@code 1/2 sum w (y - A x)^2}
   */
  public double residual(DoubleArray x, DoubleArray out) {
    operator.forward(x, out);
    int pixels = data.pixels();
    double[] model = new double[pixels];
    double sum = 0;
    for (int s = 0; s < data.spaxels(); s++) {
      double[] spectrum = data.spectrum(s);
      out.copyTo((long) s * pixels, model, 0, pixels);
      double own = 0;
      for (int l = 0; l < pixels; l++) {
        double residual = counts(l, spectrum[l]) ? spectrum[l] - model[l] : 0;
        own += pixelWeights[l] * residual * residual;
        model[l] = pixelWeights[l] * residual;
      }
      out.copyFrom(model, 0, (long) s * pixels, pixels);
      sum += own;
    }
    return 0.5 * sum;
  }

  /**
   * Gradient of the objective.
   *
   * @param x weights, C*P values
   * @param residual what {@link #residual} gave for them, (S, L)
   * @param out C*P values, overwritten
   */
  public void gradient(DoubleArray x, DoubleArray residual, DoubleArray out) {
    operator.adjoint(residual, out);
    Blas.scale(-1, out);
    penalties.forEach(penalty -> penalty.addProduct(x, out));
  }

  /** Value of the penalties, {@code 1/2 x' Q x}. */
  public double penaltyValue(DoubleArray x) {
    if (penalties.isEmpty()) {
      return 0;
    }
    try (DoubleArray product = DoubleArray.allocate(TAG, x.size())) {
      penalties.forEach(penalty -> penalty.addProduct(x, product));
      return 0.5 * Blas.dot(x, product);
    }
  }

  /**
   * Hessian times vector, {@code (A' W A + Q) p}.
   *
   * @param p C*P values
   * @param model scratch (S, L), overwritten
   * @param out C*P values, overwritten
   */
  public void hessianProduct(DoubleArray p, DoubleArray model, DoubleArray out) {
    operator.forward(p, model);
    weigh(model);
    operator.adjoint(model, out);
    penalties.forEach(penalty -> penalty.addProduct(p, out));
  }

  /** {@code W y}, (S, L), zero where a value does not count; the caller closes it. */
  public DoubleArray weightedData() {
    int pixels = data.pixels();
    DoubleArray weighted = DoubleArray.allocate(TAG, data.spaxels(), pixels);
    for (int s = 0; s < data.spaxels(); s++) {
      double[] line = data.spectrum(s);
      for (int l = 0; l < pixels; l++) {
        line[l] = counts(l, line[l]) ? pixelWeights[l] * line[l] : 0;
      }
      weighted.copyFrom(line, 0, (long) s * pixels, pixels);
    }
    return weighted;
  }

  /** Multiplies spectra (S, L) with the weights; values that do not count become zero. */
  public void weigh(DoubleArray spectra) {
    int pixels = data.pixels();
    double[] line = new double[pixels];
    for (int s = 0; s < data.spaxels(); s++) {
      spectra.copyTo((long) s * pixels, line, 0, pixels);
      for (int l = 0; l < pixels; l++) {
        line[l] *= pixelWeights[l];
      }
      for (int l : missing[s]) {
        line[l] = 0;
      }
      spectra.copyFrom(line, 0, (long) s * pixels, pixels);
    }
  }

  /** Root mean square error per unit weight for a value of the data term, in flux units. */
  public double rmse(double dataTerm) {
    return Math.sqrt(2 * dataTerm / rowsUsed);
  }

  @Override
  public synchronized void close() {
    if (dataCurvature != null) {
      dataCurvature.close();
    }
    if (curvature != null) {
      curvature.close();
    }
  }
}
