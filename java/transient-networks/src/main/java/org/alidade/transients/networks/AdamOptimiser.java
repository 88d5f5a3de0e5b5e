package org.alidade.transients.networks;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Adam (Kingma &amp; Ba 2015) with the decay of weights in the gradient or apart from it (AdamW,
 * Loshchilov &amp; Hutter 2019).
 */
final class AdamOptimiser {
  private static final double KEPT_OF_MEAN = 0.9;
  private static final double KEPT_OF_SQUARE = 0.999;
  private static final double SMALL = 1e-8;

  private final TrainingOptions.Recipe recipe;
  private final Map<String, NDArray> means = new HashMap<>();
  private final Map<String, NDArray> squares = new HashMap<>();
  private double learningRate;
  private int steps;

  AdamOptimiser(TrainingOptions.Recipe recipe) {
    this.recipe = recipe;
    learningRate = recipe.learningRate();
  }

  double learningRate() {
    return learningRate;
  }

  void setLearningRate(double rate) {
    learningRate = rate;
  }

  /** Takes a step; gradients are changed and not closed. */
  void step(Function<String, NDArray> weights, Map<String, NDArray> gradients) {
    steps++;
    double clip = clip(gradients);
    gradients.forEach((name, gradient) -> update(name, weights.apply(name), gradient, clip));
  }

  private double clip(Map<String, NDArray> gradients) {
    if (recipe.gradientClip() == Double.POSITIVE_INFINITY) {
      return 1;
    }
    double squared = 0;
    for (NDArray gradient : gradients.values()) {
      try (NDArray square = gradient.square();
          NDArray sum = square.sum()) {
        squared += sum.getFloat();
      }
    }
    return Math.min(1, recipe.gradientClip() / (Math.sqrt(squared) + 1e-6));
  }

  private void update(String name, NDArray weight, NDArray gradient, double clip) {
    if (clip < 1) {
      gradient.muli(clip);
    }
    if (recipe.decoupled()) {
      weight.muli(1 - learningRate * recipe.weightDecay());
    } else {
      try (NDArray decay = weight.mul(recipe.weightDecay())) {
        gradient.addi(decay);
      }
    }
    NDArray mean = means.computeIfAbsent(name, key -> weight.zerosLike());
    NDArray square = squares.computeIfAbsent(name, key -> weight.zerosLike());
    try (NDArray squared = gradient.square()) {
      square.muli(KEPT_OF_SQUARE).addi(squared.muli(1 - KEPT_OF_SQUARE));
    }
    mean.muli(KEPT_OF_MEAN).addi(gradient.muli(1 - KEPT_OF_MEAN));
    double meanScale = learningRate / (1 - Math.pow(KEPT_OF_MEAN, steps));
    double squareScale = Math.sqrt(1 - Math.pow(KEPT_OF_SQUARE, steps));
    try (NDArray deviation = square.sqrt();
        NDArray change = mean.mul(meanScale)) {
      weight.subi(change.divi(deviation.divi(squareScale).addi(SMALL)));
    }
  }
}
