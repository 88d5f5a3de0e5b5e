package org.alidade.cube.internal;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;

/** Size checks that every operator makes before it computes. */
final class OperatorChecks {
  private OperatorChecks() {}

  static void forward(CubeShape shape, int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    if (firstSpaxel < 0 || count < 0 || firstSpaxel > shape.spaxels() - count) {
      throw new IndexOutOfBoundsException(
          "spaxels " + firstSpaxel + " to " + (firstSpaxel + count) + " of " + shape.spaxels());
    }
    size(x, shape.unknowns(), "weights");
    size(out, (long) count * shape.pixels(), "model spectra");
  }

  static void adjoint(CubeShape shape, DoubleArray residual, DoubleArray out) {
    size(residual, (long) shape.spaxels() * shape.pixels(), "residuals");
    size(out, shape.unknowns(), "gradient");
  }

  static void energies(
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

  static void rows(CubeShape shape, int spaxel, int[] pixels, RowBlock block) {
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
