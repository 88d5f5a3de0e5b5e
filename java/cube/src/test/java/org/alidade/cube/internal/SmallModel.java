package org.alidade.cube.internal;

import java.util.random.RandomGenerator;
import org.alidade.array.DoubleArray;
import org.alidade.cube.AmplitudeMode;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.BuildOptions.Convolution;
import org.alidade.cube.KernelMode;
import org.alidade.cube.NormMode;
import org.alidade.cube.RebinMode;

/**
 * The standard small problem of the specification (section 7, problem Q) and variants, in memory
 * and in float64.
 */
public final class SmallModel {
  static final double DLOG = 2e-4;
  static final int PIXELS = 160;
  static final int GUARD = 15 + 64 + 1;
  static final int TEMPLATE_PIXELS = PIXELS + 2 * GUARD;

  private SmallModel() {}

  /** Velocity bins at exactly the pixel offsets {@code first .. last}. */
  public static double[] alignedVelocities(int first, int last) {
    double[] velocities = new double[last - first + 1];
    for (int i = 0; i < velocities.length; i++) {
      velocities[i] = Grids.SPEED_OF_LIGHT_KMS * Math.expm1((first + i) * DLOG);
    }
    return velocities;
  }

  static double[] templateGrid() {
    double[] grid = new double[TEMPLATE_PIXELS];
    for (int t = 0; t < grid.length; t++) {
      grid[t] = Math.log(5000) + t * DLOG;
    }
    return grid;
  }

  /** Observed pixels on the template grid. */
  static double[] observedGrid() {
    double[] template = templateGrid();
    return java.util.Arrays.copyOfRange(template, GUARD, GUARD + PIXELS);
  }

  /** Observed pixels of 2.5 template pixels, off the template grid. */
  public static double[] coarseObservedGrid() {
    double[] grid = new double[60];
    for (int l = 0; l < grid.length; l++) {
      grid[l] = templateGrid()[GUARD] + (0.3 + 2.5 * l) * DLOG;
    }
    return grid;
  }

  /** Positive templates with about 40 random Gaussian absorption lines each, (P, T). */
  public static double[] templates(RandomGenerator random, int populations) {
    double[] spectra = new double[populations * TEMPLATE_PIXELS];
    java.util.Arrays.fill(spectra, 1);
    for (int p = 0; p < populations; p++) {
      for (int line = 0; line < 40; line++) {
        double centre = random.nextDouble() * TEMPLATE_PIXELS;
        double depth = 0.05 + 0.4 * random.nextDouble();
        double sigma = 1.5 + 3 * random.nextDouble();
        for (int t = 0; t < TEMPLATE_PIXELS; t++) {
          spectra[p * TEMPLATE_PIXELS + t] *=
              1 - depth * Math.exp(-0.5 * Math.pow((t - centre) / sigma, 2));
        }
      }
    }
    return spectra;
  }

  /** Random asymmetric histograms (S, V, C), all positive. */
  public static double[] randomLosvd(
      RandomGenerator random, int spaxels, int bins, int components) {
    double[] losvd = new double[spaxels * bins * components];
    for (int i = 0; i < losvd.length; i++) {
      losvd[i] = random.nextDouble();
    }
    return losvd;
  }

  /** Histograms (S, V, C) that are zero but for one bin of every pair. */
  static double[] spike(int spaxels, int bins, int components, int bin, double amplitude) {
    double[] losvd = new double[spaxels * bins * components];
    for (int s = 0; s < spaxels; s++) {
      for (int c = 0; c < components; c++) {
        losvd[(s * bins + bin) * components + c] = amplitude;
      }
    }
    return losvd;
  }

  public static ModelInputs inputs(
      double[] templates,
      double[] losvd,
      int spaxels,
      int components,
      double[] velocities,
      double[] observed,
      RebinMode rebin) {
    double[] grid = templateGrid();
    double[] flux = new double[spaxels];
    for (int s = 0; s < spaxels; s++) {
      flux[s] = 1 + s;
    }
    return new ModelInputs(
        grid,
        observed,
        velocities,
        DoubleArray.copyOf("test", templates, templates.length / TEMPLATE_PIXELS, TEMPLATE_PIXELS),
        DoubleArray.copyOf("test", losvd, spaxels, velocities.length, components),
        RebinOperator.between(grid, observed, rebin),
        flux);
  }

  /** Models (S, C, P, L) in float64: scale times convolved and rebinned template. */
  static double[] models(
      ModelInputs inputs,
      Convolution route,
      KernelMode kernel,
      AmplitudeMode amplitude,
      NormMode norm) {
    return models(
        inputs,
        BuildOptions.builder()
            .convolution(route)
            .kernel(kernel)
            .amplitude(amplitude)
            .norm(norm)
            .build());
  }

  /** Models (S, C, P, L) in float64 by the modes of the options. */
  public static double[] models(ModelInputs inputs, BuildOptions options) {
    int spaxels = inputs.shape().spaxels();
    int components = inputs.shape().components();
    int populations = inputs.shape().populations();
    int pixels = inputs.shape().pixels();
    double[] models = new double[Math.toIntExact(inputs.shape().elements())];
    ModelScale scale = ModelScale.of(inputs, options.amplitude(), options.norm());
    try (ModelKernels kernels =
            new ModelKernels(inputs, scale, options.kernel(), options.velocityBiasKms());
        ConvolutionPlan plan =
            ConvolutionPlan.of(inputs, kernels.grid(), options.convolution(), spaxels, 1);
        ConvolutionPlan.Worker worker = plan.worker();
        DoubleArray taps = DoubleArray.allocate("test", spaxels, kernels.grid().taps());
        DoubleArray factors = DoubleArray.allocate("test", spaxels);
        DoubleArray spectra = DoubleArray.allocate("test", spaxels, pixels)) {
      for (int c = 0; c < components; c++) {
        kernels.sample(0, spaxels, c, taps, factors);
        worker.kernels(taps, spaxels);
        for (int p = 0; p < populations; p++) {
          worker.spectra(p, spectra);
          for (int s = 0; s < spaxels; s++) {
            for (int l = 0; l < pixels; l++) {
              models[((s * components + c) * populations + p) * pixels + l] =
                  factors.get(s) * spectra.get(s, l);
            }
          }
        }
      }
    }
    return models;
  }

  static double[] models(ModelInputs inputs, Convolution route) {
    return models(inputs, route, KernelMode.SAMPLE, AmplitudeMode.SUM, NormMode.MODEL);
  }
}
