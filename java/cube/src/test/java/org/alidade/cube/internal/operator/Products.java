package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;

/** The products of an operator as Java arrays. */
public final class Products {
  private final CubeOperator operator;
  private final CubeShape shape;

  /** The products of an operator, which stays the caller's. */
  public Products(CubeOperator operator) {
    this.operator = operator;
    this.shape = operator.shape();
  }

  /** Spectra of all spaxels. */
  public double[] forward(double[] x) {
    return forward(0, shape.spaxels(), x);
  }

  /** Spectra of some spaxels. */
  public double[] forward(int first, int count, double[] x) {
    try (DoubleArray weights = DoubleArray.copyOf("test", x);
        DoubleArray out = DoubleArray.allocateUninitialized("test", count, shape.pixels())) {
      operator.forward(first, count, weights, out);
      return out.toArray();
    }
  }

  /** The transpose. */
  public double[] adjoint(double[] r) {
    try (DoubleArray residual = DoubleArray.copyOf("test", r, shape.spaxels(), shape.pixels());
        DoubleArray out = DoubleArray.allocateUninitialized("test", shape.unknowns())) {
      operator.adjoint(residual, out);
      return out.toArray();
    }
  }

  /** Energies with a weight per pixel. */
  public double[] columnEnergies(double[] pixelWeights) {
    try (DoubleArray out = DoubleArray.allocateUninitialized("test", shape.unknowns())) {
      operator.columnEnergies(pixelWeights, out);
      return out.toArray();
    }
  }

  /** Fluxes with a weight per pixel. */
  public double[] columnFluxes(double[] pixelWeights) {
    try (DoubleArray out = DoubleArray.allocateUninitialized("test", shape.unknowns())) {
      operator.columnFluxes(pixelWeights, out);
      return out.toArray();
    }
  }

  /** Squared norms of the rows of a spaxel. */
  public double[] rowNorms(int spaxel) {
    try (DoubleArray out = DoubleArray.allocateUninitialized("test", shape.pixels())) {
      operator.rowNorms(spaxel, out);
      return out.toArray();
    }
  }

  /** Columns (unknowns.length, count, L). */
  public double[] columns(int first, int count, int[] unknowns) {
    try (DoubleArray out =
        DoubleArray.allocateUninitialized("test", unknowns.length, count, shape.pixels())) {
      operator.columns(first, count, unknowns, out);
      return out.toArray();
    }
  }

  /** Energies and, after them, products. */
  public double[] energies(int[] spaxels, double[] weights, double[] y) {
    double[] both = new double[2 * shape.unknowns()];
    try (DoubleArray w = DoubleArray.copyOf("test", weights, shape.spaxels(), shape.pixels());
        DoubleArray data = DoubleArray.copyOf("test", y, shape.spaxels(), shape.pixels());
        DoubleArray energy = DoubleArray.allocateUninitialized("test", shape.unknowns());
        DoubleArray product = DoubleArray.allocateUninitialized("test", shape.unknowns())) {
      operator.energies(spaxels, w, data, energy, product);
      energy.copyTo(0, both, 0, shape.unknowns());
      product.copyTo(0, both, shape.unknowns(), shape.unknowns());
      return both;
    }
  }

  /** Rows (pixels.length, C*P), then their squared norms. */
  public double[] rows(int spaxel, int[] pixels) {
    int unknowns = shape.unknowns();
    double[] values = new double[pixels.length * (unknowns + 1)];
    try (RowBlock block = RowBlock.allocate(pixels.length, unknowns)) {
      operator.rows(spaxel, pixels, block);
      for (int i = 0; i < pixels.length; i++) {
        for (int j = 0; j < unknowns; j++) {
          values[i * unknowns + j] = block.rows().get(i * block.stride() + j);
        }
        values[pixels.length * unknowns + i] = block.norms().get(i);
      }
    }
    return values;
  }
}
