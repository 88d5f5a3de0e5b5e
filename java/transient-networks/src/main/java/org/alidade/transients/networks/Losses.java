package org.alidade.transients.networks;

import ai.djl.ndarray.NDArray;

/** What a network is to make small. */
final class Losses {
  private Losses() {}

  /**
   * Binary cross-entropy of logits with a weight on positives, and 1 minus the Dice coefficient if
   * that is part of it.
   */
  static NDArray of(NDArray logits, NDArray truth, double positiveWeight, boolean dice) {
    NDArray softplus = logits.abs().neg().exp().add(1).log().add(logits.neg().maximum(0));
    NDArray weights = truth.mul(positiveWeight - 1).add(1);
    NDArray entropy = logits.mul(truth.neg().add(1)).add(weights.mul(softplus)).mean();
    if (!dice) {
      return entropy;
    }
    NDArray probability = logits.getNDArrayInternal().sigmoid();
    NDArray shared = probability.mul(truth).sum().mul(2).add(1);
    NDArray all = probability.sum().add(truth.sum()).add(1);
    return entropy.add(shared.div(all).neg().add(1));
  }
}
