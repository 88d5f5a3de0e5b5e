package org.alidade.cube.internal;

import org.alidade.cube.AmplitudeMode;
import org.alidade.cube.CubeShape;
import org.alidade.cube.NormMode;

/**
 * Amplitudes a[s, c] of the velocity histograms and the factor every model block is scaled with
 * (spec cubefit 1.5).
 */
public final class ModelScale {
  private final CubeShape shape;
  private final double[] amplitude;
  private final double[] scale;
  private final double[] histogramMass;

  private ModelScale(CubeShape shape, double[] amplitude, double[] scale, double[] histogramMass) {
    this.shape = shape;
    this.amplitude = amplitude;
    this.scale = scale;
    this.histogramMass = histogramMass;
  }

  /** Reads the amplitudes off the histograms; non-finite and negative bins count as zero. */
  public static ModelScale of(ModelInputs inputs, AmplitudeMode amplitudeMode, NormMode norm) {
    CubeShape shape = inputs.shape();
    int components = shape.components();
    double[] velocity = inputs.velPix();
    double[] integral = binWeights(velocity, amplitudeMode);
    double[] width = widths(velocity);
    double[] amplitude = new double[shape.spaxels() * components];
    double[] mass = new double[amplitude.length];
    double[] line = new double[components];
    for (int s = 0; s < shape.spaxels(); s++) {
      for (int v = 0; v < velocity.length; v++) {
        inputs.losvd().copyTo(((long) s * velocity.length + v) * components, line, 0, components);
        for (int c = 0; c < components; c++) {
          double value = line[c] > 0 && Double.isFinite(line[c]) ? line[c] : 0;
          amplitude[s * components + c] += integral[v] * value;
          mass[s * components + c] += width[v] * value;
        }
      }
    }
    return new ModelScale(shape, amplitude, scale(shape, amplitude, norm, inputs.dataFlux()), mass);
  }

  private static double[] binWeights(double[] velocity, AmplitudeMode mode) {
    double[] weights = new double[velocity.length];
    for (int v = 0; v < velocity.length; v++) {
      if (mode == AmplitudeMode.SUM) {
        weights[v] = 1;
      } else {
        double before = v > 0 ? velocity[v] - velocity[v - 1] : 0;
        double after = v + 1 < velocity.length ? velocity[v + 1] - velocity[v] : 0;
        weights[v] = (before + after) / 2;
      }
    }
    return weights;
  }

  private static double[] widths(double[] velocity) {
    double[] edges = Grids.edges(velocity);
    double[] widths = new double[velocity.length];
    for (int v = 0; v < widths.length; v++) {
      widths[v] = edges[v + 1] - edges[v];
    }
    return widths;
  }

  private static double[] scale(
      CubeShape shape, double[] amplitude, NormMode norm, double[] dataFlux) {
    double[] scale = amplitude.clone();
    if (norm == NormMode.MODEL) {
      return scale;
    }
    int components = shape.components();
    for (int s = 0; s < shape.spaxels(); s++) {
      double sum = 0;
      for (int c = 0; c < components; c++) {
        sum += amplitude[s * components + c];
      }
      double factor = sum > 0 && dataFlux[s] > 0 ? dataFlux[s] / sum : 0;
      for (int c = 0; c < components; c++) {
        scale[s * components + c] *= factor;
      }
    }
    return scale;
  }

  /** Amplitude a[s, c]. */
  public double amplitude(int spaxel, int component) {
    return amplitude[spaxel * shape.components() + component];
  }

  /** Factor on the unit-sum convolution of (s, c). */
  public double scale(int spaxel, int component) {
    return scale[spaxel * shape.components() + component];
  }

  /** Mass of the histogram in its own units times km/s: sum of values times bin widths. */
  public double histogramMass(int spaxel, int component) {
    return histogramMass[spaxel * shape.components() + component];
  }

  /** All factors, (S, C) row-major, as a copy. */
  public double[] scales() {
    return scale.clone();
  }

  /** All amplitudes, (S, C) row-major, as a copy. */
  public double[] amplitudes() {
    return amplitude.clone();
  }
}
