package org.alidade.transients.difference;

/**
 * The kernels k_n and k_r with which a score is made of the two images, {@code S = k_n (*) N - k_r
 * (*) R} (spec transient 11.9), on the grid of the transforms with their origin at the first pixel.
 *
 * @param width columns of the grid, 0 if there are none
 * @param height rows of the grid
 * @param science kernel of the science image
 * @param reference kernel of the reference image
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record ScoreKernels(int width, int height, double[] science, double[] reference) {
  /** Nothing. */
  static final ScoreKernels NONE = new ScoreKernels(0, 0, new double[0], new double[0]);

  ScoreKernels of(int columns, int rows) {
    return new ScoreKernels(columns, rows, science, reference);
  }

  ScoreKernels withScience(double[] kernel) {
    return new ScoreKernels(width, height, kernel, reference);
  }

  ScoreKernels withReference(double[] kernel) {
    return new ScoreKernels(width, height, science, kernel);
  }
}
