package org.alidade.cube.internal;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;

/** Size checks that every operator makes before it computes. */
public final class OperatorChecks {
  private OperatorChecks() {}

  /** Arguments of a product with weights. */
  public static void forward(
      CubeShape shape, int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    spaxels(shape, firstSpaxel, count);
    size(x, shape.unknowns(), "weights");
    size(out, (long) count * shape.pixels(), "model spectra");
  }

  /** Arguments of the transpose. */
  public static void adjoint(CubeShape shape, DoubleArray residual, DoubleArray out) {
    size(residual, (long) shape.spaxels() * shape.pixels(), "residuals");
    size(out, shape.unknowns(), "gradient");
  }

  /** Arguments of energies over chosen spaxels. */
  public static void energies(
      CubeShape shape,
      int[] spaxels,
      DoubleArray weights,
      DoubleArray y,
      DoubleArray energy,
      DoubleArray product) {
    size(weights, (long) shape.spaxels() * shape.pixels(), "pixel weights");
    size(y, (long) shape.spaxels() * shape.pixels(), "spectra");
    size(energy, shape.unknowns(), "energies");
    size(product, shape.unknowns(), "products");
    for (int s : spaxels) {
      spaxel(shape, s);
    }
  }

  /** Arguments of rows of a spaxel. */
  public static void rows(CubeShape shape, int spaxel, int[] pixels, RowBlock block) {
    spaxel(shape, spaxel);
    if (block.unknowns() != shape.unknowns()) {
      throw new BadInputException(
          "rows of " + block.unknowns() + " elements",
          "row block",
          "allocate " + shape.unknowns() + " per row");
    }
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] < 0 || pixels[i] >= shape.pixels() || (i > 0 && pixels[i] <= pixels[i - 1])) {
        throw new BadInputException(
            "pixel " + pixels[i] + " at position " + i,
            "pixel list",
            "give ascending pixels below " + shape.pixels());
      }
    }
  }

  /** Arguments of columns on a range of spaxels. */
  public static void columns(
      CubeShape shape, int firstSpaxel, int count, int[] unknowns, DoubleArray out) {
    spaxels(shape, firstSpaxel, count);
    size(out, (long) unknowns.length * count * shape.pixels(), "columns");
    for (int unknown : unknowns) {
      if (unknown < 0 || unknown >= shape.unknowns()) {
        throw new IndexOutOfBoundsException("unknown " + unknown + " of " + shape.unknowns());
      }
    }
  }

  /** Arguments of a sum over all rows with a weight per pixel. */
  public static void columnSums(CubeShape shape, double[] pixelWeights, DoubleArray out) {
    if (pixelWeights.length != shape.pixels()) {
      throw new BadInputException(
          pixelWeights.length + " values", "pixel weights", "give " + shape.pixels());
    }
    size(out, shape.unknowns(), "column sums");
  }

  /** Arguments of the norms of a spaxel's rows. */
  public static void rowNorms(CubeShape shape, int spaxel, DoubleArray out) {
    spaxel(shape, spaxel);
    size(out, shape.pixels(), "row norms");
  }

  private static void spaxels(CubeShape shape, int firstSpaxel, int count) {
    if (firstSpaxel < 0 || count < 0 || firstSpaxel > shape.spaxels() - count) {
      throw new IndexOutOfBoundsException(
          "spaxels " + firstSpaxel + " to " + (firstSpaxel + count) + " of " + shape.spaxels());
    }
  }

  private static void spaxel(CubeShape shape, int spaxel) {
    if (spaxel < 0 || spaxel >= shape.spaxels()) {
      throw new IndexOutOfBoundsException("spaxel " + spaxel + " of " + shape.spaxels());
    }
  }

  private static void size(DoubleArray array, long wanted, String what) {
    if (array.size() != wanted) {
      throw new BadInputException(array.size() + " values", what, "give " + wanted);
    }
  }
}
