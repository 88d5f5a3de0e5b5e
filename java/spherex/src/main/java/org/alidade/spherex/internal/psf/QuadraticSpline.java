package org.alidade.spherex.internal.psf;

/**
 * Interpolating spline of degree 2 through equidistant points, as a sum of B-splines. Its knots are
 * the first abscissa three times, the middles between abscissae but for the first and the last, and
 * the last abscissa three times (spec spherex 7.2).
 */
final class QuadraticSpline {
  private static final int HALVINGS = 60;

  private final double first;
  private final double step;
  private final int count;
  private final double[] coefficients;

  private QuadraticSpline(double first, double step, double[] values) {
    this.first = first;
    this.step = step;
    this.count = values.length;
    this.coefficients = solve(values);
  }

  /** The spline through (first + i * step, values[i]). */
  static QuadraticSpline through(double first, double step, double[] values) {
    return new QuadraticSpline(first, step, values);
  }

  /** Where the spline takes a value between the points before and at an index. */
  double crossing(int index, double value) {
    double low = first + (index - 1) * step;
    double high = first + index * step;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (at(middle) < value) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }

  private double at(double x) {
    double[] basis = new double[3];
    int interval = interval(x);
    basis(x, interval, basis);
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += basis[i] * coefficients[interval - 2 + i];
    }
    return sum;
  }

  /** Every point lies under three B-splines: a tridiagonal system. */
  private double[] solve(double[] values) {
    double[] upper = new double[count];
    double[] result = new double[count];
    double[] basis = new double[3];
    result[0] = values[0];
    for (int i = 1; i < count - 1; i++) {
      basis(first + i * step, i + 1, basis);
      double pivot = basis[1] - basis[0] * upper[i - 1];
      upper[i] = basis[2] / pivot;
      result[i] = (values[i] - basis[0] * result[i - 1]) / pivot;
    }
    result[count - 1] = values[count - 1];
    for (int i = count - 2; i >= 0; i--) {
      result[i] -= upper[i] * result[i + 1];
    }
    return result;
  }

  private double knot(int index) {
    if (index < 3) {
      return first;
    }
    return index >= count ? first + (count - 1) * step : first + (index - 1.5) * step;
  }

  /** The index of the last knot that is not above x, among those that begin an interval. */
  private int interval(double x) {
    int guess = (int) Math.floor((x - first) / step + 1.5);
    return Math.max(2, Math.min(count - 1, guess));
  }

  /** The three B-splines that are not zero in an interval (de Boor's recurrence). */
  private void basis(double x, int interval, double[] into) {
    double a = knot(interval - 1);
    double b = knot(interval);
    double c = knot(interval + 1);
    double d = knot(interval + 2);
    double left = (c - x) / (c - b);
    double right = (x - b) / (c - b);
    into[0] = left * (c - x) / (c - a);
    into[1] = left * (x - a) / (c - a) + right * (d - x) / (d - b);
    into[2] = right * (x - b) / (d - b);
  }
}
