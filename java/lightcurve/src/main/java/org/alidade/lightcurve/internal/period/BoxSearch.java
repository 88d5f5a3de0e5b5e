package org.alidade.lightcurve.internal.period;

import java.util.Arrays;
import org.alidade.math.Quantiles;

/** The best box of one period. */
public final class BoxSearch {
  private static final Box NONE =
      new Box(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Weights below this fraction of the total are rounding. */
  private static final double NOTHING = 1e-12;

  private final double[] times;
  private final double[] weights;
  private final double[] products;
  private final double[] durations;
  private final double shortest;
  private final int oversampling;
  private final double totalWeight;
  private final double totalProduct;

  /**
   * A box.
   *
   * @param power gain in log likelihood
   * @param middleDays its middle, days after the first point
   */
  public record Box(
      double power, double depth, double depthError, double durationDays, double middleDays) {}

  /** Takes points and lengths of boxes; see {@code BoxLeastSquares}. */
  public BoxSearch(
      double[] times, double[] values, double[] errors, double[] durations, int oversampling) {
    int size = times.length;
    this.times = new double[size];
    weights = new double[size];
    products = new double[size];
    this.durations = durations;
    this.oversampling = oversampling;
    shortest = Arrays.stream(durations).min().orElseThrow();
    double median = Quantiles.median(values);
    double weight = 0;
    double product = 0;
    for (int i = 0; i < size; i++) {
      this.times[i] = times[i] - times[0];
      weights[i] = 1 / (errors[i] * errors[i]);
      products[i] = weights[i] * (values[i] - median);
      weight += weights[i];
      product += products[i];
    }
    totalWeight = weight;
    totalProduct = product;
  }

  /** Compares every point with every box. */
  public Box exact(double period) {
    Box best = NONE;
    double half = 0.5 * period;
    for (double duration : durations) {
      double step = duration / oversampling;
      int starts = (int) Math.ceil((period + step) / step);
      for (int start = 0; start < starts; start++) {
        double middle = start * step;
        double weight = 0;
        double product = 0;
        for (int i = 0; i < times.length; i++) {
          double shifted = times[i] - middle + half;
          double phase = shifted - period * Math.floor(shifted / period);
          if (Math.abs(phase - half) < 0.5 * duration) {
            weight += weights[i];
            product += products[i];
          }
        }
        best = better(best, weight, product, duration, middle % period);
      }
    }
    return best;
  }

  /** Counts points in bins and compares runs of bins. */
  public Box binned(double period) {
    int bins = Math.max(2, (int) Math.ceil(period * oversampling / shortest));
    double width = period / bins;
    double[] weight = new double[2 * bins + 1];
    double[] product = new double[2 * bins + 1];
    for (int i = 0; i < times.length; i++) {
      double turns = times[i] / period;
      int bin = Math.min(bins - 1, (int) ((turns - Math.floor(turns)) * bins));
      weight[bin + 1] += weights[i];
      product[bin + 1] += products[i];
    }
    for (int bin = 1; bin <= 2 * bins; bin++) {
      int from = bin > bins ? bin - bins : bin;
      double inBin = bin > bins ? weight[from] - weight[from - 1] : weight[bin];
      double valueInBin = bin > bins ? product[from] - product[from - 1] : product[bin];
      weight[bin] = weight[bin - 1] + inBin;
      product[bin] = product[bin - 1] + valueInBin;
    }
    Box best = NONE;
    for (double duration : durations) {
      int length = Math.max(1, Math.min(bins - 1, (int) Math.rint(duration / width)));
      for (int start = 0; start < bins; start++) {
        double middle = ((start + 0.5 * length) * width) % period;
        best =
            better(
                best,
                weight[start + length] - weight[start],
                product[start + length] - product[start],
                duration,
                middle);
      }
    }
    return best;
  }

  private Box better(Box best, double weight, double product, double duration, double middle) {
    double outsideWeight = totalWeight - weight;
    if (!(weight > NOTHING * totalWeight && outsideWeight > NOTHING * totalWeight)) {
      return best;
    }
    double depth = (totalProduct - product) / outsideWeight - product / weight;
    double power = 0.5 * weight * depth * depth;
    if (depth > 0 && !(power <= best.power())) {
      return new Box(power, depth, Math.sqrt(1 / weight + 1 / outsideWeight), duration, middle);
    }
    return best;
  }
}
