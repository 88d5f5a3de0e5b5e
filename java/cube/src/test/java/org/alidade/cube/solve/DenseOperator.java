package org.alidade.cube.solve;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;

/** An operator whose matrix, one plane (C*P, L) per spaxel, lies in memory. */
public final class DenseOperator implements CubeOperator {
  private final CubeShape shape;
  private final FloatArray planes;

  private DenseOperator(CubeShape shape, FloatArray planes) {
    this.shape = shape;
    this.planes = planes;
  }

  /** An operator that takes over (S, C*P, L) planes. */
  public static DenseOperator owning(CubeShape shape, FloatArray planes) {
    return new DenseOperator(shape, planes);
  }

  /** An operator of elements {@code matrix[s][j][l]}, rounded to single precision. */
  public static DenseOperator of(CubeShape shape, double[][][] matrix) {
    FloatArray planes =
        FloatArray.allocate("test.planes", shape.spaxels(), shape.unknowns(), shape.pixels());
    float[] row = new float[shape.pixels()];
    long at = 0;
    for (double[][] plane : matrix) {
      for (double[] column : plane) {
        for (int l = 0; l < row.length; l++) {
          row[l] = (float) column[l];
        }
        planes.copyFrom(row, 0, at, row.length);
        at += row.length;
      }
    }
    return new DenseOperator(shape, planes);
  }

  /** One element as stored. */
  public double element(int spaxel, int unknown, int pixel) {
    return planes.get(((long) spaxel * shape.unknowns() + unknown) * shape.pixels() + pixel);
  }

  /** {@code A x} in plain Java, (S, L) flattened. */
  public double[] product(double[] x) {
    double[] out = new double[shape.spaxels() * shape.pixels()];
    for (int s = 0; s < shape.spaxels(); s++) {
      for (int j = 0; j < x.length; j++) {
        for (int l = 0; l < shape.pixels(); l++) {
          out[s * shape.pixels() + l] += x[j] * element(s, j, l);
        }
      }
    }
    return out;
  }

  private FloatRows plane(int spaxel) {
    long size = (long) shape.unknowns() * shape.pixels();
    return new FloatRows(planes, spaxel * size, shape.unknowns(), shape.pixels(), shape.pixels());
  }

  @Override
  public CubeShape shape() {
    return shape;
  }

  @Override
  public void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    out.fill(0);
    for (int i = 0; i < count; i++) {
      Kernels.active()
          .planeCombine(plane(firstSpaxel + i), x, 0, out.slice(i, 1).reshape(shape.pixels()));
    }
  }

  @Override
  public void adjoint(DoubleArray residual, DoubleArray out) {
    out.fill(0);
    for (int s = 0; s < shape.spaxels(); s++) {
      DoubleArray spectrum = residual.slice(s, 1).reshape(shape.pixels());
      Kernels.active().planeProject(plane(s), spectrum, out, 0);
    }
  }

  @Override
  public void rows(int spaxel, int[] pixels, RowBlock block) {
    block.reset(pixels.length);
    FloatRows rows =
        new FloatRows(block.rows(), 0, pixels.length, block.unknowns(), block.stride());
    try (IntArray chosen = IntArray.copyOf("test.pixels", pixels)) {
      Kernels.active().gatherRows(plane(spaxel), chosen, rows, block.norms());
    }
  }

  @Override
  public void energies(
      int[] spaxels, DoubleArray weights, DoubleArray y, DoubleArray energy, DoubleArray product) {
    energy.fill(0);
    product.fill(0);
    for (int s : spaxels) {
      DoubleArray weight = weights.slice(s, 1).reshape(shape.pixels());
      DoubleArray data = y.slice(s, 1).reshape(shape.pixels());
      Kernels.active().planeEnergy(plane(s), weight, data, energy, product, 0);
    }
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void close() {
    planes.close();
  }
}
