package org.alidade.cube.mock;

import java.util.stream.IntStream;

/**
 * Noise-free spectra of given weights: mix, convolve directly, add up, average over observed
 * pixels.
 */
final class MockSpectra {
  private final double[] templates;
  private final double[] templateGrid;
  private final double[] losvd;
  private final int bins;
  private final int components;

  /**
   * A calculator.
   *
   * @param templates (T, P)
   * @param losvd (S, V, C), velocity bins one template pixel apart, the middle one at rest
   */
  MockSpectra(double[] templates, double[] templateGrid, double[] losvd, int bins, int components) {
    this.templates = templates;
    this.templateGrid = templateGrid;
    this.losvd = losvd;
    this.bins = bins;
    this.components = components;
  }

  /** Spectra (S, L) on the observed grid. */
  double[] observe(double[] weights, double[] observed, double[] velocities) {
    double[][] mixtures = mixtures(weights);
    double[] spectra = new double[bins * observed.length];
    IntStream.range(0, bins)
        .parallel()
        .forEach(
            s -> {
              double[] fine = new double[templateGrid.length];
              for (int c = 0; c < components; c++) {
                convolve(mixtures[c], s, c, velocities.length, fine);
              }
              average(fine, observed, spectra, s * observed.length);
            });
    return spectra;
  }

  private double[][] mixtures(double[] weights) {
    int populations = templates.length / templateGrid.length;
    double[][] mixtures = new double[components][templateGrid.length];
    for (int c = 0; c < components; c++) {
      for (int t = 0; t < templateGrid.length; t++) {
        double sum = 0;
        for (int p = 0; p < populations; p++) {
          sum += weights[c * populations + p] * templates[t * populations + p];
        }
        mixtures[c][t] = sum;
      }
    }
    return mixtures;
  }

  private void convolve(double[] mixture, int bin, int component, int velocities, double[] sum) {
    int reach = velocities / 2;
    for (int v = 0; v < velocities; v++) {
      double light = losvd[(bin * velocities + v) * components + component];
      int shift = v - reach;
      int last = Math.min(sum.length, sum.length + shift);
      for (int t = Math.max(0, shift); t < last; t++) {
        sum[t] += light * mixture[t - shift];
      }
    }
  }

  /** Mean of the fine spectrum over each observed pixel; both grids are uniform. */
  private void average(double[] fine, double[] observed, double[] spectra, int first) {
    double step = templateGrid[1] - templateGrid[0];
    double half = (observed[1] - observed[0]) / 2;
    for (int l = 0; l < observed.length; l++) {
      double from = (observed[l] - half - templateGrid[0]) / step;
      double to = (observed[l] + half - templateGrid[0]) / step;
      double sum = 0;
      for (int t = (int) Math.floor(from + 0.5); t - 0.5 < to; t++) {
        double overlap = Math.min(to, t + 0.5) - Math.max(from, t - 0.5);
        sum += Math.max(0, overlap) * fine[t];
      }
      spectra[first + l] = sum / (to - from);
    }
  }
}
