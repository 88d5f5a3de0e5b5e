package org.alidade.cube.internal.solve;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.RatioPenalty;
import org.jspecify.annotations.Nullable;

/**
 * Relaxed steps towards the ratios of the orbit weights; see {@link RatioPenalty} for the formula.
 * Sums are taken from x before every step.
 */
public final class RatioStep {
  private final double[] weights;
  private final RatioPenalty penalty;
  private final double eta;
  private final boolean nonNegative;
  private final int anchor;
  private final int[] candidates;
  private final double[] block;
  private final double[] anchorBlock;
  private long steps;

  private RatioStep(
      double[] weights,
      int populations,
      RatioPenalty penalty,
      double eta,
      boolean nonNegative,
      int anchor,
      int[] candidates) {
    this.weights = weights;
    this.penalty = penalty;
    this.eta = eta;
    this.nonNegative = nonNegative;
    this.anchor = anchor;
    this.candidates = candidates;
    this.block = new double[populations];
    this.anchorBlock = new double[populations];
  }

  /**
   * The steps that the options ask for, or null if they ask for none.
   *
   * @param weights C orbit weights, or null
   * @param populations number of populations P
   * @param penalty options
   * @param eta relaxation of one step
   * @param nonNegative whether the two blocks are clipped at zero after a step
   * @throws BadInputException if weights are missing or the anchor is out of range or has no weight
   */
  public static @Nullable RatioStep of(
      double @Nullable [] weights,
      int populations,
      RatioPenalty penalty,
      double eta,
      boolean nonNegative) {
    double largest = weights == null ? 0 : Arrays.stream(weights).max().orElse(0);
    if (penalty.use() == RatioPenalty.Use.ON && largest <= 0) {
      throw new BadInputException(
          "the ratio penalty is on without orbit weights of positive sum",
          "orbitWeights",
          "pass C or C*P weights or switch the penalty off");
    }
    if (penalty.use() == RatioPenalty.Use.OFF || weights == null || largest <= 0) {
      return null;
    }
    double least = penalty.minWeight() * largest;
    int anchor = anchor(weights, penalty.anchor(), least);
    int[] candidates =
        IntStream.range(0, weights.length)
            .filter(c -> c != anchor && weights[c] > 0 && weights[c] >= least)
            .toArray();
    return new RatioStep(
        weights.clone(), populations, penalty, eta, nonNegative, anchor, candidates);
  }

  private static int anchor(double[] weights, int wanted, double least) {
    if (wanted == RatioPenalty.AUTO_ANCHOR) {
      int best = 0;
      for (int c = 1; c < weights.length; c++) {
        best = weights[c] > weights[best] ? c : best;
      }
      return best;
    }
    if (wanted >= weights.length) {
      throw new BadInputException(
          "anchor " + wanted, "ratioAnchor", "use an index from 0 to " + (weights.length - 1));
    }
    if (weights[wanted] <= 0 || weights[wanted] < least) {
      throw new BadInputException(
          "anchor " + wanted + " has weight " + weights[wanted],
          "ratioAnchor",
          "choose a component whose weight is at least ratioMinWeight times the largest");
    }
    return wanted;
  }

  /** Index of the anchor component. */
  public int anchor() {
    return anchor;
  }

  /** Components that take part besides the anchor. */
  public int[] candidates() {
    return candidates.clone();
  }

  /** Steps taken so far. */
  public long steps() {
    return steps;
  }

  /** With the penalty's probability takes one batch of steps for random components. */
  void trigger(SplittableRandom random, DoubleArray x) {
    if (candidates.length == 0 || random.nextDouble() >= penalty.probability()) {
      return;
    }
    for (int i = 0; i < penalty.batch(); i++) {
      step(x, candidates[random.nextInt(candidates.length)]);
    }
  }

  /**
   * One step for a component and the anchor.
   *
   * @param x weights, C*P values, updated
   * @param component a component other than the anchor
   */
  public void step(DoubleArray x, int component) {
    int populations = block.length;
    x.copyTo((long) component * populations, block, 0, populations);
    x.copyTo((long) anchor * populations, anchorBlock, 0, populations);
    double ratio = weights[component] / weights[anchor];
    double sum = Arrays.stream(block).sum();
    double anchorSum = Arrays.stream(anchorBlock).sum();
    double error = sum - ratio * anchorSum;
    if (penalty.form() == RatioPenalty.Form.UNIFORM) {
      double shift = eta * error / (populations * (1 + ratio * ratio));
      add(block, -shift);
      add(anchorBlock, ratio * shift);
    } else {
      double moved = eta * error / (1 + ratio);
      // A block without mass has no shape to keep: nothing can be moved into or out of it.
      if (!(sum > 0 && anchorSum > 0)) {
        return;
      }
      scale(block, 1 - moved / sum);
      scale(anchorBlock, 1 + moved / anchorSum);
    }
    clip(block);
    clip(anchorBlock);
    x.copyFrom(block, 0, (long) component * populations, populations);
    x.copyFrom(anchorBlock, 0, (long) anchor * populations, populations);
    steps++;
  }

  private static void add(double[] values, double shift) {
    for (int p = 0; p < values.length; p++) {
      values[p] += shift;
    }
  }

  private static void scale(double[] values, double factor) {
    for (int p = 0; p < values.length; p++) {
      values[p] *= factor;
    }
  }

  private void clip(double[] values) {
    if (!nonNegative) {
      return;
    }
    for (int p = 0; p < values.length; p++) {
      values[p] = Math.max(values[p], 0);
    }
  }
}
