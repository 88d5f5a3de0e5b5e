package org.alidade.cube.internal.operator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;
import org.jspecify.annotations.Nullable;

/**
 * Columns of the matrix in float64: per unknown one product of its component's kernels with its
 * shifted template. The shifted templates of the last list of unknowns are kept, within a budget.
 */
final class ExactColumns implements AutoCloseable {
  private final KernelStore store;
  private final ShiftedTemplates templates;
  private final CubeShape shape;
  private final ThreadBudget budget;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final long mostBytes;
  private final Map<Integer, DoubleArray> kept = new HashMap<>();

  /**
   * Columns of a problem.
   *
   * @param mostBytes shifted templates are kept up to this
   */
  ExactColumns(
      KernelStore store,
      ShiftedTemplates templates,
      CubeShape shape,
      ThreadBudget budget,
      long mostBytes) {
    this.store = store;
    this.templates = templates;
    this.shape = shape;
    this.budget = budget;
    this.mostBytes = mostBytes;
  }

  void fill(int firstSpaxel, int count, int[] unknowns, DoubleArray out) {
    int[] populations = toKeep(unknowns);
    lock.readLock().lock();
    try {
      if (hasAll(populations)) {
        multiply(firstSpaxel, count, unknowns, out);
        return;
      }
    } finally {
      lock.readLock().unlock();
    }
    lock.writeLock().lock();
    try {
      keep(populations);
      multiply(firstSpaxel, count, unknowns, out);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void multiply(int firstSpaxel, int count, int[] unknowns, DoubleArray out) {
    budget.forEach(
        unknowns.length,
        i -> {
          DoubleMatrix column =
              DoubleMatrix.of(
                  out, i * count * shape.pixels(), count, shape.pixels(), shape.pixels());
          column(firstSpaxel, unknowns[(int) i], column);
        });
  }

  /** The populations of the unknowns, as many as may be kept. */
  private int[] toKeep(int[] unknowns) {
    long bytes = Math.max(1, size() * DoubleArray.BYTES);
    return Arrays.stream(unknowns)
        .map(j -> j % shape.populations())
        .distinct()
        .limit(mostBytes / bytes)
        .toArray();
  }

  private long size() {
    return (long) shape.pixels() * templates.width();
  }

  private boolean hasAll(int[] populations) {
    return Arrays.stream(populations).allMatch(kept::containsKey);
  }

  private void keep(int[] populations) {
    Map<Integer, DoubleArray> old = new HashMap<>(kept);
    Arrays.stream(populations).forEach(old::remove);
    if ((kept.size() + populations.length) * size() * DoubleArray.BYTES > mostBytes) {
      old.values().forEach(DoubleArray::close);
      kept.keySet().removeAll(old.keySet());
    }
    int[] missing = Arrays.stream(populations).filter(p -> !kept.containsKey(p)).toArray();
    for (int p : missing) {
      kept.put(p, DoubleArray.allocateUninitialized(Reals.TAG, shape.pixels(), templates.width()));
    }
    budget.forEach(
        missing.length,
        i -> {
          DoubleArray target = kept.get(missing[(int) i]);
          if (target != null) {
            templates.population(missing[(int) i], target);
          }
        });
  }

  private void column(int firstSpaxel, int unknown, DoubleMatrix out) {
    int component = unknown / shape.populations();
    int population = unknown % shape.populations();
    if (store.ranges().count(component) == 0) {
      double[] zeros = new double[Math.toIntExact(out.rows() * out.columns())];
      out.data().copyFrom(zeros, 0, out.offset(), zeros.length);
      return;
    }
    @Nullable DoubleArray shifted = kept.get(population);
    if (shifted != null) {
      multiply(firstSpaxel, component, shifted, out);
      return;
    }
    try (DoubleArray own =
        DoubleArray.allocateUninitialized(Reals.TAG, shape.pixels(), templates.width())) {
      templates.population(population, own);
      multiply(firstSpaxel, component, own, out);
    }
  }

  private void multiply(int firstSpaxel, int component, DoubleArray shifted, DoubleMatrix out) {
    int low = store.ranges().low(component);
    int count = store.ranges().count(component);
    try (DoubleArray kernels = DoubleArray.allocate(Reals.TAG, out.rows(), count)) {
      store.component(component, firstSpaxel, (int) out.rows(), low, count, kernels);
      Blas.multiply(
          1,
          DoubleMatrix.of(kernels),
          DoubleMatrix.of(shifted)
              .block(0, shape.pixels(), low - templates.low(), count)
              .transposed(),
          0,
          out);
    }
  }

  @Override
  public void close() {
    kept.values().forEach(DoubleArray::close);
    kept.clear();
  }
}
