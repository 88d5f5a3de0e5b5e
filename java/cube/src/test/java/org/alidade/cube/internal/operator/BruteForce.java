package org.alidade.cube.internal.operator;

import org.alidade.cube.CubeShape;

/** Products of a matrix that lies in memory, by plain loops. */
final class BruteForce {
  private final CubeShape shape;
  private final double[] models;

  /**
   * Products of a matrix.
   *
   * @param models (S, C, P, L)
   */
  BruteForce(CubeShape shape, double[] models) {
    this.shape = shape;
    this.models = models;
  }

  double element(int spaxel, int unknown, int pixel) {
    return models[(spaxel * shape.unknowns() + unknown) * shape.pixels() + pixel];
  }

  /** Takes every element with its indices. */
  private interface Visitor {
    void element(int spaxel, int unknown, int pixel, double value);
  }

  private void forEach(Visitor visitor) {
    for (int s = 0; s < shape.spaxels(); s++) {
      for (int j = 0; j < shape.unknowns(); j++) {
        for (int l = 0; l < shape.pixels(); l++) {
          visitor.element(s, j, l, element(s, j, l));
        }
      }
    }
  }

  double[] forward(double[] x) {
    double[] out = new double[shape.spaxels() * shape.pixels()];
    forEach((s, j, l, value) -> out[s * shape.pixels() + l] += value * x[j]);
    return out;
  }

  double[] adjoint(double[] r) {
    double[] out = new double[shape.unknowns()];
    forEach((s, j, l, value) -> out[j] += value * r[s * shape.pixels() + l]);
    return out;
  }

  double[] columnEnergies(double[] pixelWeights) {
    double[] out = new double[shape.unknowns()];
    forEach((s, j, l, value) -> out[j] += pixelWeights[l] * value * value);
    return out;
  }

  double[] columnFluxes(double[] pixelWeights) {
    double[] out = new double[shape.unknowns()];
    forEach((s, j, l, value) -> out[j] += pixelWeights[l] * value);
    return out;
  }

  double[] rowNorms(int spaxel) {
    double[] out = new double[shape.pixels()];
    forEach((s, j, l, value) -> out[l] += s == spaxel ? value * value : 0);
    return out;
  }

  /** (unknowns.length, count, L). */
  double[] columns(int firstSpaxel, int count, int[] unknowns) {
    double[] out = new double[unknowns.length * count * shape.pixels()];
    int at = 0;
    for (int unknown : unknowns) {
      for (int s = firstSpaxel; s < firstSpaxel + count; s++) {
        for (int l = 0; l < shape.pixels(); l++) {
          out[at++] = element(s, unknown, l);
        }
      }
    }
    return out;
  }

  /** Energies and, after them, products. */
  double[] energies(int[] spaxels, double[] weights, double[] y) {
    double[] out = new double[2 * shape.unknowns()];
    for (int s : spaxels) {
      for (int j = 0; j < shape.unknowns(); j++) {
        for (int l = 0; l < shape.pixels(); l++) {
          int at = s * shape.pixels() + l;
          double value = element(s, j, l);
          if (weights[at] != 0) {
            out[j] += weights[at] * value * value;
            out[shape.unknowns() + j] += weights[at] * value * y[at];
          }
        }
      }
    }
    return out;
  }

  /** Rows (pixels.length, C*P), then their squared norms. */
  double[] rows(int spaxel, int[] pixels) {
    double[] out = new double[pixels.length * (shape.unknowns() + 1)];
    for (int i = 0; i < pixels.length; i++) {
      for (int j = 0; j < shape.unknowns(); j++) {
        double value = element(spaxel, j, pixels[i]);
        out[i * shape.unknowns() + j] = value;
        out[pixels.length * shape.unknowns() + i] += value * value;
      }
    }
    return out;
  }
}
