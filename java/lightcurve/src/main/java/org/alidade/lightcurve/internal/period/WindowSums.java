package org.alidade.lightcurve.internal.period;

import java.util.Arrays;
import java.util.List;
import org.alidade.math.ThreadBudget;

/** The window function of times on an even grid of frequencies. */
public final class WindowSums {
  private WindowSums() {}

  /** Squared modulus of the mean phasor at every frequency; times in days from any origin. */
  public static double[] of(
      double[] times, double first, double step, int count, ThreadBudget budget) {
    double[] equal = new double[times.length];
    Arrays.fill(equal, 1.0 / times.length);
    double[] result = new double[count];
    List<SumGroup> groups = List.of(new SumGroup(times, 1, new double[][] {equal}));
    try (BlockSums sums = new DirectSums(groups, step)) {
      int block = sums.block();
      budget.forEach(
          (count + block - 1) / block,
          index -> {
            int from = (int) index * block;
            try (BlockSums.Workspace workspace = sums.workspace()) {
              workspace.compute(first + from * step);
              double[] cosines = workspace.cosines(0, 0);
              double[] sines = workspace.sines(0, 0);
              for (int j = 0; j < Math.min(block, count - from); j++) {
                result[from + j] = cosines[j] * cosines[j] + sines[j] * sines[j];
              }
            }
          });
    }
    return result;
  }
}
