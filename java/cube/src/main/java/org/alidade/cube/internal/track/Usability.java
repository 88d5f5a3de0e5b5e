package org.alidade.cube.internal.track;

import java.util.Arrays;
import java.util.Optional;

/** Whether a vector may start a solve. */
public final class Usability {
  private Usability() {}

  /**
   * Why a vector cannot start a solve, or empty if it can.
   *
   * @param x the vector
   * @param unknowns length it must have
   */
  public static Optional<String> problem(double[] x, int unknowns) {
    if (x.length != unknowns) {
      return Optional.of(
          "it has " + x.length + " elements, the problem has " + unknowns + " unknowns");
    }
    if (!Arrays.stream(x).allMatch(Double::isFinite)) {
      return Optional.of("it has elements that are not finite");
    }
    if (Arrays.stream(x).allMatch(value -> value == 0)) {
      return Optional.of("it is all zero");
    }
    return Optional.empty();
  }

  /** The same for a vector of a file, which must belong to the present matrix. */
  static Optional<String> problem(StoredVector vector, int unknowns, String fingerprint) {
    if (!vector.fingerprint().equals(fingerprint)) {
      return Optional.of(
          vector.fingerprint().isEmpty()
              ? "it does not say which matrix it belongs to (no attribute build.fingerprint)"
              : "it belongs to other inputs or build options");
    }
    return problem(vector.x(), unknowns);
  }
}
