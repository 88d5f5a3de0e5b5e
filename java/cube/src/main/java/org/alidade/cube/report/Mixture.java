package org.alidade.cube.report;

import java.util.Arrays;

/**
 * How one mixture of components compares with another; both are scaled to the sum 1 first.
 *
 * @param l1 sum of absolute differences
 * @param lInf largest absolute difference
 * @param cosine cosine of the angle between the mixtures
 * @param pearson correlation coefficient
 * @param klOfPrior Kullback-Leibler divergence of the prior from the usage, sum w ln(w / u), in
 *     nats
 * @param klOfUsage Kullback-Leibler divergence of the usage from the prior, sum u ln(u / w), in
 *     nats
 */
record Mixture(
    double l1, double lInf, double cosine, double pearson, double klOfPrior, double klOfUsage) {
  /**
   * Parts below this count as this in the divergences, so that an unused component stays finite.
   */
  private static final double FLOOR = 1e-12;

  static final Mixture UNKNOWN =
      new Mixture(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Compares usage with prior; unknown if either is empty or without light. */
  static Mixture of(double[] usage, double[] prior) {
    double[] u = unitSum(usage);
    double[] w = unitSum(prior);
    if (u.length == 0 || u.length != w.length) {
      return UNKNOWN;
    }
    double l1 = 0;
    double lInf = 0;
    double uw = 0;
    for (int c = 0; c < u.length; c++) {
      double difference = Math.abs(u[c] - w[c]);
      l1 += difference;
      lInf = Math.max(lInf, difference);
      uw += u[c] * w[c];
    }
    double cosine = uw / (norm(u) * norm(w));
    return new Mixture(l1, lInf, cosine, pearson(u, w), divergence(w, u), divergence(u, w));
  }

  /** Values divided by their sum; empty if the sum is not positive. */
  static double[] unitSum(double[] values) {
    double sum = Arrays.stream(values).sum();
    return sum > 0 && Double.isFinite(sum)
        ? Arrays.stream(values).map(value -> value / sum).toArray()
        : new double[0];
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  /** Correlation coefficient; NaN if either does not vary. */
  static double pearson(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(Double.NaN);
    double meanB = Arrays.stream(b).average().orElse(Double.NaN);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double divergence(double[] of, double[] from) {
    double sum = 0;
    for (int c = 0; c < of.length; c++) {
      if (of[c] > 0) {
        sum += of[c] * Math.log(of[c] / Math.max(from[c], FLOOR));
      }
    }
    return sum;
  }
}
