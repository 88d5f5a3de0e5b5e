package org.alidade.cube.internal.compressed;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.SymmetricEigen;

/**
 * Templates as sums of a few basis spectra, {@code Tem ~ Z B} (spec cubefit 6.4 and 6.8).
 *
 * <p>Templates are scaled to unit length before the singular value decomposition, so that faint
 * populations are kept as well as bright ones: with lengths D and the q leading left singular
 * vectors V, {@code Z = D V} and {@code B = V' D^-1 Tem}. V comes from the Gram matrix of the
 * scaled templates, whose rounding hides singular values below 1e-8 of the largest; the errors are
 * not affected, they are measured on the templates themselves.
 *
 * <p>Example: {@code TemplateBasis basis = TemplateBasis.of(templates, 0,
 * TemplateBasis.DEFAULT_TOLERANCE)}.
 */
public final class TemplateBasis implements AutoCloseable {
  /** Singular values below this fraction of the largest are left out by default. */
  public static final double DEFAULT_TOLERANCE = 1e-4;

  /** Least rank that is chosen, if there are as many templates. */
  public static final int MIN_RANK = 5;

  /** Largest rank that is chosen: the reduced Gram matrix grows with its square. */
  public static final int MAX_RANK = 80;

  private static final String TAG = "cube.template-basis";

  private final DoubleArray coefficients;
  private final DoubleArray spectra;
  private final double relativeError;
  private final double largestTemplateError;

  private TemplateBasis(DoubleArray coefficients, DoubleArray spectra, Errors errors) {
    this.coefficients = coefficients;
    this.spectra = spectra;
    this.relativeError = errors.relative();
    this.largestTemplateError = errors.largest();
  }

  /** Frobenius error and largest error of one template, both relative. */
  private record Errors(double relative, double largest) {}

  /**
   * Decomposes templates.
   *
   * @param templates (P, T), finite
   * @param rank number of basis spectra, at most min(P, T); 0 = as many as there are singular
   *     values above the tolerance, between {@link #MIN_RANK} and {@link #MAX_RANK}
   * @param tolerance smallest relative singular value that is kept, 0 to 1; without effect if a
   *     rank is given
   * @throws BadInputException if rank or tolerance is out of range or a template is not finite
   */
  public static TemplateBasis of(DoubleArray templates, int rank, double tolerance) {
    int populations = Math.toIntExact(templates.shape().length(0));
    int most = (int) Math.min(populations, templates.shape().length(1));
    if (rank < 0 || rank > most) {
      throw new BadInputException("rank " + rank, "templateRank", "use 0 (chosen) to " + most);
    }
    if (!(tolerance >= 0 && tolerance <= 1)) {
      throw new BadInputException(
          "tolerance " + tolerance, "templateTolerance", "use a value from 0 to 1");
    }
    double[] lengths = lengths(templates);
    try (DoubleArray scaled = scaled(templates, lengths);
        SymmetricEigen eigen = eigen(scaled)) {
      int chosen = rank > 0 ? rank : chosenRank(eigen.values(), most, tolerance);
      return project(templates, scaled, lengths, leading(eigen, chosen));
    }
  }

  private static double[] lengths(DoubleArray templates) {
    long pixels = templates.shape().length(1);
    double[] lengths = new double[Math.toIntExact(templates.shape().length(0))];
    for (int p = 0; p < lengths.length; p++) {
      lengths[p] = Blas.norm2(templates, p * pixels, pixels);
      if (!Double.isFinite(lengths[p])) {
        throw new BadInputException(
            "template " + p + " is not finite", "/Templates", "populate the file again");
      }
    }
    return lengths;
  }

  private static DoubleArray scaled(DoubleArray templates, double[] lengths) {
    int pixels = Math.toIntExact(templates.shape().length(1));
    DoubleArray scaled = DoubleArray.allocate(TAG, lengths.length, pixels);
    double[] line = new double[pixels];
    for (int p = 0; p < lengths.length; p++) {
      templates.copyTo((long) p * pixels, line, 0, pixels);
      for (int t = 0; t < pixels; t++) {
        line[t] = lengths[p] == 0 ? 0 : line[t] / lengths[p];
      }
      scaled.copyFrom(line, 0, (long) p * pixels, pixels);
    }
    return scaled;
  }

