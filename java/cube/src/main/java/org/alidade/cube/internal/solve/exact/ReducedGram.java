package org.alidade.cube.internal.solve.exact;

import java.util.List;
import java.util.Optional;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.ModelFactors;
import org.alidade.cube.internal.compressed.TemplateBasis;
import org.alidade.cube.internal.solve.FitProblem;

/**
 * The Gram matrix of the fit with compressed templates, over the C*q coefficients of the basis
 * spectra (spec cubefit 6.8): {@code A ~ A_q Z'}, {@code G = A_q' W A_q}. It depends on geometry,
 * mask and weights alone; new data of the same geometry need a new linear term only.
 */
public final class ReducedGram implements AutoCloseable {
  private static final String TAG = "cube.exact.gram";

  private final ModelFactors factors;
  private final TemplateBasis basis;
  private final DoubleArray gram;

  private ReducedGram(ModelFactors factors, TemplateBasis basis, DoubleArray gram) {
    this.factors = factors;
    this.basis = basis;
    this.gram = gram;
  }

  /**
   * Computes the matrix.
   *
   * @param problem mask, weights and missing data
   * @param factors the factors of the matrix; stays the caller's, open until this is closed
   * @param rank number of basis spectra; 0 = chosen by singular values, work and memory
   * @param threads worker threads; the result does not depend on them
   * @param progress told after every part
   */
  public static ReducedGram of(
      FitProblem problem, ModelFactors factors, int rank, int threads, Progress progress) {
    TemplateBasis basis = basis(problem, factors, rank);
    return of(problem, factors, basis, threads, progress);
  }

  /**
   * The same if it fits into memory, else nothing.
   *
   * @param budgetBytes memory the matrix may take, in bytes
   */
  public static Optional<ReducedGram> within(
      long budgetBytes,
      FitProblem problem,
      ModelFactors factors,
      int rank,
      int threads,
      Progress progress) {
    TemplateBasis basis = basis(problem, factors, rank);
    double side = (double) problem.shape().components() * basis.rank();
    if (side * side * Double.BYTES > budgetBytes) {
      basis.close();
      return Optional.empty();
    }
    return Optional.of(of(problem, factors, basis, threads, progress));
  }

  private static TemplateBasis basis(FitProblem problem, ModelFactors factors, int rank) {
    return rank > 0
        ? TemplateBasis.of(factors.templates(), rank, 0)
        : ReducedRank.basis(factors.templates(), problem.shape(), factors.taps());
  }

  private static ReducedGram of(
      FitProblem problem,
      ModelFactors factors,
      TemplateBasis basis,
      int threads,
      Progress progress) {
    int side = Math.multiplyExact(problem.shape().components(), basis.rank());
    DoubleArray gram = DoubleArray.allocate(TAG, side, side);
    ReducedGram reduced = new ReducedGram(factors, basis, gram);
    try (BasisPixels pixels =
        new BasisPixels(factors, basis.spectra(), problem.pixelWeights(), threads)) {
      MissingRows missing = new MissingRows(problem, factors, pixels, basis.rank());
      GramBlocks blocks =
          new GramBlocks(factors, pixels, basis.rank(), missing.used(), gram, threads);
      List<TapClass> classes = TapClass.divide(factors, pixels.pixelCount(), basis.rank());
      int done = 0;
      int total = classes.size() * (classes.size() + 1) / 2;
      for (int a = 0; a < classes.size(); a++) {
        for (int b = a; b < classes.size(); b++) {
          blocks.add(classes.get(a), classes.get(b));
          progress.done(++done, total);
        }
      }
      missing.correct(gram, threads);
      return reduced;
    } catch (RuntimeException | Error e) {
      reduced.close();
      throw e;
    }
  }

  /** Number of basis spectra q. */
  public int rank() {
    return basis.rank();
  }

  /** Number of components C. */
  public int components() {
    return factors.shape().components();
  }

  /** Coefficients Z of the templates, (P, q); not to be changed or closed. */
  public DoubleArray coefficients() {
    return basis.coefficients();
  }

  /** Relative error of the compressed templates. */
  public double templateError() {
    return basis.relativeError();
  }

  /** The matrix (C*q, C*q); not to be changed or closed. */
  public DoubleArray matrix() {
    return gram;
  }

  /**
   * The linear term {@code A_q' W y} of weighted spectra.
   *
   * @param weighted {@code W y}, (S, L), zero where a value does not count
   * @param out (C, q), overwritten
   */
  public void linearTerm(DoubleArray weighted, DoubleArray out) {
    factors.adjoint(weighted, basis.spectra(), out);
  }

  @Override
  public void close() {
    gram.close();
    basis.close();
  }

  /** Told how far the computation is. */
  @FunctionalInterface
  public interface Progress {
    /** Some of all parts are done. */
    void done(int parts, int total);
  }
}
