package org.alidade.transients.difference;

/**
 * Frequencies of a difference of two convolved images, {@code K_n (*) N - K_r (*) R}: the filter
 * {@code psi} that makes its noise white again (spec transient 12.2), applied in place.
 *
 * @param scienceSigma noise of N
 * @param referenceSigma noise of R
 * @param differenceSigma noise of the white difference
 */
record MatchedAlgebra(double scienceSigma, double referenceSigma, double differenceSigma) {
  /** Multiplies all arguments with psi; the kernels are those of both images. */
  void whiten(double[] scienceKernel, double[] referenceKernel, double[] psf, double[] image) {
    for (int i = 0; i < image.length; i += 2) {
      double power =
          scienceSigma * scienceSigma * squared(scienceKernel, i)
              + referenceSigma * referenceSigma * squared(referenceKernel, i);
      double psi = differenceSigma / Math.sqrt(power);
      for (int j = i; j <= i + 1; j++) {
        scienceKernel[j] *= psi;
        referenceKernel[j] *= psi;
        psf[j] *= psi;
        image[j] *= psi;
      }
    }
  }

  /** {@code out = factor conj(filter) values}. */
  static void correlate(double[] filter, double[] values, double factor, double[] out) {
    for (int i = 0; i < out.length; i += 2) {
      double real = filter[i] * values[i] + filter[i + 1] * values[i + 1];
      double imaginary = filter[i] * values[i + 1] - filter[i + 1] * values[i];
      out[i] = factor * real;
      out[i + 1] = factor * imaginary;
    }
  }

  /** Sum of squares over a whole row of the frequency plane. */
  static double power(double[] row, int columns) {
    double sum = 0;
    int last = row.length - 2;
    for (int i = 0; i <= last; i += 2) {
      int times = i == 0 || (columns % 2 == 0 && i == last) ? 1 : 2;
      sum += times * (row[i] * row[i] + row[i + 1] * row[i + 1]);
    }
    return sum;
  }

  private static double squared(double[] p, int i) {
    return p[i] * p[i] + p[i + 1] * p[i + 1];
  }
}
