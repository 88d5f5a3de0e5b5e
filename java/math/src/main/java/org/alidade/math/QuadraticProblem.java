package org.alidade.math;

/**
 * A convex quadratic function {@code 1/2 z' H z - h' z} of unknowns that are scaled so that H has a
 * unit diagonal; unknowns without curvature have a zero row and stay zero.
 *
 * <p>For {@link Nnls} to minimise where H is too large to form, but products with it are cheap.
 */
public interface QuadraticProblem {
  /** Number of unknowns. */
  int size();

  /** The factor by which an unknown in scaled units is multiplied to give the caller's unknown. */
  double scale(int index);

  /**
   * Elements of one row of H.
   *
   * @param index the row
   * @param support the columns
   * @param count how many entries of {@code support} count
   * @param target one element per entry of {@code support}, written
   */
  void products(int index, int[] support, int count, double[] target);

  /**
   * The descent direction {@code h - H z}.
   *
   * @param z the unknowns
   * @param support indices of the unknowns that may differ from zero
   * @param count how many entries of {@code support} count
   * @param target one value per unknown, written
   */
  void descent(double[] z, int[] support, int count, double[] target);

  /**
   * The descent direction for the unknowns of the support alone, which is much less work.
   *
   * @param z the unknowns
   * @param support indices of the unknowns that may differ from zero
   * @param count how many entries of {@code support} count
   * @param target one value per entry of {@code support}, written
   */
  void supportDescent(double[] z, int[] support, int count, double[] target);

  /** Value of the caller's objective, with the arguments of {@link #descent}. */
  double objective(double[] z, int[] support, int count);
}
