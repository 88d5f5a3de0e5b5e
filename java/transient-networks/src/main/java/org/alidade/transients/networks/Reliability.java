package org.alidade.transients.networks;

/**
 * Probabilities against frequencies in ten bins of equal width.
 *
 * @param counts samples per bin
 * @param meanProbability mean probability per bin, 0 in empty ones
 * @param frequency real samples over all per bin, 0 in empty ones
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record Reliability(int[] counts, double[] meanProbability, double[] frequency) {
  static Reliability of(double[] probabilities, boolean[] real) {
    int[] counts = new int[Evaluation.BINS];
    double[] mean = new double[Evaluation.BINS];
    double[] frequency = new double[Evaluation.BINS];
    for (int i = 0; i < real.length; i++) {
      int bin = Math.min(Evaluation.BINS - 1, (int) (probabilities[i] * Evaluation.BINS));
      counts[bin]++;
      mean[bin] += probabilities[i];
      frequency[bin] += real[i] ? 1 : 0;
    }
    for (int bin = 0; bin < counts.length; bin++) {
      mean[bin] /= Math.max(1, counts[bin]);
      frequency[bin] /= Math.max(1, counts[bin]);
    }
    return new Reliability(counts, mean, frequency);
  }

  /** Mean distance, weighted by the samples of the bins. */
  double error() {
    double sum = 0;
    double all = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      sum += counts[bin] * Math.abs(meanProbability[bin] - frequency[bin]);
      all += counts[bin];
    }
    return sum / all;
  }
}
