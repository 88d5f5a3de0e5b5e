package org.alidade.cube;

/**
 * Arithmetic of the matrix product that never forms the matrix (spec cubefit 6.3).
 *
 * <p>Example: {@code CubeOperators.matrixFree(path, options, OperatorPrecision.SINGLE, 2)}.
 */
public enum OperatorPrecision {
  /** Kernels and products in float64: forward and adjoint are exact to 1e-12 of their maximum. */
  DOUBLE,

  /**
   * Kernels and products in float32, summed in float64 over blocks of components: half the memory,
   * twice the speed, an error of at most 1e-6 of the maximum of a result.
   */
  SINGLE
}
