package org.alidade.cube.internal;

import org.alidade.array.FormatException;
import org.alidade.array.Shape;
import org.alidade.hdf5.Hdf5Dataset;

/** Lengths of the axes of a dataset, once it is certain that it has them. */
public final class Lengths {
  private static final String REMEDY = "populate the file again from its arrays";

  private Lengths() {}

  /**
   * Lengths of all axes.
   *
   * @param axes number of axes that the dataset must have
   * @throws FormatException if it has another number of axes, or one is too long for an index
   */
  public static int[] of(Hdf5Dataset dataset, int axes) {
    Shape shape = dataset.shape();
    if (shape.rank() != axes) {
      throw new FormatException(
          "has shape " + shape + ", expected " + axes + " axes", dataset.toString(), REMEDY);
    }
    int[] lengths = new int[axes];
    for (int axis = 0; axis < axes; axis++) {
      if (shape.length(axis) > Integer.MAX_VALUE) {
        throw new FormatException("shape " + shape + " is too long", dataset.toString(), REMEDY);
      }
      lengths[axis] = (int) shape.length(axis);
    }
    return lengths;
  }
}
