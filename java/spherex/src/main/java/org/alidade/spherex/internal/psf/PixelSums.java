package org.alidade.spherex.internal.psf;

/**
 * Sums an oversampled plane over detector pixels at any sub-pixel phase. Samples that a pixel's
 * edge cuts count in part: their light is divided by cubic interpolation of the cumulative sum,
 * because dividing it in proportion to the length would blur the plane by one more sample.
 */
public final class PixelSums {
  private static final int NODES = 4;

  private PixelSums() {}

  /**
   * Light in each pixel of a rectangle.
   *
   * @param samples square plane, row after row, its centre on the source
   * @param side samples along each side
   * @param oversampling samples per pixel along each side
   * @param offsetX column of the first pixel from the source
   * @param offsetY row of the first pixel from the source
   * @param width columns of the rectangle
   * @param height rows of the rectangle
   * @return sums, row after row, in the plane's unit
   */
  public static double[] of(
      float[] samples,
      int side,
      double oversampling,
      double offsetX,
      double offsetY,
      int width,
      int height) {
    Axis columns = new Axis(side, oversampling, offsetX, width);
    Axis rows = new Axis(side, oversampling, offsetY, height);
    int firstRow = rows.first();
    int lastRow = rows.last();
    double[] narrow = new double[(lastRow - firstRow) * width];
    for (int row = firstRow; row < lastRow; row++) {
      for (int pixel = 0; pixel < width; pixel++) {
        narrow[(row - firstRow) * width + pixel] = columns.dot(samples, row * side, pixel);
      }
    }
    double[] sums = new double[height * width];
    for (int y = 0; y < height; y++) {
      double[] weights = rows.weights[y];
      for (int k = 0; k < weights.length; k++) {
        int from = (rows.starts[y] + k - firstRow) * width;
        for (int x = 0; x < width; x++) {
          sums[y * width + x] += weights[k] * narrow[from + x];
        }
      }
    }
    return sums;
  }

  /** Weights of the samples in every pixel along one axis. */
  private static final class Axis {
    private final int[] starts;
    private final double[][] weights;

    Axis(int side, double oversampling, double offset, int pixels) {
      starts = new int[pixels];
      weights = new double[pixels][];
      double[] low = new double[NODES];
      double[] high = new double[NODES];
      for (int i = 0; i < pixels; i++) {
        int from = nodes(edge(offset + i - 0.5, oversampling, side), side, low);
        int to = nodes(edge(offset + i + 0.5, oversampling, side), side, high);
        starts[i] = from;
        weights[i] = differences(low, high, to - from);
      }
    }

    int first() {
      int first = Integer.MAX_VALUE;
      for (int start : starts) {
        first = Math.min(first, start);
      }
      return first;
    }

    int last() {
      int last = 0;
      for (int i = 0; i < starts.length; i++) {
        last = Math.max(last, starts[i] + weights[i].length);
      }
      return last;
    }

    double dot(float[] samples, int row, int pixel) {
      double[] weight = weights[pixel];
      int start = row + starts[pixel];
      double sum = 0;
      for (int k = 0; k < weight.length; k++) {
        sum += weight[k] * samples[start + k];
      }
      return sum;
    }

    /** Position in samples from the plane's edge. */
    private static double edge(double pixels, double oversampling, int side) {
      return Math.max(0, Math.min(side, pixels * oversampling + side / 2.0));
    }

    /** Cubic Lagrange weights of the cumulative sums at four neighbouring edges of samples. */
    private static int nodes(double edge, int side, double[] into) {
      int start = Math.max(0, Math.min(side - NODES + 1, (int) Math.floor(edge) - 1));
      double t = edge - start;
      into[0] = -(t - 1) * (t - 2) * (t - 3) / 6;
      into[1] = t * (t - 2) * (t - 3) / 2;
      into[2] = -t * (t - 1) * (t - 3) / 2;
      into[3] = t * (t - 1) * (t - 2) / 6;
      return start;
    }

    /** What a sample adds to the difference of the two cumulative sums. */
    private static double[] differences(double[] low, double[] high, int shift) {
      double[] result = new double[shift + NODES - 1];
      double sum = 0;
      for (int k = result.length - 1; k >= 0; k--) {
        int atHigh = k + 1 - shift;
        sum += atHigh >= 0 ? high[atHigh] : 0;
        sum -= k + 1 < NODES ? low[k + 1] : 0;
        result[k] = sum;
      }
      return result;
    }
  }
}
