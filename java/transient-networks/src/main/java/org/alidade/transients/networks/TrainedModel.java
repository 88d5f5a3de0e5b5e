package org.alidade.transients.networks;

import java.nio.file.Path;
import java.util.List;

/**
 * What a training gave.
 *
 * @param recipe the version in the registry with its evaluation
 * @param folder its folder, with weights, recipe and the figure of the evaluation
 * @param history the epochs
 */
public record TrainedModel(ModelRecipe recipe, Path folder, List<TrainingListener.Epoch> history) {
  /** Makes the list immutable. */
  public TrainedModel {
    history = List.copyOf(history);
  }
}
