package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;

/** One way to compute the products of the operator; arguments are checked already. */
interface ProductForm {
  /**
   * Model spectra of a range of spaxels.
   *
   * @param x weights (C*P)
   * @param out (count, L), overwritten
   */
  void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out);

  /**
   * The transpose applied to residuals.
   *
   * @param residual (S, L)
   * @param target templates whose models the residuals are multiplied with, the problem's or others
   * @param out one value per component and template, overwritten
   */
  void adjoint(DoubleArray residual, TemplateMix target, DoubleArray out);

  /** Name for people: gemm or fft. */
  String name();
}
