package org.alidade.cube.internal;

import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.OperatorPrecision;

/** Makes matrix-free operators. */
public final class MatrixFree {
  private MatrixFree() {}

  /**
   * The operator in float64, see {@link #of(ModelInputs, BuildOptions, OperatorPrecision, int)}.
   */
  public static CubeOperator of(ModelInputs inputs, BuildOptions options, int threads) {
    return of(inputs, options, OperatorPrecision.DOUBLE, threads);
  }

  /**
   * Takes over the inputs and closes them with the operator, or at once if the options do not allow
   * one.
   */
  public static CubeOperator of(
      ModelInputs inputs, BuildOptions options, OperatorPrecision precision, int threads) {
    boolean handedOver = false;
    try {
      HypercubeBuild.requireLinear(options, inputs);
      ModelScale scale = ModelScale.of(inputs, options.amplitude(), options.norm());
      try (ModelKernels kernels =
          new ModelKernels(inputs, scale, options.kernel(), options.velocityBiasKms())) {
        CubeOperator operator = new MatrixFreeOperator(inputs, kernels, threads);
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
