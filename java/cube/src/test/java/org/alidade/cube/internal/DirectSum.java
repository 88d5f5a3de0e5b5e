package org.alidade.cube.internal;

/** The model by plain loops straight from its definition: sample, convolve, rebin, scale. */
public final class DirectSum {
  private DirectSum() {}

  /** Models (S, C, P, L) with sampled kernels, amplitudes as sums, model norm. */
  public static double[] models(ModelInputs inputs) {
    int components = inputs.shape().components();
    int populations = inputs.shape().populations();
    int pixels = inputs.shape().pixels();
    double[] models = new double[Math.toIntExact(inputs.shape().elements())];
    for (int s = 0; s < inputs.shape().spaxels(); s++) {
      for (int c = 0; c < components; c++) {
        double[] histogram = histogram(inputs, s, c);
        for (int p = 0; p < populations; p++) {
          double[] spectrum = rebin(inputs, convolve(inputs, histogram, p));
          System.arraycopy(
              spectrum, 0, models, ((s * components + c) * populations + p) * pixels, pixels);
        }
      }
    }
    return models;
  }

  private static double[] histogram(ModelInputs inputs, int spaxel, int component) {
    double[] histogram = new double[inputs.velocityBins()];
    int components = inputs.shape().components();
    for (int v = 0; v < histogram.length; v++) {
      histogram[v] =
          inputs.losvd().get(((long) spaxel * histogram.length + v) * components + component);
    }
    return histogram;
  }

  /** Convolution on the template grid, scaled to the sum of the histogram. */
  private static double[] convolve(ModelInputs inputs, double[] histogram, int population) {
    double[] velocity = inputs.velPix();
    int pixels = inputs.templatePixels();
    double[] out = new double[pixels];
    double tapSum = 0;
    double lightSum = 0;
    for (double light : histogram) {
      lightSum += light;
    }
    for (int k = -200; k <= 200; k++) {
      double tap =
          sample(
              velocity, histogram, Grids.SPEED_OF_LIGHT_KMS * Math.expm1(k * inputs.dlogLambda()));
      tapSum += tap;
      for (int n = Math.max(0, k); n < Math.min(pixels, pixels + k); n++) {
        out[n] += tap * inputs.templates().get(population, n - k);
      }
    }
    for (int n = 0; n < pixels; n++) {
      out[n] *= lightSum / tapSum;
    }
    return out;
  }

  private static double sample(double[] velocity, double[] histogram, double at) {
    int last = velocity.length - 1;
    double tolerance = 1e-9 * (velocity[1] - velocity[0]);
    if (at < velocity[0] - tolerance || at > velocity[last] + tolerance) {
      return 0;
    }
    int i = 0;
    while (i < last - 1 && velocity[i + 1] <= at) {
      i++;
    }
    double t = Math.min(1, Math.max(0, (at - velocity[i]) / (velocity[i + 1] - velocity[i])));
    return Math.max(0, (1 - t) * histogram[i] + t * histogram[i + 1]);
  }

  private static double[] rebin(ModelInputs inputs, double[] spectrum) {
    double[] out = new double[inputs.shape().pixels()];
    try (var sparse = inputs.rebin().toColumns()) {
      for (int l = 0; l < out.length; l++) {
        for (long e = sparse.start(l); e < sparse.start(l + 1); e++) {
          out[l] += sparse.weight(e) * spectrum[sparse.row(e)];
        }
      }
    }
    return out;
  }
}
