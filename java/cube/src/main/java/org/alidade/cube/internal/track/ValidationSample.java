package org.alidade.cube.internal.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.internal.solve.SpaxelRows;

/**
 * The fixed rows on which vectors are compared: some pixels of some spaxels. One thread at a time.
 */
public final class ValidationSample implements AutoCloseable {
  private final List<SpaxelRows> rows = new ArrayList<>();

  /**
   * Fetches the rows of these spaxels and pixels; values that are not finite are left out. Operator
   * and data are not needed afterwards.
   */
  public ValidationSample(CubeOperator operator, CubeData data, int[] spaxels, int[] pixels) {
    boolean complete = false;
    try {
      for (int spaxel : spaxels) {
        load(operator, data, spaxel, pixels);
      }
      complete = true;
    } finally {
      if (!complete) {
        rows.forEach(SpaxelRows::close);
      }
    }
  }

  private void load(CubeOperator operator, CubeData data, int spaxel, int[] pixels) {
    int[] usable =
        Arrays.stream(pixels)
            .filter(l -> data.keeps(l) && Double.isFinite(data.spectra().get(spaxel, l)))
            .toArray();
    SpaxelRows loaded = new SpaxelRows(Math.max(1, usable.length), operator.shape().unknowns());
    rows.add(loaded);
    loaded.load(operator, data, spaxel, usable);
  }

  /** Root mean square of data minus model over the sample, NaN if it has no finite data. */
  public double rmse(double[] vector) {
    double squares = 0;
    int count = 0;
    try (DoubleArray x = DoubleArray.copyOf("cube.validation", vector)) {
      for (SpaxelRows spaxel : rows) {
        double[] model = spaxel.times(x);
        double[] y = spaxel.values();
        for (int k = 0; k < model.length; k++) {
          squares += (y[k] - model[k]) * (y[k] - model[k]);
        }
        count += model.length;
      }
    }
    return count == 0 ? Double.NaN : Math.sqrt(squares / count);
  }

  @Override
  public void close() {
    rows.forEach(SpaxelRows::close);
  }
}
