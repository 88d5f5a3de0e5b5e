package org.alidade.cube.view;

/**
 * Weights as a fit saved them.
 *
 * <p>Example: {@code view.weights(WeightChoice.LATEST).map(FitWeights::epoch)}.
 *
 * @param choice which of the saved weights they are
 * @param x C*P weights, component first; not to be changed
 * @param epoch epoch they belong to, 0 if it is not recorded
 * @param timeSec when they were saved, unix seconds; NaN if it is not recorded
 * @param valRmse error on the validation sample, NaN if it is not recorded
 * @param fingerprint identity of the matrix they belong to, empty if it is not recorded
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record FitWeights(
    WeightChoice choice,
    double[] x,
    long epoch,
    double timeSec,
    double valRmse,
    String fingerprint) {

  /** The weights of one component, P values. */
  public double[] component(int component, int populations) {
    return java.util.Arrays.copyOfRange(x, component * populations, (component + 1) * populations);
  }

  /** Sum of the weights of every component, C values. */
  public double[] componentSums(int populations) {
    double[] sums = new double[x.length / populations];
    for (int c = 0; c < sums.length; c++) {
      for (int p = 0; p < populations; p++) {
        sums[c] += x[c * populations + p];
      }
    }
    return sums;
  }

  /** Sum of the weights of every population over all components, P values. */
  public double[] populationSums(int populations) {
    double[] sums = new double[populations];
    for (int j = 0; j < x.length; j++) {
      sums[j % populations] += x[j];
    }
    return sums;
  }
}
