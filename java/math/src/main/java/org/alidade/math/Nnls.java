package org.alidade.math;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.math.internal.ActiveSet;
import org.alidade.math.internal.LeastSquaresProblem;
import org.alidade.math.internal.NormalProblem;

/**
 * Non-negative least squares for problems of moderate size (up to some thousand unknowns with some
 * hundred positive ones), by the active-set method of Lawson and Hanson (Solving Least Squares
 * Problems, 1974, chapter 23).
 *
 * <p>Columns are scaled to unit length. The Cholesky factor of the positive columns is updated
 * column by column and each solution is refined from its true residual. A column that depends on
 * the positive ones to within rounding is left out, which changes the minimum by no more than
 * rounding. The result is exact up to rounding and carries its certificate.
 *
 * <p>Example: {@code double[] weights = Nnls.solve(DoubleMatrix.of(templates).transposed(),
 * spectrum).x();}
 */
public final class Nnls {
  private Nnls() {}

  /**
   * Minimises {@code 1/2 |a x - b|^2} over {@code x >= 0}.
   *
   * @param a matrix (rows, columns), one column per unknown, finite
   * @param b right-hand side, one finite value per row
   * @return the solution; its objective is {@code 1/2 |a x - b|^2}
   * @throws BadInputException if lengths do not match or values are not finite
   */
  public static NnlsSolution solve(DoubleMatrix a, double[] b) {
    if (a.rows() != b.length) {
      throw new BadInputException(
          a.rows() + " rows and " + b.length + " values on the right-hand side",
          "Nnls.solve",
          "pass one value per row");
    }
    requireFinite(b, "right-hand side");
    try (LeastSquaresProblem problem = new LeastSquaresProblem(a, b)) {
      return solve(problem, new double[problem.size()], NnlsObserver.NONE);
    }
  }

  /**
   * Minimises {@code 1/2 x' gram x - linearTerm' x} over {@code x >= 0}.
   *
   * @param gram symmetric positive semidefinite matrix (n, n), finite
   * @param linearTerm n finite values; {@code a' b} for a least squares problem
   * @return the solution; its objective is {@code 1/2 x' gram x - linearTerm' x}
   * @throws BadInputException if lengths do not match, values are not finite or a diagonal element
   *     is negative
   */
  public static NnlsSolution solveNormal(DoubleMatrix gram, double[] linearTerm) {
    return solveNormal(gram, linearTerm, new double[linearTerm.length]);
  }

  private static void requireSquare(DoubleMatrix gram, double[] linearTerm) {
    if (gram.rows() != gram.columns() || gram.rows() != linearTerm.length) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "a %d x %d Gram matrix and %d linear values",
              gram.rows(),
              gram.columns(),
              linearTerm.length),
          "Nnls.solveNormal",
          "pass a square matrix and one value per row");
    }
    requireFinite(linearTerm, "linear term");
  }

  /**
   * Minimises a quadratic function over {@code x >= 0} from a start vector, which need not be near
   * the solution but saves work if its positive unknowns are about those of the solution.
   *
   * @param problem the function
   * @param start finite values of which the positive ones count, in the caller's units
   * @param observer told about every change of the positive set
   * @return the solution; its objective is that of the problem
   * @throws BadInputException if the length does not match
   */
  public static NnlsSolution solve(
      QuadraticProblem problem, double[] start, NnlsObserver observer) {
    if (start.length != problem.size()) {
      throw new BadInputException(
          start.length + " start values for " + problem.size() + " unknowns",
          "Nnls.solve",
          "pass one value per unknown");
    }
    requireFinite(start, "start vector");
    return new ActiveSet(problem, observer).solve(start);
  }

  /**
   * Minimises {@code 1/2 x' gram x - linearTerm' x} over {@code x >= 0} from a start vector; see
   * {@link #solveNormal(DoubleMatrix, double[])}.
   *
   * @param start finite values of which the positive ones count
   */
  public static NnlsSolution solveNormal(DoubleMatrix gram, double[] linearTerm, double[] start) {
    requireSquare(gram, linearTerm);
    return solve(new NormalProblem(gram, linearTerm), start, NnlsObserver.NONE);
  }

  private static void requireFinite(double[] values, String where) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new BadInputException(
            "value " + values[i] + " at index " + i, "Nnls, " + where, "pass finite values");
      }
    }
  }
}
