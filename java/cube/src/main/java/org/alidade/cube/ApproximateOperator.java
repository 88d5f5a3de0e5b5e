package org.alidade.cube;

/**
 * A matrix whose templates are mixtures of a few basis spectra, with the exact size of what that
 * leaves out (spec cubefit 6.4).
 *
 * <p>Example: {@code CubeOperators.compressed(path, BuildOptions.defaults(), 1e-4, 2).rank()}.
 */
public interface ApproximateOperator extends CubeOperator {
  /** Number of basis spectra q. */
  int rank();

  /** {@code |Tem - Z B| / |Tem|} in the Frobenius norm, as measured on the templates. */
  double relativeError();

  /**
   * Largest relative error of one template, {@code max_p |Tem_p - (Z B)_p| / |Tem_p|}: no mixture
   * of templates with weights x is wrong by more than this times {@code sum x_p |Tem_p|}.
   */
  double largestTemplateError();
}
