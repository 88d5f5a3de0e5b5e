package org.alidade.lvm;

import java.util.Arrays;
import org.alidade.lvm.internal.statistics.FloatCounts;
import org.alidade.lvm.internal.statistics.HistogramPercentile;

/** Puts the median of all line widths where there is none (spec lvm 8). */
final class LsfFill {
  private LsfFill() {}

  static void fill(FitPlanes planes, int threads) {
    FitArray sigma = planes.lsfSigma();
    FloatCounts first = count(sigma, HistogramPercentile.firstPass(), threads);
    if (first.count() == sigma.size()) {
      return;
    }
    HistogramPercentile.Neighbours middle =
        HistogramPercentile.find(first, 0.5, second -> count(sigma, second, threads));
    double below = middle.below() * unit(sigma);
    double above = middle.above() * unit(sigma);
    double median = middle.weight() == 0 ? below : (below + above) / 2;
    Chunks.forEach(
        sigma.size(),
        threads,
        (worker, start, count) -> {
          double[] values = new double[count];
          sigma.read(start, values, count);
          for (int i = 0; i < count; i++) {
            values[i] = Double.isNaN(values[i]) ? median : values[i];
          }
          sigma.write(start, values, 0, count);
        });
  }

  private static FloatCounts count(FitArray sigma, FloatCounts counts, int threads) {
    FloatCounts[] workers = new FloatCounts[threads];
    Arrays.setAll(workers, i -> counts.fresh());
    double unit = unit(sigma);
    Chunks.forEach(
        sigma.size(),
        threads,
        (worker, start, count) -> {
          double[] values = new double[count];
          float[] stored = new float[count];
          sigma.read(start, values, count);
          for (int i = 0; i < count; i++) {
            stored[i] = (float) (values[i] / unit);
          }
          workers[worker].add(stored, count);
        });
    for (FloatCounts worker : workers) {
      counts.merge(worker);
    }
    return counts;
  }

  /**
   * In double precision the widths are multiples of float32 values; dividing gives these back
   * exactly, which makes the float32 histograms exact. In single precision the widths themselves
   * are float32.
   */
  private static double unit(FitArray sigma) {
    return sigma.precision() == Precision.DOUBLE ? FitPlanes.FWHM_TO_SIGMA : 1;
  }
}
