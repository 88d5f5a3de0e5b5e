package org.alidade.cube;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;

/**
 * Products that follow from the basic ones of any {@link CubeOperator}, for operators that know
 * nothing better.
 */
final class GeneralProducts {
  private static final String TAG = "cube.operator";

  /** Rows of one spaxel are made in parts of about this many elements. */
  private static final int ROW_ELEMENTS = 1 << 24;

  private GeneralProducts() {}

  static void columns(
      CubeOperator operator, int firstSpaxel, int count, int[] unknowns, DoubleArray out) {
    CubeShape shape = operator.shape();
    long size = (long) count * shape.pixels();
    requireSize(out, unknowns.length * size, "columns");
    try (DoubleArray unit = DoubleArray.allocate(TAG, shape.unknowns())) {
      DoubleArray columns = out.reshape(unknowns.length, count, shape.pixels());
      for (int i = 0; i < unknowns.length; i++) {
        unit.set(unknowns[i], 1);
        DoubleArray column = columns.slice(i, 1).reshape(count, shape.pixels());
        operator.forward(firstSpaxel, count, unit, column);
        unit.set(unknowns[i], 0);
      }
    }
  }

  static void columnEnergies(CubeOperator operator, double[] pixelWeights, DoubleArray energy) {
    CubeShape shape = operator.shape();
    int[] all = new int[shape.spaxels()];
    for (int s = 0; s < all.length; s++) {
      all[s] = s;
    }
    try (DoubleArray weights = spread(shape, pixelWeights);
        DoubleArray noData = DoubleArray.allocate(TAG, shape.spaxels(), shape.pixels());
        DoubleArray product = DoubleArray.allocate(TAG, shape.unknowns())) {
      operator.energies(all, weights, noData, energy, product);
    }
  }

  static void columnFluxes(CubeOperator operator, double[] pixelWeights, DoubleArray flux) {
    try (DoubleArray weights = spread(operator.shape(), pixelWeights)) {
      operator.adjoint(weights, flux);
    }
  }

  static void rowNorms(CubeOperator operator, int spaxel, DoubleArray out) {
    CubeShape shape = operator.shape();
    requireSize(out, shape.pixels(), "row norms");
    int most = Math.max(1, Math.min(shape.pixels(), ROW_ELEMENTS / shape.unknowns()));
    try (RowBlock block = RowBlock.allocate(most, shape.unknowns())) {
      for (int first = 0; first < shape.pixels(); first += most) {
        int[] pixels = new int[Math.min(most, shape.pixels() - first)];
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] = first + i;
        }
        operator.rows(spaxel, pixels, block);
        for (int i = 0; i < pixels.length; i++) {
          out.set(first + i, block.norms().get(i));
        }
      }
    }
  }

  /** The same pixel weights for every spaxel, (S, L). */
  private static DoubleArray spread(CubeShape shape, double[] pixelWeights) {
    if (pixelWeights.length != shape.pixels()) {
      throw new BadInputException(
          pixelWeights.length + " values", "pixel weights", "give " + shape.pixels());
    }
    DoubleArray weights = DoubleArray.allocateUninitialized(TAG, shape.spaxels(), shape.pixels());
    for (int s = 0; s < shape.spaxels(); s++) {
      weights.copyFrom(pixelWeights, 0, (long) s * shape.pixels(), pixelWeights.length);
    }
    return weights;
  }

  private static void requireSize(DoubleArray array, long wanted, String what) {
    if (array.size() != wanted) {
      throw new BadInputException(array.size() + " values", what, "give " + wanted);
    }
  }
}
