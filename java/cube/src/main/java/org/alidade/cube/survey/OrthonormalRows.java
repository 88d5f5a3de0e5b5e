package org.alidade.cube.survey;

import java.util.ArrayList;
import java.util.List;

/** Orthonormal basis of the space some vectors span, by Gram-Schmidt applied twice. */
final class OrthonormalRows {
  private static final double DEPENDENT = 1e-10;

  private final List<double[]> basis = new ArrayList<>();

  OrthonormalRows(double[][] vectors) {
    for (double[] vector : vectors) {
      double before = Math.sqrt(dot(vector, vector));
      double[] rest = remove(remove(vector));
      double norm = Math.sqrt(dot(rest, rest));
      if (norm > DEPENDENT * before) {
        for (int i = 0; i < rest.length; i++) {
          rest[i] /= norm;
        }
        basis.add(rest);
      }
    }
  }

  /** The part of a vector that is orthogonal to the space. */
  double[] remove(double[] vector) {
    double[] rest = vector.clone();
    for (double[] direction : basis) {
      double share = dot(direction, rest);
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= share * direction[i];
      }
    }
    return rest;
  }

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
