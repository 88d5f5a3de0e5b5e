package org.alidade.math;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ddot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dnrm2;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dscal;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsyrk;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.math.internal.BlasArguments;
import org.alidade.math.internal.BlasLibrary;
import org.alidade.math.internal.MatrixMirror;
import org.alidade.math.internal.Tiles;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The part of BLAS that the library uses, by OpenBLAS.
 *
 * <p>Shapes are checked before every call. Transposed views cost no copy. The result must not share
 * memory with an operand. Large products use the threads of {@link ThreadBudget#current()}; results
 * do not depend on their number. All methods may be called from several threads at the same time.
 *
 * <p>Example: {@code Blas.multiply(1, weights, DoubleMatrix.of(templates), 0, spectra);}
 */
public final class Blas {
  /**
   * Sums are taken over blocks of this many elements: lengths of vectors may exceed 32 bits, and
   * partial sums make the rounding error grow slower.
   */
  private static final int SUM_BLOCK = 8192;

  static {
    BlasLibrary.load();
  }

  private Blas() {}

  /**
   * Matrix product {@code c = alpha a b + beta c} (dgemm).
   *
   * @param alpha factor of the product
   * @param a left operand (m, k), possibly transposed
   * @param b right operand (k, n), possibly transposed
   * @param beta factor of the old result; 0 ignores it, even if it is not a number
   * @param c result (m, n), not transposed
   * @throws BadInputException if the shapes do not fit or {@code c} is a transposed view
   */
  public static void multiply(
      double alpha, DoubleMatrix a, DoubleMatrix b, double beta, DoubleMatrix c) {
    BlasArguments.checkProduct(a.rows(), a.columns(), b.rows(), b.columns(), c.rows(), c.columns());
    BlasArguments.checkResult(c.isTransposed(), "matrix product");
    Tiles.ofProduct(c.rows(), a.columns(), c.columns())
        .forEach(
            (row, rows, column, columns) ->
                multiplyTile(
                    alpha,
                    a.block(row, rows, 0, a.columns()),
                    b.block(0, b.rows(), column, columns),
                    beta,
                    c.block(row, rows, column, columns)));
  }

  private static void multiplyTile(
      double alpha, DoubleMatrix a, DoubleMatrix b, double beta, DoubleMatrix c) {
    cblas_dgemm(
        CblasRowMajor,
        a.isTransposed() ? CblasTrans : CblasNoTrans,
        b.isTransposed() ? CblasTrans : CblasNoTrans,
        length(c.rows()),
        length(c.columns()),
        length(a.columns()),
        alpha,
        pointer(a),
        stride(a),
        pointer(b),
        stride(b),
        beta,
        pointer(c),
        stride(c));
  }

  /**
   * Matrix product {@code c = alpha a b + beta c} in single precision (sgemm).
   *
   * @param alpha factor of the product
   * @param a left operand (m, k), possibly transposed
   * @param b right operand (k, n), possibly transposed
   * @param beta factor of the old result; 0 ignores it, even if it is not a number
   * @param c result (m, n), not transposed
   * @throws BadInputException if the shapes do not fit or {@code c} is a transposed view
   */
  public static void multiply(
      float alpha, FloatMatrix a, FloatMatrix b, float beta, FloatMatrix c) {
    BlasArguments.checkProduct(a.rows(), a.columns(), b.rows(), b.columns(), c.rows(), c.columns());
    BlasArguments.checkResult(c.isTransposed(), "matrix product");
    Tiles.ofProduct(c.rows(), a.columns(), c.columns())
        .forEach(
            (row, rows, column, columns) ->
                multiplyTile(
                    alpha,
                    a.block(row, rows, 0, a.columns()),
                    b.block(0, b.rows(), column, columns),
                    beta,
                    c.block(row, rows, column, columns)));
  }

  private static void multiplyTile(
      float alpha, FloatMatrix a, FloatMatrix b, float beta, FloatMatrix c) {
    cblas_sgemm(
        CblasRowMajor,
        a.isTransposed() ? CblasTrans : CblasNoTrans,
        b.isTransposed() ? CblasTrans : CblasNoTrans,
        length(c.rows()),
        length(c.columns()),
        length(a.columns()),
        alpha,
        pointer(a),
        stride(a),
        pointer(b),
        stride(b),
        beta,
        pointer(c),
        stride(c));
  }

  /**
   * Matrix times vector {@code y = alpha a x + beta y} (dgemv).
   *
   * @param alpha factor of the product
   * @param a matrix (m, n), possibly transposed
   * @param x vector of n elements
   * @param beta factor of the old result; 0 ignores it, even if it is not a number
   * @param y result of m elements
   * @throws BadInputException if the lengths do not fit
   */
  public static void multiply(
      double alpha, DoubleMatrix a, DoubleArray x, double beta, DoubleArray y) {
    BlasArguments.checkLength(x, a.columns(), "vector x of a matrix product");
    BlasArguments.checkLength(y, a.rows(), "result y of a matrix product");
    if (a.columns() == 0) {
      if (beta == 0) {
        y.fill(0);
      } else {
        scale(beta, y);
      }
      return;
    }
    Tiles.ofVectorProduct(a.rows(), a.columns())
        .forEach(
            (row, rows, column, columns) ->
                multiplyPart(alpha, a.block(row, rows, 0, a.columns()), x, beta, y, row));
  }

  /** Computes part of y, as many elements as {@code a} has rows. */
  private static void multiplyPart(
      double alpha, DoubleMatrix a, DoubleArray x, double beta, DoubleArray y, long first) {
    cblas_dgemv(
        CblasRowMajor,
        a.isTransposed() ? CblasTrans : CblasNoTrans,
        length(a.isTransposed() ? a.columns() : a.rows()),
        length(a.isTransposed() ? a.rows() : a.columns()),
        alpha,
        pointer(a),
        stride(a),
        x.pointer(),
        1,
        beta,
        at(y, first),
        1);
  }

  /**
   * Symmetric product {@code c = alpha a a' + beta c} (dsyrk), both triangles filled.
   *
   * <p>{@code Blas.symmetricRankUpdate(1, a.transposed(), 0, gram)} gives the Gram matrix of the
   * columns of {@code a}.
   *
   * @param alpha factor of the product
   * @param a operand (n, k), possibly transposed
   * @param beta factor of the old result, of which only the lower triangle counts; 0 ignores it
   * @param c result (n, n), not transposed
   * @throws BadInputException if the shapes do not fit or {@code c} is a transposed view
   */
  public static void symmetricRankUpdate(
      double alpha, DoubleMatrix a, double beta, DoubleMatrix c) {
    BlasArguments.checkProduct(a.rows(), a.columns(), a.columns(), a.rows(), c.rows(), c.columns());
    BlasArguments.checkResult(c.isTransposed(), "symmetric rank update");
    Tiles.ofSymmetric(c.rows(), a.columns())
        .forEach(
            (row, rows, column, columns) -> {
              DoubleMatrix left = a.block(row, rows, 0, a.columns());
              DoubleMatrix tile = c.block(row, rows, column, columns);
              if (row == column) {
                updateDiagonalTile(alpha, left, beta, tile);
              } else if (row > column) {
                DoubleMatrix right = a.block(column, columns, 0, a.columns()).transposed();
                multiplyTile(alpha, left, right, beta, tile);
              }
            });
    MatrixMirror.copyLowerToUpper(c.data(), c.offset(), c.rows(), c.stride());
  }

  private static void updateDiagonalTile(
      double alpha, DoubleMatrix a, double beta, DoubleMatrix c) {
    cblas_dsyrk(
        CblasRowMajor,
        CblasLower,
        a.isTransposed() ? CblasTrans : CblasNoTrans,
        length(c.rows()),
        length(a.columns()),
        alpha,
        pointer(a),
        stride(a),
        beta,
        pointer(c),
        stride(c));
  }

  /**
   * Inner product of two vectors.
   *
   * @throws BadInputException if the lengths differ
   */
  public static double dot(DoubleArray x, DoubleArray y) {
    BlasArguments.checkLength(y, x.size(), "inner product");
    return dot(x, 0, y, 0, x.size());
  }

  /**
   * Inner product of parts of two vectors.
   *
   * @param x first vector
   * @param xOffset first element of {@code x}
   * @param y second vector
   * @param yOffset first element of {@code y}
   * @param count number of elements
   * @throws BadInputException if a part does not lie in its vector
   */
  public static double dot(DoubleArray x, long xOffset, DoubleArray y, long yOffset, long count) {
    BlasArguments.checkRange(x, xOffset, count, "inner product");
    BlasArguments.checkRange(y, yOffset, count, "inner product");
    DoublePointer xStart = x.pointer();
    DoublePointer yStart = y.pointer();
    double sum = 0;
    for (long done = 0; done < count; done += SUM_BLOCK) {
      int block = (int) Math.min(SUM_BLOCK, count - done);
      sum +=
          cblas_ddot(block, xStart.position(xOffset + done), 1, yStart.position(yOffset + done), 1);
    }
    return sum;
  }

  /**
   * Adds a multiple of a vector, {@code y += alpha x}.
   *
   * @throws BadInputException if the lengths differ
   */
  public static void axpy(double alpha, DoubleArray x, DoubleArray y) {
    BlasArguments.checkLength(y, x.size(), "vector sum");
    axpy(alpha, x, 0, y, 0, x.size());
  }

  /**
   * Adds a multiple of part of a vector to part of another, {@code y += alpha x}.
   *
   * @param alpha the factor
   * @param x vector to add
   * @param xOffset first element of {@code x}
   * @param y vector to change
   * @param yOffset first element of {@code y}
   * @param count number of elements
   * @throws BadInputException if a part does not lie in its vector
   */
  public static void axpy(
      double alpha, DoubleArray x, long xOffset, DoubleArray y, long yOffset, long count) {
    BlasArguments.checkRange(x, xOffset, count, "vector sum");
    BlasArguments.checkRange(y, yOffset, count, "vector sum");
    DoublePointer xStart = x.pointer();
    DoublePointer yStart = y.pointer();
    for (long done = 0; done < count; done += Integer.MAX_VALUE) {
      int block = (int) Math.min(Integer.MAX_VALUE, count - done);
      cblas_daxpy(
          block, alpha, xStart.position(xOffset + done), 1, yStart.position(yOffset + done), 1);
    }
  }

  /** Multiplies a vector by a factor, {@code x = factor x}; NaN stays NaN even if it is zero. */
  public static void scale(double factor, DoubleArray x) {
    DoublePointer start = x.pointer();
    for (long done = 0; done < x.size(); done += Integer.MAX_VALUE) {
      int block = (int) Math.min(Integer.MAX_VALUE, x.size() - done);
      cblas_dscal(block, factor, start.position(done), 1);
    }
  }

  /** Euclidean norm of a vector, safe from overflow. */
  public static double norm2(DoubleArray x) {
    return norm2(x, 0, x.size());
  }

  /**
   * Euclidean norm of part of a vector, safe from overflow.
   *
   * @param x the vector
   * @param offset first element
   * @param count number of elements
   * @throws BadInputException if the part does not lie in the vector
   */
  public static double norm2(DoubleArray x, long offset, long count) {
    BlasArguments.checkRange(x, offset, count, "norm");
    DoublePointer start = x.pointer();
    double norm = 0;
    for (long done = 0; done < count; done += SUM_BLOCK) {
      int block = (int) Math.min(SUM_BLOCK, count - done);
      norm = Math.hypot(norm, cblas_dnrm2(block, start.position(offset + done), 1));
    }
    return norm;
  }

  /**
   * Version of OpenBLAS, the processor family whose kernels it uses and who chose them, threads.
   */
  public static String description() {
    return BlasLibrary.description();
  }

  private static int length(long length) {
    return BlasArguments.length(length, "BLAS call");
  }

  private static int stride(DoubleMatrix m) {
    return BlasArguments.stride(m.stride(), m.isTransposed() ? m.rows() : m.columns(), "BLAS call");
  }

  private static int stride(FloatMatrix m) {
    return BlasArguments.stride(m.stride(), m.isTransposed() ? m.rows() : m.columns(), "BLAS call");
  }

  private static DoublePointer pointer(DoubleMatrix m) {
    return at(m.data(), m.offset());
  }

  private static DoublePointer at(DoubleArray data, long offset) {
    return data.pointer().position(offset);
  }

  private static FloatPointer pointer(FloatMatrix m) {
    return at(m.data(), m.offset());
  }

  private static FloatPointer at(FloatArray data, long offset) {
    return data.pointer().position(offset);
  }
}
