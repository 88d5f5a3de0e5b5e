package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;

/**
 * Products as matrix products with kernels (spec cubefit 6.1).
 *
 * <p>Blocks of taps and tiles of spaxels have fixed sizes and sums a fixed order, so that results
 * do not depend on threads. In float32 no sum is longer than a block; blocks are summed in float64.
 */
final class GemmForm implements ProductForm {
  private final GemmForward forward;
  private final GemmAdjoint adjoint;

  GemmForm(KernelStore store, TemplateShift shift, TemplateMix mix, int blockColumns) {
    this.forward = new GemmForward(store, shift, mix, blockColumns);
    this.adjoint = new GemmAdjoint(store, shift, mix, blockColumns);
  }

  @Override
  public void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    forward.apply(firstSpaxel, count, x, out);
  }

  @Override
  public void adjoint(DoubleArray residual, TemplateMix target, DoubleArray out) {
    adjoint.apply(residual, target, out);
  }

  @Override
  public String name() {
    return "gemm";
  }
}
