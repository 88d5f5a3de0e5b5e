package org.alidade.transients.difference;

import java.util.ArrayList;
import java.util.List;
import org.alidade.transients.PsfStamp;

/**
 * Functions that a convolution kernel is made of. The first has unit sum and the others none, so
 * that the sum of the kernel is the coefficient of the first and can be kept constant over the
 * field (Alard 2000, A&amp;AS 144, 363).
 *
 * @param half pixels from the middle of the kernel to its border
 * @param functions the functions, row by row
 */
record KernelBasis(int half, List<double[]> functions) {
  private static final double[] WIDTHS_PX = {0.7, 1.5, 3.0};
  private static final int[] DEGREES = {6, 4, 2};

  /**
   * Three Gaussians times polynomials of degree 6, 4 and 2: 49 functions (Alard &amp; Lupton 1998,
   * ApJ 503, 325).
   *
   * @param scale factor on the widths of 0.7, 1.5 and 3 pixels
   */
  static KernelBasis gaussians(int half, double scale) {
    List<double[]> functions = new ArrayList<>();
    for (int k = 0; k < WIDTHS_PX.length; k++) {
      for (int degree = 0; degree <= DEGREES[k]; degree++) {
        for (int j = 0; j <= degree; j++) {
          functions.add(gaussian(half, scale * WIDTHS_PX[k], degree - j, j));
        }
      }
    }
    return new KernelBasis(half, withoutSums(functions));
  }

  /** Every pixel on its own. */
  static KernelBasis pixels(int half) {
    int size = 2 * half + 1;
    int middle = size * half + half;
    List<double[]> functions = new ArrayList<>();
    functions.add(pixel(size * size, middle));
    for (int i = 0; i < size * size; i++) {
      if (i != middle) {
        functions.add(pixel(size * size, i));
      }
    }
    return new KernelBasis(half, withoutSums(functions));
  }

  private static double[] pixel(int length, int at) {
    double[] function = new double[length];
    function[at] = 1;
    return function;
  }

  private static double[] gaussian(int half, double sigma, int powerX, int powerY) {
    int size = 2 * half + 1;
    double[] values = new double[size * size];
    for (int y = -half; y <= half; y++) {
      for (int x = -half; x <= half; x++) {
        double u = x / sigma;
        double v = y / sigma;
        values[(y + half) * size + x + half] =
            Math.exp(-0.5 * (u * u + v * v)) * Math.pow(u, powerX) * Math.pow(v, powerY);
      }
    }
    return values;
  }

  private static List<double[]> withoutSums(List<double[]> functions) {
    List<double[]> result = new ArrayList<>();
    double[] first = functions.get(0).clone();
    scale(first, 1 / sum(first));
    result.add(first);
    for (double[] function : functions.subList(1, functions.size())) {
      double[] values = function.clone();
      double sum = sum(values);
      for (int i = 0; i < values.length; i++) {
        values[i] -= sum * first[i];
      }
      result.add(values);
    }
    return result;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  int size() {
    return 2 * half + 1;
  }

  int count() {
    return functions.size();
  }

  /** The kernel of given coefficients. */
  PsfStamp kernel(double[] coefficients) {
    double[] values = new double[size() * size()];
    for (int k = 0; k < coefficients.length; k++) {
      double[] function = functions.get(k);
      for (int i = 0; i < values.length; i++) {
        values[i] += coefficients[k] * function[i];
      }
    }
    return new PsfStamp(size(), values);
  }
}
