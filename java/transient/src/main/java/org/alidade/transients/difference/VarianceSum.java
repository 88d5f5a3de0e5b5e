package org.alidade.transients.difference;

import org.alidade.array.NativeArray;

/**
 * Variance of a score that is a sum of images convolved with kernels: each image's variance
 * convolved with the square of its kernel (spec transient 11.10), added up among the frequencies.
 */
final class VarianceSum<A extends NativeArray> {
  private final PlaneWorkspace<A> work;
  private final A image;
  private final A squared;
  private final A total;
  private final A variance;

  /**
   * Starts at zero; takes one plane more of the workspace.
   *
   * @param image where kernels are found, and scratch
   * @param squared scratch
   * @param total the sum
   */
  VarianceSum(PlaneWorkspace<A> work, A image, A squared, A total) {
    this.work = work;
    this.image = image;
    this.squared = squared;
    this.total = total;
    this.variance = work.plane();
    work.clear(total);
  }

  /** Adds variances convolved with the square of the kernel in the image plane. */
  void add(double[] values, double sigma) {
    work.eachRow(
        1,
        (y, b) -> {
          work.readImageRow(image, y, b[0]);
          for (int x = 0; x < work.columns(); x++) {
            b[0][x] *= b[0][x];
          }
          work.writeImageRow(b[0], y, image);
        });
    work.forward(image, squared);
    work.load(values, sigma * sigma, image);
    work.forward(image, variance);
    work.eachRow(
        3,
        (y, b) -> {
          work.readSpectrumRow(squared, y, b[0]);
          work.readSpectrumRow(variance, y, b[1]);
          work.readSpectrumRow(total, y, b[2]);
          FrequencyAlgebra.multiplyAdd(b[0], b[1], b[2]);
          work.writeSpectrumRow(b[0], y, total);
        });
  }

  /** The sum; ends the use of the planes. */
  double[] result() {
    work.inverse(total, image);
    return work.image(image);
  }
}
