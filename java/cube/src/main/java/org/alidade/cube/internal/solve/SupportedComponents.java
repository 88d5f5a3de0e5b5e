package org.alidade.cube.internal.solve;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;

/**
 * The components that can contribute to the model: those with at least one column that is not
 * empty. The others are left out of a solve, their weights stay zero.
 */
public final class SupportedComponents {
  private static final int MOST_NAMED = 10;

  private final boolean[] supported;

  private SupportedComponents(boolean[] supported) {
    this.supported = supported;
  }

  /** Those of a problem. */
  public static SupportedComponents of(FitProblem problem) {
    boolean[] supported = new boolean[problem.shape().components()];
    double[] curvature = problem.curvature().toArray();
    for (int j = 0; j < curvature.length; j++) {
      supported[j / problem.shape().populations()] |= curvature[j] > 0;
    }
    return new SupportedComponents(supported);
  }

  /** All of them, without a look at the matrix. */
  static SupportedComponents all(int components) {
    boolean[] supported = new boolean[components];
    Arrays.fill(supported, true);
    return new SupportedComponents(supported);
  }

  /** Whether a component can contribute. */
  public boolean contains(int component) {
    return supported[component];
  }

  /** The weights of supported components; zero for the others. */
  public double[] restrict(double[] perComponent) {
    return IntStream.range(0, supported.length)
        .mapToDouble(c -> supported[c] ? perComponent[c] : 0)
        .toArray();
  }

  /**
   * Sets the weights of the other components to zero.
   *
   * @param x weights, C*P values, updated
   */
  public void clearOthers(DoubleArray x) {
    int populations = Math.toIntExact(x.size() / supported.length);
    for (int c : others()) {
      x.copyFrom(new double[populations], 0, (long) c * populations, populations);
    }
  }

  private int[] others() {
    return IntStream.range(0, supported.length).filter(c -> !supported[c]).toArray();
  }

  /** What the user should know about components that are left out; empty if there are none. */
  public Optional<String> message() {
    int[] others = others();
    if (others.length == 0) {
      return Optional.empty();
    }
    String named =
        Arrays.stream(others)
            .limit(MOST_NAMED)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    return Optional.of(
        others.length
            + " of "
            + supported.length
            + " components have no light in any spaxel, their weights are zero: "
            + named
            + (others.length > MOST_NAMED ? ", ..." : ""));
  }
}
