package org.alidade.cube.internal.solve;

import org.alidade.array.DoubleArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.RowBlock;

/** Some rows of one spaxel with their data, to be multiplied with weights. */
public final class SpaxelRows implements AutoCloseable {
  private final RowBlock block;
  private final DoubleArray products;
  private double[] values = new double[0];

  /** Room for up to {@code capacity} rows. */
  public SpaxelRows(int capacity, int unknowns) {
    block = RowBlock.allocate(capacity, unknowns);
    products = DoubleArray.allocate("cube.rows", capacity);
  }

  /**
   * Fetches rows and data.
   *
   * @param operator the matrix
   * @param data spectra
   * @param spaxel spaxel
   * @param pixels distinct pixels, ascending
   */
  public void load(CubeOperator operator, CubeData data, int spaxel, int[] pixels) {
    values = new double[pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      values[k] = data.spectra().get(spaxel, pixels[k]);
    }
    if (pixels.length > 0) {
      operator.rows(spaxel, pixels, block);
    }
  }

  /** Data of the rows. */
  public double[] values() {
    return values.clone();
  }

  /** Products of the rows with x. */
  public double[] times(DoubleArray x) {
    double[] out = new double[values.length];
    if (out.length > 0) {
      FloatRows rows = new FloatRows(block.rows(), 0, out.length, block.unknowns(), block.stride());
      products.fill(0);
      Kernels.active().planeProject(rows, x, products, 0);
      products.copyTo(0, out, 0, out.length);
    }
    return out;
  }

  @Override
  public void close() {
    block.close();
    products.close();
  }
}
