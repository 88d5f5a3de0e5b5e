package org.alidade.cube.internal.solve.exact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;

/**
 * The exact Hessian of the fit for some of its unknowns. Columns of the matrix are formed block by
 * block of spaxels, multiplied and forgotten.
 */
final class ExactColumns implements AutoCloseable {
  private static final String TAG = "cube.exact.columns";

  /** Elements of a block of columns in memory. */
  private static final long BLOCK_ELEMENTS = 12_000_000;

  private final FitProblem problem;
  private final double[] roots;
  private final List<Integer> unknowns = new ArrayList<>();
  private final Map<Integer, Integer> places = new HashMap<>();
  private DoubleArray hessian = DoubleArray.allocate(TAG, 0, 0);

  ExactColumns(FitProblem problem) {
    this.problem = problem;
    this.roots = problem.pixelWeights();
    for (int l = 0; l < roots.length; l++) {
      roots[l] = Math.sqrt(roots[l]);
    }
  }

  /** Number of unknowns held. */
  int size() {
    return unknowns.size();
  }

  boolean holds(int unknown) {
    return places.containsKey(unknown);
  }

  /** Takes in more unknowns, none of them held yet. */
  void extend(List<Integer> added) {
    if (added.isEmpty()) {
      return;
    }
    int held = unknowns.size();
    for (int unknown : added) {
      places.put(unknown, unknowns.size());
      unknowns.add(unknown);
    }
    DoubleArray larger = DoubleArray.allocate(TAG, size(), size());
    try (DoubleArray products = DoubleArray.allocate(TAG, added.size(), size())) {
      multiply(held, products);
      addPenalties(held, products);
      merge(held, products, larger);
    }
    hessian.close();
    hessian = larger;
  }

  /** Products of the added columns with all, summed over spaxels in ascending order. */
  private void multiply(int held, DoubleArray products) {
    CubeShape shape = problem.shape();
    int[] all = unknowns.stream().mapToInt(Integer::intValue).toArray();
    long perSpaxel = (long) all.length * shape.pixels();
    int most = (int) Math.max(1, Math.min(shape.spaxels(), BLOCK_ELEMENTS / perSpaxel));
    try (DoubleArray buffer = DoubleArray.allocate(TAG, perSpaxel * most)) {
      for (int first = 0; first < shape.spaxels(); first += most) {
        int count = Math.min(most, shape.spaxels() - first);
        long rows = (long) count * shape.pixels();
        DoubleArray block = buffer.slice(0, all.length * rows).reshape(all.length, rows);
        problem.operator().columns(first, count, all, block);
        weigh(block, first, count);
        DoubleMatrix every = DoubleMatrix.of(block);
        if (held == 0) {
          Blas.symmetricRankUpdate(1, every, 1, DoubleMatrix.of(products));
        } else {
          DoubleMatrix added = every.block(held, all.length - (long) held, 0, rows);
          Blas.multiply(1, added, every.transposed(), 1, DoubleMatrix.of(products));
        }
      }
    }
  }

  private void weigh(DoubleArray block, int first, int count) {
    int pixels = roots.length;
    double[] line = new double[pixels];
    for (long column = 0; column < block.shape().length(0); column++) {
      for (int s = 0; s < count; s++) {
        long at = column * block.shape().length(1) + (long) s * pixels;
        block.copyTo(at, line, 0, pixels);
        for (int l = 0; l < pixels; l++) {
          line[l] *= roots[l];
        }
        for (int l : problem.missing(first + s)) {
          line[l] = 0;
        }
        block.copyFrom(line, 0, at, pixels);
      }
    }
  }

  private void addPenalties(int held, DoubleArray products) {
    int[] all = unknowns.stream().mapToInt(Integer::intValue).toArray();
    int[] added = IntStream.range(held, all.length).map(i -> all[i]).toArray();
    problem.penalties().forEach(penalty -> penalty.addBlock(added, all, DoubleMatrix.of(products)));
  }

  private void merge(int held, DoubleArray products, DoubleArray larger) {
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < size(); j++) {
        double value;
        if (i < held && j < held) {
          value = hessian.get((long) i * held + j);
        } else if (i >= held) {
          value = products.get((long) (i - held) * size() + j);
        } else {
          value = products.get((long) (j - held) * size() + i);
        }
        larger.set((long) i * size() + j, value);
      }
    }
  }

  /** The unknowns held, in the order of rows and columns. */
  int[] unknowns() {
    return unknowns.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Hessian over the unknowns held; not to be changed or closed, valid until the next extension.
   */
  DoubleMatrix hessian() {
    return DoubleMatrix.of(hessian);
  }

  @Override
  public void close() {
    hessian.close();
  }
}
