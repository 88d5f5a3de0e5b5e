package org.alidade.cube.internal.solve;

import org.alidade.array.BadInputException;
import org.alidade.cube.CubeShape;

/** Orbit weights per component, from weights per component or per unknown. */
public final class OrbitWeights {
  private OrbitWeights() {}

  /**
   * Weights per component; those per unknown are summed over populations.
   *
   * @param weights C or C*P values, finite, not negative
   * @param shape sizes of the problem
   * @throws BadInputException if the length fits neither
   */
  public static double[] perComponent(double[] weights, CubeShape shape) {
    int components = shape.components();
    if (weights.length == components) {
      return weights.clone();
    }
    if (weights.length != shape.unknowns()) {
      throw new BadInputException(
          weights.length + " values",
          "orbitWeights",
          "pass C = " + components + " or C*P = " + shape.unknowns() + " values");
    }
    double[] sums = new double[components];
    for (int j = 0; j < weights.length; j++) {
      sums[j / shape.populations()] += weights[j];
    }
    return sums;
  }
}
