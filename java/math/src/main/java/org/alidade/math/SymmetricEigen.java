package org.alidade.math;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.InvalidStateException;
import org.alidade.math.internal.BlasArguments;
import org.alidade.math.internal.BlasLibrary;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix (LAPACK dsyevd, in the calling thread).
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (SymmetricEigen eigen = SymmetricEigen.of(DoubleMatrix.of(gram))) {
 *   double largest = eigen.value(eigen.size() - 1);
 * }
 * }</pre>
 */
public final class SymmetricEigen implements AutoCloseable {
  private static final String TAG = "math.eigen";
  private static final byte WITH_VECTORS = 'V';

  /** In column order, as LAPACK reads them, our row-major lower triangles are upper ones. */
  private static final byte TRIANGLE = 'U';

  static {
    BlasLibrary.load();
  }

  private final int size;
  private final DoubleArray values;
  private final DoubleArray vectors;

  private SymmetricEigen(int size, DoubleArray values, DoubleArray vectors) {
    this.size = size;
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Decomposes a copy of a matrix.
   *
   * @param matrix symmetric matrix (n, n), of which the lower triangle is read
   * @throws BadInputException if the matrix is not square or not finite
   */
  public static SymmetricEigen of(DoubleMatrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new BadInputException(
          matrix.rows() + " rows and " + matrix.columns() + " columns",
          "eigenvectors of " + matrix.data().tag(),
          "pass a square matrix");
    }
    int size = BlasArguments.length(matrix.rows(), "eigenvectors");
    DoubleArray vectors = DoubleArray.allocate(TAG, size, size);
    DoubleArray values = DoubleArray.allocate(TAG, size);
    try {
      copyLowerTriangle(matrix, vectors);
      decompose(size, vectors, values);
      return new SymmetricEigen(size, values, vectors);
    } catch (BadInputException | InvalidStateException e) {
      vectors.close();
      values.close();
      throw e;
    }
  }

  private static void copyLowerTriangle(DoubleMatrix matrix, DoubleArray copy) {
    for (long i = 0; i < matrix.rows(); i++) {
      for (long j = 0; j <= i; j++) {
        double value = matrix.get(i, j);
        if (!Double.isFinite(value)) {
          throw new BadInputException(
              "element (" + i + ", " + j + ") is " + value,
              "eigenvectors of " + matrix.data().tag(),
              "pass a finite matrix");
        }
        copy.set(i, j, value);
      }
    }
  }

  private static void decompose(int size, DoubleArray vectors, DoubleArray values) {
    int status =
        LAPACKE_dsyevd(
            LAPACK_COL_MAJOR,
            WITH_VECTORS,
            TRIANGLE,
            size,
            vectors.pointer(),
            Math.max(1, size),
            values.pointer());
    if (status != 0) {
      throw new InvalidStateException(
          "the eigenvalue iteration did not converge (LAPACK status " + status + ")",
          "eigenvectors",
          "scale the matrix towards 1 and try again");
    }
  }

  /** Rows and columns of the decomposed matrix. */
  public int size() {
    return size;
  }

  /**
   * One eigenvalue.
   *
   * @param index from 0 for the smallest to n - 1 for the largest
   */
  public double value(int index) {
    return values.get(index);
  }

  /** Eigenvalues in ascending order, n values, as a copy. */
  public double[] values() {
    return values.toArray();
  }

  /** Eigenvectors (n, n) of unit length, row i of value i; closed with this. */
  public DoubleArray vectors() {
    return vectors;
  }

  @Override
  public void close() {
    values.close();
    vectors.close();
  }
}
