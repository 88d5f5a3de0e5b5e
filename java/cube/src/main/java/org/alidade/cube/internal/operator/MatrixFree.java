package org.alidade.cube.internal.operator;

import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.OperatorPrecision;
import org.alidade.cube.internal.HypercubeBuild;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.ModelKernels;
import org.alidade.cube.internal.ModelScale;
import org.alidade.math.ThreadBudget;

/** Makes matrix-free operators. */
public final class MatrixFree {
  private MatrixFree() {}

  /**
   * Takes over the inputs and closes them with the operator, or at once if the options do not allow
   * one. The velocity histograms are released as soon as the kernels are sampled.
   *
   * @param options modes of the model, and the form of the products by {@link
   *     BuildOptions#convolution()}
   */
  public static CubeOperator of(
      ModelInputs inputs, BuildOptions options, OperatorPrecision precision, int threads) {
    return of(inputs, options, precision, threads, Limits.USUAL);
  }

  /** With other bounds. */
  static CubeOperator of(
      ModelInputs inputs,
      BuildOptions options,
      OperatorPrecision precision,
      int threads,
      Limits limits) {
    boolean handedOver = false;
    try {
      HypercubeBuild.requireLinear(options, inputs);
      ModelScale scale = ModelScale.of(inputs, options.amplitude(), options.norm());
      try (ModelKernels kernels =
          new ModelKernels(inputs, scale, options.kernel(), options.velocityBiasKms())) {
        ThreadBudget budget = ThreadBudget.of(threads);
        KernelSampler sampler = new KernelSampler(kernels, inputs.shape(), budget);
        KernelStore store =
            KernelStore.of(sampler, inputs.shape(), kernels.grid().taps(), precision);
        inputs.losvd().close();
        CubeOperator operator =
            new MatrixFreeOperator(
                inputs, kernels.grid(), store, options.convolution(), budget, limits);
        handedOver = true;
        return operator;
      }
    } finally {
      if (!handedOver) {
        inputs.close();
      }
    }
  }
}
