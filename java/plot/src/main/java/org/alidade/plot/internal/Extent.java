package org.alidade.plot.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import org.alidade.array.ResourceExhaustedException;

/** The points of a panel, gathered to find limits, to place the legend and to tell "no data". */
public final class Extent {
  private double[] x = new double[256];
  private double[] y = new double[256];
  private int count;

  /** Adds a point; points with a NaN or infinite coordinate are left out. */
  void add(double px, double py) {
    if (!Double.isFinite(px) || !Double.isFinite(py)) {
      return;
    }
    if (count == x.length) {
      if (count > Integer.MAX_VALUE / 2 - 8) {
        throw new ResourceExhaustedException(
            "more than a billion points in one panel", "Panel", "plot fewer points");
      }
      x = Arrays.copyOf(x, 2 * count);
      y = Arrays.copyOf(y, 2 * count);
    }
    x[count] = px;
    y[count] = py;
    count++;
  }

  int count() {
    return count;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  /** All x values. */
  double[] xs() {
    return Arrays.copyOf(x, count);
  }

  /** The y values of the points whose x is accepted. */
  double[] ysWhere(DoublePredicate accepted) {
    double[] kept = new double[count];
    int n = 0;
    for (int i = 0; i < count; i++) {
      if (accepted.test(x[i])) {
        kept[n++] = y[i];
      }
    }
    return Arrays.copyOf(kept, n);
  }

  /** Whether a value lies in one of the intervals. */
  static boolean within(List<double[]> intervals, double value) {
    for (double[] interval : intervals) {
      if (value >= interval[0] && value <= interval[1]) {
        return true;
      }
    }
    return false;
  }
}
