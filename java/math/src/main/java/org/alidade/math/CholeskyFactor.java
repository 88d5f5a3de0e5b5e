package org.alidade.math;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrs;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.math.internal.BlasArguments;
import org.alidade.math.internal.BlasLibrary;

/**
 * The Cholesky factor of a symmetric positive definite matrix (LAPACK dpotrf, dpotrs, in the
 * calling thread).
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (CholeskyFactor factor = CholeskyFactor.of(DoubleMatrix.of(gram))) {
 *   factor.solve(linearTerm);
 * }
 * }</pre>
 */
public final class CholeskyFactor implements AutoCloseable {
  /** In column order, as LAPACK reads them, our row-major lower triangles are upper ones. */
  private static final byte TRIANGLE = 'U';

  static {
    BlasLibrary.load();
  }

  private final int size;
  private final DoubleArray factor;

  private CholeskyFactor(int size, DoubleArray factor) {
    this.size = size;
    this.factor = factor;
  }

  /**
   * Factors a copy of a matrix.
   *
   * @param matrix symmetric positive definite matrix (n, n), of which the lower triangle is read
   * @throws BadInputException if the matrix is not square, not finite or not positive definite
   */
  public static CholeskyFactor of(DoubleMatrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new BadInputException(
          matrix.rows() + " rows and " + matrix.columns() + " columns",
          "Cholesky factor of " + matrix.data().tag(),
          "pass a square matrix");
    }
    int size = BlasArguments.length(matrix.rows(), "Cholesky factor");
    DoubleArray copy = lowerTriangle(matrix, size);
    try {
      factor(copy, size, matrix.data().tag());
      return new CholeskyFactor(size, copy);
    } catch (BadInputException e) {
      copy.close();
      throw e;
    }
  }

  private static DoubleArray lowerTriangle(DoubleMatrix matrix, int size) {
    DoubleArray copy = DoubleArray.allocate("math.cholesky", size, size);
    double[] row = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        row[j] = matrix.get(i, j);
      }
      copy.copyFrom(row, 0, (long) i * size, i + 1);
    }
    return copy;
  }

  private static void factor(DoubleArray copy, int size, String tag) {
    int status =
        LAPACKE_dpotrf(LAPACK_COL_MAJOR, TRIANGLE, size, copy.pointer(), Math.max(1, size));
    if (status < 0) {
      throw new BadInputException(
          "a matrix with elements that are not numbers", tag, "remove NaN from the matrix");
    }
    if (status > 0) {
      throw new BadInputException(
          "a matrix that is not positive definite at row " + (status - 1),
          tag,
          "remove dependent columns or add to the diagonal");
    }
  }

  /** Rows and columns of the factored matrix. */
  public int size() {
    return size;
  }

  /**
   * Solves for one or several right-hand sides in place.
   *
   * @param rightHandSides shape (n) or (k, n), one right-hand side per row; replaced by solutions
   * @throws BadInputException if the slowest length is not n or an element is not a number
   */
  public void solve(DoubleArray rightHandSides) {
    int rank = rightHandSides.shape().rank();
    if (rank < 1 || rank > 2 || rightHandSides.shape().length(rank - 1) != size) {
      throw new BadInputException(
          "right-hand sides of shape " + rightHandSides.shape() + " for " + size + " unknowns",
          rightHandSides.tag(),
          "pass shape (n) or (k, n)");
    }
    if (rightHandSides.size() == 0) {
      return;
    }
    int count = BlasArguments.length(rightHandSides.size() / size, "Cholesky solve");
    int status =
        LAPACKE_dpotrs(
            LAPACK_COL_MAJOR,
            TRIANGLE,
            size,
            count,
            factor.pointer(),
            size,
            rightHandSides.pointer(),
            size);
    if (status != 0) {
      throw new BadInputException(
          "a right-hand side with elements that are not numbers",
          rightHandSides.tag(),
          "remove NaN from the right-hand sides");
    }
  }

  /**
   * Solves for one right-hand side.
   *
   * @param rightHandSide n values, unchanged
   * @return the solution
   * @throws BadInputException if the length is not n or a value is not a number
   */
  public double[] solve(double[] rightHandSide) {
    try (DoubleArray solution = DoubleArray.copyOf("math.cholesky", rightHandSide)) {
      solve(solution);
      return solution.toArray();
    }
  }

  @Override
  public void close() {
    factor.close();
  }
}
