package org.alidade.lightcurve.internal.period;

import java.util.Arrays;

/**
 * Normal equations of a sum of harmonics, in the order cos 1, sin 1, cos 2, sin 2 ..., made of sums
 * of sines and cosines (Palmer 2009, ApJ 695, 496), and their solution.
 */
final class NormalEquations {
  /** A pivot below this fraction of its diagonal element is a column that says nothing new. */
  private static final double SINGULAR = 1e-12;

  private final int size;
  private final double[] matrix;
  private final double[] factor;
  private final double[] right;
  private final double[] forward;
  private double weakest;

  NormalEquations(int terms) {
    size = 2 * terms;
    matrix = new double[size * size];
    factor = new double[size * size];
    right = new double[size];
    forward = new double[size];
  }

  void clear() {
    Arrays.fill(matrix, 0);
    Arrays.fill(right, 0);
  }

  /**
   * Adds the points of a band.
   *
   * @param weightCosines sums of w cos(k x) for k = 0 (the total weight) to twice the terms
   * @param weightSines sums of w sin(k x), likewise
   * @param valueCosines sums of w y cos(k x) for k = 0 (not used) to the terms
   * @param valueSines sums of w y sin(k x), likewise
   * @param floatingMean whether the band's mean is free
   */
  void add(
      double[] weightCosines,
      double[] weightSines,
      double[] valueCosines,
      double[] valueSines,
      boolean floatingMean) {
    double inverse = floatingMean ? 1 / weightCosines[0] : 0;
    for (int j = 1; 2 * j <= size; j++) {
      int cosine = 2 * j - 2;
      int sine = cosine + 1;
      right[cosine] += valueCosines[j];
      right[sine] += valueSines[j];
      for (int k = 1; k <= j; k++) {
        int otherCosine = 2 * k - 2;
        int otherSine = otherCosine + 1;
        double sumC = weightCosines[j + k];
        double differenceC = weightCosines[j - k];
        double sumS = weightSines[j + k];
        double differenceS = weightSines[j - k];
        matrix[cosine * size + otherCosine] +=
            0.5 * (differenceC + sumC) - inverse * weightCosines[j] * weightCosines[k];
        matrix[sine * size + otherSine] +=
            0.5 * (differenceC - sumC) - inverse * weightSines[j] * weightSines[k];
        matrix[sine * size + otherCosine] +=
            0.5 * (sumS + differenceS) - inverse * weightSines[j] * weightCosines[k];
        if (k < j) {
          matrix[cosine * size + otherSine] +=
              0.5 * (sumS - differenceS) - inverse * weightCosines[j] * weightSines[k];
        }
      }
    }
  }

  /** By how much the best harmonics lower chi-squared. */
  double reduction() {
    double reduction = 0;
    weakest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double sum = right[i];
      for (int j = 0; j < i; j++) {
        double element = matrix[i * size + j];
        for (int k = 0; k < j; k++) {
          element -= factor[i * size + k] * factor[j * size + k];
        }
        double pivot = factor[j * size + j];
        factor[i * size + j] = pivot == 0 ? 0 : element / pivot;
        sum -= factor[i * size + j] * forward[j];
      }
      double diagonal = matrix[i * size + i];
      double pivot = diagonal;
      for (int k = 0; k < i; k++) {
        pivot -= factor[i * size + k] * factor[i * size + k];
      }
      weakest = Math.min(weakest, pivot);
      boolean regular = pivot > SINGULAR * diagonal;
      factor[i * size + i] = regular ? Math.sqrt(pivot) : 0;
      forward[i] = regular ? sum / factor[i * size + i] : 0;
      reduction += forward[i] * forward[i];
    }
    return reduction;
  }

  /**
   * Smallest pivot of the last solution: far below the total weight where errors of the sums grow.
   */
  double weakest() {
    return weakest;
  }

  /** Coefficients of the harmonics, after {@link #reduction()}. */
  double[] coefficients() {
    double[] result = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double sum = forward[i];
      for (int k = i + 1; k < size; k++) {
        sum -= factor[k * size + i] * result[k];
      }
      double pivot = factor[i * size + i];
      result[i] = pivot == 0 ? 0 : sum / pivot;
    }
    return result;
  }
}
