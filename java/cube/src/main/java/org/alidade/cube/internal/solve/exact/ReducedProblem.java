package org.alidade.cube.internal.solve.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.QuadraticPenalty;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.QuadraticProblem;

/**
 * The fit on the reduced Gram matrix as a quadratic function of all C*P weights. Products with the
 * Hessian of all unknowns cost one pass over the columns in use and one thin matrix product.
 */
final class ReducedProblem implements QuadraticProblem, AutoCloseable {
  private static final String TAG = "cube.exact.reduced";

  /** Columns with less than this share of the median curvature count as empty. */
  private static final double EMPTY = 1e-14;

  private final ReducedGram gram;
  private final List<QuadraticPenalty> penalties;
  private final int rank;
  private final int populations;
  private final double[] scale;
  private final double[] coefficients;
  private final double[] linear;
  private final DoubleArray linearArray;
  private final DoubleArray combined;
  private final DoubleArray expanded;
  private final DoubleArray weights;
  private final DoubleArray penalty;
  private final Map<Integer, Column> columns = new HashMap<>();
  private final List<Column> slots = new ArrayList<>();

  /** One column of the reduced Hessian that was in use: scaled, over the C*q coefficients. */
  private static final class Column {
    final int unknown;
    final int slot;
    final DoubleArray values;
    double[] products = new double[0];

    Column(int unknown, int slot, DoubleArray values) {
      this.unknown = unknown;
      this.slot = slot;
      this.values = values;
    }
  }

  /**
   * Reads diagonal and linear term.
   *
   * @param linear reduced linear term, (C, q)
   */
  ReducedProblem(ReducedGram gram, DoubleArray linear, List<QuadraticPenalty> penalties) {
    this.gram = gram;
    this.penalties = penalties;
    this.rank = gram.rank();
    this.populations = Math.toIntExact(gram.coefficients().shape().length(0));
    this.coefficients = gram.coefficients().toArray();
    int unknowns = gram.components() * populations;
    this.linearArray = DoubleArray.copyOf(TAG, linear.toArray());
    this.combined = DoubleArray.allocate(TAG, gram.components(), rank);
    this.expanded = DoubleArray.allocate(TAG, gram.components(), populations);
    this.weights = DoubleArray.allocate(TAG, unknowns);
    this.penalty = DoubleArray.allocate(TAG, unknowns);
    this.scale = scales(unknowns);
    this.linear = expand(linearArray);
  }

  private double[] scales(int unknowns) {
    double[] curvature = new double[unknowns];
    double[] block = new double[rank * rank];
    long side = gram.matrix().shape().length(0);
    for (int c = 0; c < gram.components(); c++) {
      for (int i = 0; i < rank; i++) {
        gram.matrix().copyTo(((long) c * rank + i) * side + (long) c * rank, block, i * rank, rank);
      }
      for (int p = 0; p < populations; p++) {
        curvature[c * populations + p] = Math.max(0, quadratic(block, p));
      }
    }
    try (DoubleArray diagonal = DoubleArray.copyOf(TAG, curvature)) {
      penalties.forEach(term -> term.addDiagonal(diagonal));
      return inverseRoots(diagonal.toArray());
    }
  }

  private double quadratic(double[] block, int population) {
    double sum = 0;
    for (int i = 0; i < rank; i++) {
      double row = 0;
      for (int j = 0; j < rank; j++) {
        row += block[i * rank + j] * coefficients[population * rank + j];
      }
      sum += row * coefficients[population * rank + i];
    }
    return sum;
  }

  private static double[] inverseRoots(double[] curvature) {
    double[] positive = Arrays.stream(curvature).filter(v -> v > 0).sorted().toArray();
    double least = positive.length == 0 ? 0 : EMPTY * positive[positive.length / 2];
    return Arrays.stream(curvature).map(v -> v > least ? 1 / Math.sqrt(v) : 0).toArray();
  }

  /** Values of all unknowns, scaled, for a vector over the C*q coefficients. */
  private double[] expand(DoubleArray reduced) {
    Blas.multiply(
        1,
        DoubleMatrix.of(reduced, 0, gram.components(), rank, rank),
        DoubleMatrix.of(gram.coefficients()).transposed(),
        0,
        DoubleMatrix.of(expanded));
    double[] all = expanded.toArray();
    for (int j = 0; j < all.length; j++) {
      all[j] *= scale[j];
    }
    return all;
  }

