package org.alidade.cube.internal.solve.exact;

import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.cube.internal.compressed.TemplateBasis;

/**
 * How many basis spectra the reduced Gram matrix can afford. A larger rank leaves less work to the
 * polish; the work on the matrix grows with its square.
 */
final class ReducedRank {
  /** Singular values below this do not change the active set in practice. */
  private static final double TOLERANCE = 1e-6;

  /** Work on the products of overlaps and kernels, floating operations. */
  private static final double MOST_FLOPS = 3e12;

  /** The matrix, and the overlaps of basis spectra, bytes each. */
  private static final double MOST_BYTES = 0.8e9;

  private ReducedRank() {}

  /** The compressed templates for a problem; the caller closes them. */
  static TemplateBasis basis(DoubleArray templates, CubeShape shape, int taps) {
    TemplateBasis basis = TemplateBasis.of(templates, 0, TOLERANCE);
    int most = largest(shape, taps);
    if (basis.rank() <= most) {
      return basis;
    }
    basis.close();
    return TemplateBasis.of(templates, most, 0);
  }

  private static int largest(CubeShape shape, int taps) {
    double kernels = (double) shape.components() * taps;
    double byFlops = Math.sqrt(MOST_FLOPS) / kernels;
    double byMatrix = Math.sqrt(MOST_BYTES / Double.BYTES) / shape.components();
    double byOverlaps = Math.sqrt(MOST_BYTES / Double.BYTES) / taps;
    double least = Math.min(TemplateBasis.MIN_RANK, shape.populations());
    double most = Math.min(byFlops, Math.min(byMatrix, byOverlaps));
    return (int) Math.max(least, Math.min(most, shape.populations()));
  }
}
