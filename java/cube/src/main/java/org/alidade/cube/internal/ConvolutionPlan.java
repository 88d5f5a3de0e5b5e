package org.alidade.cube.internal;

import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions.Convolution;

/**
 * One way to convolve templates with kernels and rebin them. The plan holds what all threads share;
 * every thread works with a {@link Worker} of its own.
 */
public interface ConvolutionPlan extends AutoCloseable {
  /**
   * Relative cost of a flop spent in a transform against one in a matrix product, measured with one
   * thread (see docs/tuning-notes.md): products run near the processor's peak, transforms far below
   * it.
   */
  double TRANSFORM_FLOP_COST = 12;

  /** Shares out work to one thread; the caller closes it. */
  Worker worker();

  /** Name for reports: gemm or fft. */
  String name();

  @Override
  void close();

  /** Convolves for one thread. */
  interface Worker extends AutoCloseable {
    /**
     * Sets the kernels for the spectra that follow.
     *
     * @param taps (at least count, m) kernels on the plan's offsets
     * @param count number of kernels
     */
    void kernels(DoubleArray taps, int count);

    /**
     * Convolves one template with every kernel and rebins it.
     *
     * @param population the template
     * @param out (at least count, L), overwritten; unit-sum kernels, not scaled
     */
    void spectra(int population, DoubleArray out);

    @Override
    void close();
  }

  /**
   * The plan for a problem: as asked, or the cheaper one.
   *
   * @param spaxelChunk kernels per call
   */
  static ConvolutionPlan of(
      ModelInputs inputs, KernelGrid grid, Convolution wanted, int spaxelChunk, int threads) {
    boolean gemm =
        wanted == Convolution.GEMM
            || (wanted == Convolution.AUTO
                && gemmFlops(inputs, grid) <= transformFlops(inputs, grid));
    return gemm
        ? new GemmConvolution(inputs, grid, threads)
        : new FftConvolution(inputs, grid, spaxelChunk, threads);
  }

  /** Flops per spectrum of the matrix product: spec cubefit 6.6. */
  private static double gemmFlops(ModelInputs inputs, KernelGrid grid) {
    return 2.0 * grid.taps() * inputs.shape().pixels();
  }

  /** Flops per spectrum of product and inverse transform, in units of matrix-product flops. */
  private static double transformFlops(ModelInputs inputs, KernelGrid grid) {
    double length = inputs.templatePixels() + grid.taps() - 1.0;
    double transform = 2.5 * length * Math.log(length) / Math.log(2);
    return TRANSFORM_FLOP_COST * (transform + 3 * length + 2.0 * inputs.rebin().entries());
  }
}
