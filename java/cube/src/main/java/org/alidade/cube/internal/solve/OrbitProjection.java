package org.alidade.cube.internal.solve;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;

/**
 * Pulls the mixture of components towards the orbit weights (spec cubefit section 4): with usage
 * {@code s_c} and target share {@code t_c}, {@code F_c = t_c sum(s) / s_c} and {@code x[c, :] <- (1
 * - beta) x[c, :] + beta F_c x[c, :]}. The shapes over populations and the total usage stay; with
 * beta = 1 the shares are the targets.
 *
 * <p>Components without any usage cannot be scaled to one and take no part, so the targets are
 * shares among the others; they are reported.
 */
public final class OrbitProjection {
  /** Shares below this count as this much, so that no component is scaled to nothing. */
  private static final double LEAST_SHARE = 1e-12;

  private final double[] targets;
  private final double beta;
  private final double[] usageFactors;
  private final BitSet dead = new BitSet();

  /**
   * A projection.
   *
   * @param targets C orbit weights; only their ratios matter
   * @param supported components that take part
   * @param beta share of the way, above 0 and at most 1
   * @param usageFactors usage per unit of every weight, C*P values; empty = 1
   * @throws BadInputException if no target is positive
   */
  public OrbitProjection(
      double[] targets, SupportedComponents supported, double beta, double[] usageFactors) {
    double total = Arrays.stream(supported.restrict(targets)).sum();
    if (!(total > 0)) {
      throw new BadInputException(
          "the orbit projection is on without orbit weights of positive sum",
          "orbitWeights",
          "pass C or C*P weights or switch the projection off");
    }
    this.targets = new double[targets.length];
    for (int c = 0; c < targets.length; c++) {
      this.targets[c] = supported.contains(c) ? Math.max(targets[c] / total, LEAST_SHARE) : 0;
    }
    this.beta = beta;
    this.usageFactors = usageFactors.clone();
  }

  /**
   * One projection.
   *
   * @param x weights, C*P values, updated
   */
  public void apply(DoubleArray x) {
    double[] usage = ComponentSums.of(x, usageFactors, targets.length);
    double totalUsage = 0;
    double totalTarget = 0;
    dead.clear();
    for (int c = 0; c < usage.length; c++) {
      if (targets[c] > 0 && usage[c] > 0) {
        totalUsage += usage[c];
        totalTarget += targets[c];
      } else if (targets[c] > LEAST_SHARE) {
        dead.set(c);
      }
    }
    double[] values = x.toArray();
    int populations = values.length / targets.length;
    for (int j = 0; j < values.length; j++) {
      int c = j / populations;
      if (targets[c] > 0 && usage[c] > 0) {
        double factor = targets[c] / totalTarget * (totalUsage / usage[c]);
        values[j] *= 1 - beta + beta * factor;
      }
    }
    x.copyFrom(values, 0, 0, values.length);
  }

  /** What the user should know after the last projection; empty if nothing. */
  public Optional<String> message() {
    return dead.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "orbit projection: components "
                + dead
                + " have orbit weight but no weights in the fit, and scaling cannot revive them");
  }
}
