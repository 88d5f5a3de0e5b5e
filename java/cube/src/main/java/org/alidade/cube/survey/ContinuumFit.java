package org.alidade.cube.survey;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.Nnls;

/**
 * Fit of one spectrum with non-negative template weights and smooth continuum corrections: {@code
 * data = multiplicative * (columns x) + additive}, both corrections Legendre polynomials.
 *
 * <p>The additive polynomial enters linearly and is eliminated by projecting data and columns onto
 * its orthogonal complement; the multiplicative one is found by alternating with the weights.
 */
final class ContinuumFit {
  private static final int MAX_ROUNDS = 20;
  private static final double SETTLED = 1e-5;

  private final double[][] columns;
  private final double[] data;
  private final int[] kept;
  private final double[][] additiveRows;
  private final double[][] multiplicativeRows;

  /**
   * Result of a fit.
   *
   * @param weights template weights
   * @param stellar columns times weights, L values
   * @param multiplicative multiplicative correction with mean one over the kept pixels, L values
   * @param additive additive correction, L values
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Result(double[] weights, double[] stellar, double[] multiplicative, double[] additive) {

    /** Model of the data. */
    double model(int pixel) {
      return multiplicative[pixel] * stellar[pixel] + additive[pixel];
    }

    /** Data without the continuum corrections. */
    double corrected(double value, int pixel) {
      return (value - additive[pixel]) / multiplicative[pixel];
    }
  }

  private ContinuumFit(
      double[][] columns, double[] data, boolean[] keep, int additive, int multiplicative) {
    this.columns = columns;
    this.data = data;
    this.kept = IntStream.range(0, data.length).filter(i -> keep[i]).toArray();
    this.additiveRows = Legendre.rows(additive, data.length);
    this.multiplicativeRows = Legendre.rows(multiplicative, data.length);
  }

  /**
   * Fits.
   *
   * @param columns model columns, (P, L)
   * @param data spectrum, L values
   * @param keep pixels to use
   * @param additiveDegree degree of the additive polynomial, -1 for none
   * @param multiplicativeDegree degree of the multiplicative polynomial, 0 or less for none
   */
  static Result fit(
      double[][] columns,
      double[] data,
      boolean[] keep,
      int additiveDegree,
      int multiplicativeDegree) {
    return new ContinuumFit(columns, data, keep, additiveDegree, multiplicativeDegree).run();
  }

  private Result run() {
    double[] multiplicative = new double[data.length];
    Arrays.fill(multiplicative, 1);
    Result result = weigh(multiplicative);
    if (multiplicativeRows.length < 2) {
      return result;
    }
    for (int round = 0; round < MAX_ROUNDS; round++) {
      double[] next = multiplicative(result);
      double change = 0;
      for (int pixel : kept) {
        change = Math.max(change, Math.abs(next[pixel] - multiplicative[pixel]));
      }
      multiplicative = next;
      result = weigh(multiplicative);
      if (change < SETTLED) {
        break;
      }
    }
    return result;
  }

  /** Weights and additive polynomial for a fixed multiplicative one. */
  private Result weigh(double[] multiplicative) {
    double[][] keptAdditive = new double[additiveRows.length][];
    for (int n = 0; n < additiveRows.length; n++) {
      keptAdditive[n] = keep(additiveRows[n]);
    }
    OrthonormalRows continuum = new OrthonormalRows(keptAdditive);
    double[] target = continuum.remove(keep(data));
    double[] matrix = new double[columns.length * kept.length];
    for (int p = 0; p < columns.length; p++) {
      double[] column = keep(columns[p]);
      for (int i = 0; i < kept.length; i++) {
        column[i] *= multiplicative[kept[i]];
      }
      System.arraycopy(continuum.remove(column), 0, matrix, p * kept.length, kept.length);
    }
    double[] weights;
    try (DoubleArray rows =
        DoubleArray.copyOf("cube.survey", matrix, columns.length, kept.length)) {
      weights = Nnls.solve(DoubleMatrix.of(rows).transposed(), target).x();
    }
    double[] stellar = new double[data.length];
    for (int p = 0; p < columns.length; p++) {
      if (weights[p] != 0) {
        for (int l = 0; l < stellar.length; l++) {
          stellar[l] += weights[p] * columns[p][l];
        }
      }
    }
    double[] remainder = new double[data.length];
    for (int l = 0; l < data.length; l++) {
      remainder[l] = data[l] - multiplicative[l] * stellar[l];
    }
    double[] additive = polynomial(additiveRows, new double[0], remainder);
    return new Result(weights, stellar, multiplicative, additive);
  }

  /** Multiplicative polynomial for fixed weights and additive polynomial, mean one. */
  private double[] multiplicative(Result result) {
    double[] remainder = new double[data.length];
    for (int l = 0; l < data.length; l++) {
      remainder[l] = data[l] - result.additive()[l];
    }
    double[] polynomial = polynomial(multiplicativeRows, result.stellar(), remainder);
    double mean = 0;
    for (int pixel : kept) {
      mean += polynomial[pixel] / kept.length;
    }
    for (int l = 0; l < polynomial.length; l++) {
      polynomial[l] /= mean;
    }
    return polynomial;
  }

  /**
   * Least-squares polynomial {@code q} with {@code q * factor ~ target} on the kept pixels; an
   * empty factor stands for one.
   */
  private double[] polynomial(double[][] rows, double[] factor, double[] target) {
    int terms = rows.length;
    double[][] normal = new double[terms][terms];
    double[] right = new double[terms];
    for (int pixel : kept) {
      double weight = factor.length == 0 ? 1 : factor[pixel];
      for (int n = 0; n < terms; n++) {
        double value = weight * rows[n][pixel];
        right[n] += value * target[pixel];
        for (int k = 0; k < terms; k++) {
          normal[n][k] += value * weight * rows[k][pixel];
        }
      }
    }
    double[] coefficients = SmallSystem.solve(normal, right);
    double[] polynomial = new double[data.length];
    for (int n = 0; n < terms; n++) {
      for (int l = 0; l < polynomial.length; l++) {
        polynomial[l] += coefficients[n] * rows[n][l];
      }
    }
    return polynomial;
  }

  private double[] keep(double[] values) {
    double[] result = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      result[i] = values[kept[i]];
    }
    return result;
  }
}
