package org.alidade.cli.verify;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.Projection;

/** Gathering rows, which is exact, and a sweep over them. */
final class RowCheck implements Check {
  private static final String TAG = "verify.rows";

  @Override
  public String name() {
    return "rows";
  }

  @Override
  public String what() {
    return "rows of stored models and a Kaczmarz sweep against plain Java";
  }

  @Override
  public double allowed() {
    return 1e-8;
  }

  @Override
  public double deviation(Trial trial) {
    int unknowns = trial.between(1, 120);
    int pixels = trial.between(1, 200);
    float[] models = new float[unknowns * pixels];
    for (int i = 0; i < models.length; i++) {
      models[i] = trial.random().nextFloat();
    }
    int[] chosen =
        trial.random().ints(0, pixels).distinct().limit(1 + pixels / 3).sorted().toArray();
    double[] y = trial.uniform(chosen.length);
    int[] order = new int[chosen.length];
    for (int k = 0; k < order.length; k++) {
      order[k] = order.length - 1 - k;
    }
    Projection projection = trial.random().nextBoolean() ? Projection.ROW : Projection.END;
    try (FloatArray plane = FloatArray.copyOf(TAG, models, unknowns, pixels);
        IntArray wanted = IntArray.copyOf(TAG, chosen, chosen.length);
        FloatArray rows = FloatArray.allocate(TAG, chosen.length, unknowns);
        DoubleArray norms = DoubleArray.allocate(TAG, chosen.length);
        IntArray turned = IntArray.copyOf(TAG, order, order.length);
        DoubleArray right = DoubleArray.copyOf(TAG, y, y.length)) {
      Kernels.active().gatherRows(FloatRows.of(plane), wanted, FloatRows.of(rows), norms);
      double wrong = Deviation.bits(rows.toArray(), gathered(models, chosen, pixels));
      Sweep sweep = new Sweep(rows, turned, right, norms, projection, unknowns);
      return wrong + Deviation.relative(sweep.by(Kernels.active()), sweep.by(Kernels.reference()));
    }
  }

  private static float[] gathered(float[] models, int[] chosen, int pixels) {
    int unknowns = models.length / pixels;
    float[] rows = new float[chosen.length * unknowns];
    for (int k = 0; k < chosen.length; k++) {
      for (int j = 0; j < unknowns; j++) {
        rows[k * unknowns + j] = models[j * pixels + chosen[k]];
      }
    }
    return rows;
  }

  /** A sweep from zero and its unknowns. */
  private record Sweep(
      FloatArray rows,
      IntArray order,
      DoubleArray y,
      DoubleArray norms,
      Projection projection,
      int unknowns) {
    double[] by(Kernels kernels) {
      try (DoubleArray x = DoubleArray.allocate(TAG, unknowns);
          DoubleArray residuals = DoubleArray.allocate(TAG, y.size())) {
        kernels.kaczmarzSweep(FloatRows.of(rows), order, y, norms, 0.7, projection, x, residuals);
        return x.toArray();
      }
    }
  }
}