  private static SymmetricEigen eigen(DoubleArray scaled) {
    long populations = scaled.shape().length(0);
    try (DoubleArray gram = DoubleArray.allocate(TAG, populations, populations)) {
      Blas.symmetricRankUpdate(1, DoubleMatrix.of(scaled), 0, DoubleMatrix.of(gram));
      return SymmetricEigen.of(DoubleMatrix.of(gram));
    }
  }

  private static int chosenRank(double[] ascending, int most, double tolerance) {
    double least = tolerance * tolerance * ascending[ascending.length - 1];
    int rank = 0;
    while (rank < most && ascending[ascending.length - 1 - rank] > least) {
      rank++;
    }
    return Math.min(Math.max(rank, Math.min(MIN_RANK, most)), MAX_RANK);
  }

  /** The leading left singular vectors as rows (q, P), the first one of the largest value. */
  private static DoubleArray leading(SymmetricEigen eigen, int rank) {
    int populations = eigen.size();
    DoubleArray vectors = DoubleArray.allocate(TAG, rank, populations);
    double[] line = new double[populations];
    for (int i = 0; i < rank; i++) {
      eigen.vectors().copyTo((long) (populations - 1 - i) * populations, line, 0, populations);
      vectors.copyFrom(line, 0, (long) i * populations, populations);
    }
    return vectors;
  }

  private static TemplateBasis project(
      DoubleArray templates, DoubleArray scaled, double[] lengths, DoubleArray vectors) {
    long rank = vectors.shape().length(0);
    DoubleArray spectra = DoubleArray.allocate(TAG, rank, templates.shape().length(1));
    DoubleArray coefficients = DoubleArray.allocate(TAG, lengths.length, rank);
    try (vectors) {
      Blas.multiply(
          1, DoubleMatrix.of(vectors), DoubleMatrix.of(scaled), 0, DoubleMatrix.of(spectra));
      for (int p = 0; p < lengths.length; p++) {
        for (int i = 0; i < rank; i++) {
          coefficients.set(p, i, lengths[p] * vectors.get(i, p));
        }
      }
    }
    return new TemplateBasis(coefficients, spectra, errors(templates, coefficients, spectra));
  }

  private static Errors errors(DoubleArray templates, DoubleArray coefficients, DoubleArray basis) {
    long pixels = templates.shape().length(1);
    double most = 0;
    try (DoubleArray difference = DoubleArray.copyOf(TAG, templates.toArray())) {
      DoubleArray rows = difference.reshape(templates.shape().length(0), pixels);
      Blas.multiply(
          -1, DoubleMatrix.of(coefficients), DoubleMatrix.of(basis), 1, DoubleMatrix.of(rows));
      for (long p = 0; p < templates.shape().length(0); p++) {
        double own = Blas.norm2(difference, p * pixels, pixels);
        double length = Blas.norm2(templates, p * pixels, pixels);
        most = Math.max(most, length == 0 ? 0 : own / length);
      }
      double all = Blas.norm2(templates, 0, templates.size());
      double relative = all == 0 ? 0 : Blas.norm2(difference, 0, difference.size()) / all;
      return new Errors(relative, most);
    }
  }

  /** Number of basis spectra q. */
  public int rank() {
    return Math.toIntExact(spectra.shape().length(0));
  }

  /** Z (P, q): templates in terms of the basis spectra; closed with this. */
  public DoubleArray coefficients() {
    return coefficients;
  }

  /** B (q, T): orthogonal basis spectra, the most important one first; closed with this. */
  public DoubleArray spectra() {
    return spectra;
  }

  /** {@code |Tem - Z B| / |Tem|} in the Frobenius norm, measured. */
  public double relativeError() {
    return relativeError;
  }

  /**
   * Largest {@code |Tem_p - (Z B)_p| / |Tem_p|} of a template p, measured. It bounds the error of
   * any mixture with weights x >= 0 by this times {@code sum x_p |Tem_p|}.
   */
  public double largestTemplateError() {
    return largestTemplateError;
  }

  @Override
  public void close() {
    coefficients.close();
    spectra.close();
  }
}