  @Override
  public int size() {
    return scale.length;
  }

  @Override
  public double scale(int index) {
    return scale[index];
  }

  @Override
  public void products(int index, int[] support, int count, double[] target) {
    Column column = column(index);
    for (int p = 0; p < count; p++) {
      target[p] = product(column, column(support[p]));
    }
  }

  private Column column(int unknown) {
    return columns.computeIfAbsent(unknown, this::newColumn);
  }

  private Column newColumn(int unknown) {
    int component = unknown / populations;
    long side = gram.matrix().shape().length(0);
    DoubleArray values = DoubleArray.allocate(TAG, side);
    DoubleArray z =
        DoubleArray.copyOf(
            TAG,
            Arrays.copyOfRange(
                coefficients, unknown % populations * rank, (unknown % populations + 1) * rank));
    try (z) {
      DoubleMatrix rows =
          DoubleMatrix.of(gram.matrix(), (long) component * rank * side, rank, side, side);
      Blas.multiply(scale[unknown], rows.transposed(), z, 0, values);
    }
    Column column = new Column(unknown, slots.size(), values);
    slots.add(column);
    column.products = productsWithEarlier(column);
    return column;
  }

  /** Products of a new column with all columns met before it and with itself. */
  private double[] productsWithEarlier(Column column) {
    double[] products = new double[slots.size()];
    double[] own = column.values.toArray();
    int[] others = new int[slots.size()];
    for (int i = 0; i < products.length; i++) {
      int other = slots.get(i).unknown;
      others[i] = other;
      int block = other / populations * rank;
      int row = other % populations * rank;
      double sum = 0;
      for (int k = 0; k < rank; k++) {
        sum += coefficients[row + k] * own[block + k];
      }
      products[i] = sum * scale[other];
    }
    addPenalty(column.unknown, others, products);
    return products;
  }

  private void addPenalty(int unknown, int[] others, double[] products) {
    if (penalties.isEmpty()) {
      return;
    }
    try (DoubleArray row = DoubleArray.allocate(TAG, 1, others.length)) {
      penalties.forEach(term -> term.addBlock(new int[] {unknown}, others, DoubleMatrix.of(row)));
      for (int i = 0; i < others.length; i++) {
        products[i] += row.get(i) * scale[unknown] * scale[others[i]];
      }
    }
  }

  private static double product(Column a, Column b) {
    return a.slot >= b.slot ? a.products[b.slot] : b.products[a.slot];
  }

  @Override
  public void descent(double[] z, int[] support, int count, double[] target) {
    combined.copyFrom(linearArray.toArray(), 0, 0, Math.toIntExact(linearArray.size()));
    DoubleArray flat = combined.reshape(combined.size());
    for (int p = 0; p < count; p++) {
      Blas.axpy(-z[support[p]], column(support[p]).values, flat);
    }
    double[] all = expand(combined);
    System.arraycopy(all, 0, target, 0, all.length);
    subtractPenalties(z, support, count, target);
  }

  private void subtractPenalties(double[] z, int[] support, int count, double[] target) {
    if (penalties.isEmpty()) {
      return;
    }
    weights.fill(0);
    penalty.fill(0);
    for (int p = 0; p < count; p++) {
      weights.set(support[p], z[support[p]] * scale[support[p]]);
    }
    penalties.forEach(term -> term.addProduct(weights, penalty));
    for (int j = 0; j < target.length; j++) {
      target[j] -= scale[j] * penalty.get(j);
    }
  }

  @Override
  public void supportDescent(double[] z, int[] support, int count, double[] target) {
    Column[] used = new Column[count];
    for (int p = 0; p < count; p++) {
      used[p] = column(support[p]);
    }
    for (int p = 0; p < count; p++) {
      double sum = linear[support[p]];
      for (int q = 0; q < count; q++) {
        sum -= product(used[p], used[q]) * z[support[q]];
      }
      target[p] = sum;
    }
  }

  @Override
  public double objective(double[] z, int[] support, int count) {
    double[] descent = new double[count];
    supportDescent(z, support, count, descent);
    double sum = 0;
    for (int p = 0; p < count; p++) {
      sum += z[support[p]] * (linear[support[p]] + descent[p]);
    }
    return -0.5 * sum;
  }

  @Override
  public void close() {
    slots.forEach(column -> column.values.close());
    linearArray.close();
    combined.close();
    expanded.close();
    weights.close();
    penalty.close();
  }
}
