package org.alidade.cube.internal;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;
import org.alidade.math.ThreadBudget;
import org.jspecify.annotations.Nullable;

/**
 * The matrix as stored models. Sums run over float32 models in float64 and in an order that does
 * not depend on the number of threads: spaxels are independent in the forward product, component
 * tiles in the adjoint.
 */
public final class StoredOperator implements CubeOperator {
  private final CubeShape shape;
  private final PlaneSource planes;
  private final ThreadBudget budget;
  private final int threads;

  StoredOperator(CubeShape shape, PlaneSource planes, int threads) {
    this.shape = shape;
    this.planes = planes;
    this.threads = threads;
    this.budget = ThreadBudget.of(threads);
  }

  @Override
  public CubeShape shape() {
    return shape;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    OperatorChecks.forward(shape, firstSpaxel, count, x, out);
    int[] tiles = tilesInUse(x);
    budget.forEach(
        count,
        i -> {
          DoubleArray spectrum = out.slice(i, 1);
          spectrum.fill(0);
          for (int tile : tiles) {
            planes.componentTile(
                (int) (firstSpaxel + i),
                tile,
                (firstUnknown, rows) ->
                    Kernels.active().planeCombine(rows, x, firstUnknown, spectrum));
          }
        });
  }

  /** Component tiles with a weight that is not zero: the others need not be read. */
  private int[] tilesInUse(DoubleArray x) {
    long unknowns = (long) planes.componentsPerTile() * shape.populations();
    return IntStream.range(0, planes.componentTiles())
        .filter(
            tile ->
                LongStream.range(tile * unknowns, Math.min(x.size(), (tile + 1) * unknowns))
                    .anyMatch(j -> x.get(j) != 0))
        .toArray();
  }

  @Override
  public void adjoint(DoubleArray residual, DoubleArray out) {
    OperatorChecks.adjoint(shape, residual, out);
    out.fill(0);
    budget.forEach(
        planes.componentTiles(),
        tile -> {
          for (int s = 0; s < shape.spaxels(); s++) {
            DoubleArray spectrum = residual.slice(s, 1);
            planes.componentTile(
                s,
                (int) tile,
                (firstUnknown, rows) ->
                    Kernels.active().planeProject(rows, spectrum, out, firstUnknown));
          }
        });
  }

  @Override
  public void energies(
      int[] spaxels, DoubleArray weights, DoubleArray y, DoubleArray energy, DoubleArray product) {
    OperatorChecks.energies(shape, spaxels, weights, y, energy, product);
    energy.fill(0);
    product.fill(0);
    budget.forEach(
        planes.componentTiles(),
        tile -> {
          for (int s : spaxels) {
            DoubleArray weight = weights.slice(s, 1);
            DoubleArray spectrum = y.slice(s, 1);
            planes.componentTile(
                s,
                (int) tile,
                (firstUnknown, rows) ->
                    Kernels.active()
                        .planeEnergy(rows, weight, spectrum, energy, product, firstUnknown));
          }
        });
  }

  @Override
  public void rows(int spaxel, int[] pixels, RowBlock block) {
    OperatorChecks.rows(shape, spaxel, pixels, block);
    block.reset(pixels.length);
    DoubleArray norms = block.norms().slice(0, pixels.length);
    try (IntArray wanted = IntArray.copyOf("cube.rows", pixels)) {
      planes.plane(spaxel, new RowGatherer(wanted, block, norms));
    }
  }

  @Override
  public void columns(int firstSpaxel, int count, int[] unknowns, DoubleArray out) {
    OperatorChecks.columns(shape, firstSpaxel, count, unknowns, out);
    budget.forEach(
        count,
        i ->
            planes.plane(
                (int) (firstSpaxel + i),
                (firstUnknown, rows) -> {
                  for (int column = 0; column < unknowns.length; column++) {
                    int row = unknowns[column] - firstUnknown;
                    if (row >= 0 && row < rows.rows()) {
                      copy(rows, row, out, (column * (long) count + i) * shape.pixels());
                    }
                  }
                }));
  }

  private void copy(FloatRows rows, long row, DoubleArray out, long first) {
    float[] stored = new float[shape.pixels()];
    double[] values = new double[stored.length];
    rows.array().copyTo(rows.first() + row * rows.stride(), stored, 0, stored.length);
    for (int l = 0; l < values.length; l++) {
      values[l] = stored[l];
    }
    out.copyFrom(values, 0, first, values.length);
  }

  @Override
  public void close() {
    planes.close();
  }

  /** Writes the wanted pixels of every piece to their place in the rows. */
  private record RowGatherer(IntArray wanted, RowBlock block, DoubleArray norms)
      implements PlaneSource.PieceConsumer {
    @Override
    public void accept(int firstUnknown, FloatRows rows) {
      accept(firstUnknown, rows, null);
    }

    @Override
    public void accept(int firstUnknown, FloatRows rows, @Nullable FloatRows next) {
      FloatRows target =
          new FloatRows(block.rows(), firstUnknown, wanted.size(), rows.rows(), block.stride());
      Kernels.active().gatherRows(rows, wanted, target, norms, next);
    }
  }
}
