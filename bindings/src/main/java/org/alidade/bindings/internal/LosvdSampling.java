package org.alidade.bindings.internal;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.bindings.KernelSampling;

/**
 * The linear map from the bins of a velocity histogram to taps on a logarithmic wavelength grid, as
 * a list of (tap, bin, weight), made once for all histograms of a call.
 */
final class LosvdSampling {
  /** Speed of light in km/s. */
  static final double LIGHT_KMS = 299792.458;

  /** Part of a bin width by which a tap may miss the outermost bin centres. */
  private static final double EDGE_TOLERANCE = 1e-9;

  private final double[] velocityKms;
  private final double dlogLambda;
  private final double shiftPixels;
  private final long firstTap;
  private final int taps;
  private int[] tap = new int[64];
  private int[] bin = new int[64];
  private double[] weight = new double[64];
  private int entries;

  /** Mass that one unit in a bin contributes to the sampled mass, in km/s. */
  private final double[] massKms;

  LosvdSampling(
      DoubleArray velocityKms,
      double dlogLambda,
      double shiftPixels,
      long firstTap,
      int taps,
      KernelSampling sampling) {
    this.velocityKms = velocityKms.toArray();
    this.dlogLambda = dlogLambda;
    this.shiftPixels = shiftPixels;
    this.firstTap = firstTap;
    this.taps = taps;
    this.massKms = new double[this.velocityKms.length];
    switch (sampling) {
      case SAMPLE -> interpolate();
      case INTEGRATE -> shareOut();
    }
  }

  /** Writes the normalised taps of one repaired histogram and returns its sampled mass. */
  double apply(double[] histogram, double[] out) {
    Arrays.fill(out, 0);
    for (int e = 0; e < entries; e++) {
      out[tap[e]] += weight[e] * histogram[bin[e]];
    }
    double sum = 0;
    for (double value : out) {
      sum += value;
    }
    if (sum > 0) {
      for (int k = 0; k < out.length; k++) {
        out[k] /= sum;
      }
    }
    double mass = 0;
    for (int v = 0; v < histogram.length; v++) {
      mass += massKms[v] * histogram[v];
    }
    return mass;
  }

  private double velocityAt(double offset) {
    return LIGHT_KMS * Math.expm1((offset - shiftPixels) * dlogLambda);
  }

  private void interpolate() {
    int last = velocityKms.length - 1;
    double low = velocityKms[0] - EDGE_TOLERANCE * (velocityKms[1] - velocityKms[0]);
    double high = velocityKms[last] + EDGE_TOLERANCE * (velocityKms[last] - velocityKms[last - 1]);
    int i = 0;
    for (int k = 0; k < taps; k++) {
      double offset = firstTap + k;
      double velocity = velocityAt(offset);
      if (velocity < low || velocity > high) {
        continue;
      }
      while (i < last - 1 && velocityKms[i + 1] <= velocity) {
        i++;
      }
      double t = (velocity - velocityKms[i]) / (velocityKms[i + 1] - velocityKms[i]);
      t = Math.min(Math.max(t, 0), 1);
      double widthKms = velocityAt(offset + 0.5) - velocityAt(offset - 0.5);
      add(k, i, 1 - t, widthKms * (1 - t));
      add(k, i + 1, t, widthKms * t);
    }
  }

  private void shareOut() {
    int bins = velocityKms.length;
    double[] offset = new double[bins];
    for (int v = 0; v < bins; v++) {
      offset[v] = Math.log1p(velocityKms[v] / LIGHT_KMS) / dlogLambda + shiftPixels;
    }
    for (int v = 0; v < bins; v++) {
      double left = lowerEdge(offset, v);
      double width = upperEdge(offset, v) - left;
      double widthKms = upperEdge(velocityKms, v) - lowerEdge(velocityKms, v);
      shareOutBin(v, left, width, widthKms);
    }
  }

  private void shareOutBin(int v, double left, double width, double widthKms) {
    double from = Math.max(Math.floor(left + 0.5) - firstTap, 0);
    double to = Math.min(Math.ceil(left + width - 0.5) - firstTap, taps - 1.0);
    for (int k = (int) from; k <= to; k++) {
      double centre = (double) firstTap + k;
      double overlap = Math.min(left + width, centre + 0.5) - Math.max(left, centre - 0.5);
      if (overlap > 0) {
        double share = overlap / width;
        add(k, v, share, share * widthKms);
      }
    }
  }

  private static double lowerEdge(double[] centres, int v) {
    return v == 0
        ? centres[0] - 0.5 * (centres[1] - centres[0])
        : 0.5 * (centres[v - 1] + centres[v]);
  }

  private static double upperEdge(double[] centres, int v) {
    int last = centres.length - 1;
    return v == last
        ? centres[last] + 0.5 * (centres[last] - centres[last - 1])
        : 0.5 * (centres[v] + centres[v + 1]);
  }

  private void add(int k, int v, double value, double mass) {
    if (entries == tap.length) {
      tap = Arrays.copyOf(tap, 2 * entries);
      bin = Arrays.copyOf(bin, 2 * entries);
      weight = Arrays.copyOf(weight, 2 * entries);
    }
    tap[entries] = k;
    bin[entries] = v;
    weight[entries] = value;
    entries++;
    massKms[v] += mass;
  }
}
