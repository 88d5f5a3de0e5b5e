package org.alidade.cube.internal.solve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alidade.array.DoubleArray;
import org.alidade.math.Nnls;

/**
 * Sharpens weights between epochs (spec cubefit section 4): on a patch of 32 spaxels the most
 * promising columns are solved for exactly while the others keep their weights.
 *
 * <p>Promising are the columns with the largest {@code |g_j| / sqrt(D_j)}, g the gradient on the
 * patch, at most 6 per component and 256 in all. What is best on the patch is not best everywhere,
 * so the step is shortened to where the weighted error over all data is smallest. It is taken if
 * that error falls below 0.9995 of what it was and the mixture of components moves away from the
 * orbit weights by no more than 2 %.
 */
public final class PatchPolish {
  private static final String TAG = "cube.polish";
  private static final int SPAXELS = 32;
  private static final int COLUMNS_PER_COMPONENT = 6;
  private static final int MOST_COLUMNS = 256;
  private static final long MAX_BYTES = 256L << 20;
  private static final double ENOUGH = 0.9995;
  private static final double MIXTURE_TOLERANCE = 1.02;

  private final FitProblem problem;
  private final double[] targets;
  private final int[] spaxels;
  private int attempts;
  private int accepted;

  /**
   * A polish for one problem.
   *
   * @param problem the fit; its penalties do not count here
   * @param targets C orbit weights; empty = the mixture does not matter
   */
  public PatchPolish(FitProblem problem, double[] targets) {
    this.problem = problem;
    this.targets = targets.clone();
    this.spaxels = NnlsPatchStart.evenlySpread(SPAXELS, problem.shape().spaxels());
  }

  /**
   * Tries one step.
   *
   * @param x weights, C*P values of zero or more; better ones if the step was taken
   * @return whether it was taken
   */
  public boolean polish(DoubleArray x) {
    attempts++;
    int pixels = problem.shape().pixels();
    try (DoubleArray residual = DoubleArray.allocate(TAG, problem.shape().spaxels(), pixels);
        DoubleArray target = DoubleArray.copyOf(TAG, x.toArray())) {
      double before = problem.residual(x, residual);
      int[] columns = promising(x, residual);
      if (columns.length == 0) {
        return false;
      }
      solve(columns, x, residual, target);
      double share = bestShare(before, residual, target);
      if (share > 0) {
        move(target, x, share);
        if (mixtureKept(x, target)) {
          x.copyFrom(target.toArray(), 0, 0, Math.toIntExact(x.size()));
          accepted++;
          return true;
        }
      }
      return false;
    }
  }

  /** Columns that a change of their weight helps most, ascending. */
  private int[] promising(DoubleArray x, DoubleArray residual) {
    double[] gradient = patchGradient(residual);
    double[] score = new double[gradient.length];
    for (int j = 0; j < score.length; j++) {
      double curvature = problem.curvature().get(j);
      boolean free = gradient[j] > 0 || x.get(j) > 0;
      score[j] = free && curvature > 0 ? Math.abs(gradient[j]) / Math.sqrt(curvature) : 0;
    }
    Comparator<Integer> best = Comparator.comparingDouble(j -> -score[j]);
    int populations = problem.shape().populations();
    Stream<Integer> perComponent =
        IntStream.range(0, problem.shape().components())
            .boxed()
            .flatMap(
                c ->
                    IntStream.range(c * populations, (c + 1) * populations)
                        .filter(j -> score[j] > 0)
                        .boxed()
                        .sorted(best)
                        .limit(COLUMNS_PER_COMPONENT));
    return perComponent
        .sorted(best)
        .limit(MOST_COLUMNS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  /** Direction of descent on the patch: the transpose times the weighted residuals there. */
  private double[] patchGradient(DoubleArray residual) {
    int pixels = problem.shape().pixels();
    double[] line = new double[pixels];
    try (DoubleArray patch = DoubleArray.allocate(TAG, problem.shape().spaxels(), pixels);
        DoubleArray gradient = DoubleArray.allocate(TAG, problem.shape().unknowns())) {
      for (int s : spaxels) {
        residual.copyTo((long) s * pixels, line, 0, pixels);
        patch.copyFrom(line, 0, (long) s * pixels, pixels);
      }
      problem.operator().adjoint(patch, gradient);
      return gradient.toArray();
    }
  }

  /** Full weights of the columns that fit what all others leave over on the patch. */
  private void solve(int[] columns, DoubleArray x, DoubleArray residual, DoubleArray target) {
    double[] present = Arrays.stream(columns).mapToDouble(x::get).toArray();
    try (PatchSystem patch = new PatchSystem(problem, spaxels, columns, MAX_BYTES)) {
      double[] wanted = patch.halfWeighted(residual);
      patch.addProduct(present, wanted);
      double[] weights = Nnls.solve(patch.matrix(), wanted).x();
      for (int i = 0; i < columns.length; i++) {
        target.set(columns[i], weights[i]);
      }
    }
  }

  /** Part of the way to the target that lowers the error over all data most; 0 if too little. */
  private double bestShare(double before, DoubleArray residual, DoubleArray target) {
    int pixels = problem.shape().pixels();
    double[] weights = problem.pixelWeights();
    double slope = 0;
    double curvature = 0;
    double[] old = new double[pixels];
    double[] moved = new double[pixels];
    try (DoubleArray there = DoubleArray.allocate(TAG, problem.shape().spaxels(), pixels)) {
      problem.residual(target, there);
      for (int s = 0; s < problem.shape().spaxels(); s++) {
        residual.copyTo((long) s * pixels, old, 0, pixels);
        there.copyTo((long) s * pixels, moved, 0, pixels);
        for (int l = 0; l < pixels; l++) {
          double change = weights[l] > 0 ? (old[l] - moved[l]) / weights[l] : 0;
          slope += old[l] * change;
          curvature += weights[l] * change * change;
        }
      }
    }
    if (!(slope > 0 && curvature > 0)) {
      return 0;
    }
    double share = Math.min(1, slope / curvature);
    double after = before - share * slope + 0.5 * share * share * curvature;
    return after < ENOUGH * ENOUGH * before ? share : 0;
  }

  private static void move(DoubleArray target, DoubleArray x, double share) {
    for (long j = 0; j < x.size(); j++) {
      target.set(j, (1 - share) * x.get(j) + share * target.get(j));
    }
  }

  private boolean mixtureKept(DoubleArray x, DoubleArray target) {
    if (targets.length == 0) {
      return true;
    }
    double before = mixtureError(x);
    return !(mixtureError(target) > MIXTURE_TOLERANCE * before);
  }

  private double mixtureError(DoubleArray x) {
    return ComponentSums.distance(ComponentSums.of(x, new double[0], targets.length), targets);
  }

  /** How often a step was taken, for people. */
  public String message() {
    return "patch polish: " + accepted + " of " + attempts + " steps taken";
  }
}
