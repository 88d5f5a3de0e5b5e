package org.alidade.cube.internal.compressed;

import java.nio.file.Path;
import org.alidade.array.DoubleArray;
import org.alidade.cube.ApproximateOperator;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.ClampMode;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.OperatorPrecision;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.HypercubeBuild;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.operator.MatrixFree;
import org.alidade.hdf5.Hdf5File;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;

/** Opens the matrix of a cube file with compressed templates. */
public final class CompressedModels {
  private CompressedModels() {}

  /**
   * Compresses the templates and makes the matrix-free product of the basis spectra.
   *
   * @param cubeFile a populated file
   * @param options the modes of the models
   * @param tolerance smallest relative singular value that is kept, 0 to 1
   * @param threads worker threads
   */
  public static ApproximateOperator open(
      Path cubeFile, BuildOptions options, double tolerance, int threads) {
    ModelInputs inputs = read(cubeFile);
    TemplateBasis basis = basis(inputs, options, tolerance);
    BuildOptions linear = unclamped(options);
    boolean handedOver = false;
    try {
      CubeOperator reduced =
          operator(withTemplates(inputs, copy(basis.spectra())), linear, threads);
      handedOver = true;
      return new CompressedOperator(
          reduced,
          basis,
          () -> operator(withTemplates(read(cubeFile), expanded(basis)), linear, threads));
    } finally {
      if (!handedOver) {
        basis.close();
      }
    }
  }

  /** Closes the inputs if they cannot be used. */
  private static TemplateBasis basis(ModelInputs inputs, BuildOptions options, double tolerance) {
    boolean made = false;
    try {
      HypercubeBuild.requireLinear(options, inputs);
      TemplateBasis basis = TemplateBasis.of(inputs.templates(), 0, tolerance);
      made = true;
      return basis;
    } finally {
      if (!made) {
        inputs.close();
      }
    }
  }

  private static ModelInputs read(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      return CubeReading.modelInputs(file);
    }
  }

  /** The basis spectra have negative values whatever the templates have. */
  private static BuildOptions unclamped(BuildOptions options) {
    return BuildOptions.builder()
        .norm(options.norm())
        .amplitude(options.amplitude())
        .kernel(options.kernel())
        .velocityBiasKms(options.velocityBiasKms())
        .clamp(ClampMode.OFF)
        .build();
  }

  private static CubeOperator operator(ModelInputs inputs, BuildOptions options, int threads) {
    return MatrixFree.of(inputs, options, OperatorPrecision.DOUBLE, threads);
  }

  /** Inputs with other templates, which take over the velocity histograms. */
  private static ModelInputs withTemplates(ModelInputs inputs, DoubleArray templates) {
    inputs.templates().close();
    return new ModelInputs(
        inputs.temPix(),
        inputs.obsPix(),
        inputs.velPix(),
        templates,
        inputs.losvd(),
        inputs.rebin(),
        inputs.dataFlux());
  }

  private static DoubleArray copy(DoubleArray spectra) {
    return DoubleArray.copyOf("cube.inputs", spectra.toArray(), spectra.shape().toArray());
  }

  private static DoubleArray expanded(TemplateBasis basis) {
    DoubleArray templates =
        DoubleArray.allocate(
            "cube.inputs",
            basis.coefficients().shape().length(0),
            basis.spectra().shape().length(1));
    Blas.multiply(
        1,
        DoubleMatrix.of(basis.coefficients()),
        DoubleMatrix.of(basis.spectra()),
        0,
        DoubleMatrix.of(templates));
    return templates;
  }
}
