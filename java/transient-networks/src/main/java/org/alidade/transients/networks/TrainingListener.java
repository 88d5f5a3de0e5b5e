package org.alidade.transients.networks;

/** Follows a training, and may end it. */
@FunctionalInterface
public interface TrainingListener {
  /** Follows nothing. */
  TrainingListener SILENT = epoch -> true;

  /**
   * How it stands after an epoch.
   *
   * @param epoch number of the epoch from 1
   * @param trainingLoss mean loss of the samples that were learned from
   * @param validationLoss mean loss of the samples that were watched
   * @param validationArea area below the precision-recall curve of those
   * @param learningRate step of the optimiser
   * @param best whether it is the best so far
   */
  record Epoch(
      int epoch,
      double trainingLoss,
      double validationLoss,
      double validationArea,
      double learningRate,
      boolean best) {}

  /**
   * Called after every epoch.
   *
   * @return whether to go on; if not, the best so far is kept
   */
  boolean onEpoch(Epoch epoch);
}
