package org.alidade.lightcurve.internal.period;

/**
 * A Kaiser-Bessel kernel that spreads points over a grid for a Fourier transform of uneven times
 * (Fessler and Sutton 2003, IEEE Trans. Sig. Proc. 51, 560). With 16 grid points and a grid a
 * quarter longer than the frequencies the sums are off by some 1e-9 of the sum of the absolute
 * coefficients; see {@code FourierSumsTest}. A wide kernel costs little, for points are few.
 */
final class SpreadKernel {
  /** Grid points that a point is spread over. */
  static final int WIDTH = 16;

  /** Grid points per frequency. */
  static final double OVERSAMPLING = 1.25;

  private static final double HALF = 0.5 * WIDTH;
  private static final double SHAPE = Math.PI * WIDTH * (1 - 0.5 / OVERSAMPLING);
  private static final double PEAK = besselI0(SHAPE);
  private static final int SUBDIVISIONS = 256;
  private static final double[][] TABLE = table();

  private SpreadKernel() {}

  private static double[][] table() {
    double[][] table = new double[SUBDIVISIONS + 3][WIDTH];
    for (int row = 0; row < table.length; row++) {
      for (int tap = 0; tap < WIDTH; tap++) {
        table[row][tap] = value((row - 1.0) / SUBDIVISIONS - HALF + tap);
      }
    }
    return table;
  }

  /** The kernel at a distance in grid points. */
  private static double value(double distance) {
    double z = distance / HALF;
    double inside = 1 - z * z;
    return inside < 0 ? 1 / besselI0(SHAPE) : besselI0(SHAPE * Math.sqrt(inside)) / besselI0(SHAPE);
  }

  /** Modified Bessel function of order 0, by its power series. */
  private static double besselI0(double x) {
    double quarter = 0.25 * x * x;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / ((double) k * k);
      sum += term;
    }
    return sum;
  }

  /**
   * The kernel on the grid points around a place: the first of them is {@link #start}.
   *
   * @param place place on the grid, grid points
   * @param taps where to write
   * @param offset first of {@link #WIDTH} entries to write
   */
  static void taps(double place, double[] taps, int offset) {
    double sub = (start(place) - place + HALF) * SUBDIVISIONS;
    int row = Math.min((int) sub, SUBDIVISIONS - 1);
    double x = sub - row;
    // Cubic interpolation between four rows.
    double before = -x * (x - 1) * (x - 2) / 6;
    double at = (x + 1) * (x - 1) * (x - 2) / 2;
    double next = -(x + 1) * x * (x - 2) / 2;
    double last = (x + 1) * x * (x - 1) / 6;
    for (int tap = 0; tap < WIDTH; tap++) {
      taps[offset + tap] =
          before * TABLE[row][tap]
              + at * TABLE[row + 1][tap]
              + next * TABLE[row + 2][tap]
              + last * TABLE[row + 3][tap];
    }
  }

  /** First grid point that a place is spread to; may be negative. */
  static int start(double place) {
    return (int) Math.ceil(place - HALF);
  }

  /**
   * Fourier transform of the kernel.
   *
   * @param mode frequency in cycles over the whole grid
   * @param gridLength points of the grid
   */
  static double transform(int mode, int gridLength) {
    double wave = Math.PI * WIDTH * mode / gridLength;
    double root = Math.sqrt(SHAPE * SHAPE - wave * wave);
    return WIDTH * Math.sinh(root) / (root * PEAK);
  }
}
