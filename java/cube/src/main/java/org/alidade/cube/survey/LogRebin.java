package org.alidade.cube.survey;

import java.util.Arrays;
import java.util.Locale;
import org.alidade.array.BadInputException;

/**
 * Rebins a spectrum with linear wavelength pixels to a logarithmic grid.
 *
 * <p>The spectrum is taken as constant within each pixel; a new pixel gets the mean flux density
 * over the wavelengths it covers. The integral over any range bounded by pixel edges is conserved
 * and a flat spectrum stays flat.
 */
public final class LogRebin {
  private final int[] first;
  private final double[][] weights;

  private LogRebin(int[] first, double[][] weights) {
    this.first = first;
    this.weights = weights;
  }

  /**
   * Prepares the overlaps of two grids.
   *
   * @param firstAngstrom centre of the first linear pixel
   * @param stepAngstrom width of the linear pixels
   * @param pixels number of linear pixels
   * @param target the logarithmic grid
   * @throws BadInputException if the spectrum does not cover the target; the message says which
   *     part is missing
   */
  public static LogRebin of(double firstAngstrom, double stepAngstrom, int pixels, LogGrid target) {
    double start = firstAngstrom - 0.5 * stepAngstrom;
    double end = start + pixels * stepAngstrom;
    requireCovered(start, end, target);
    int[] first = new int[target.count()];
    double[][] weights = new double[target.count()][];
    double low = Math.exp(target.edge(0));
    for (int pixel = 0; pixel < target.count(); pixel++) {
      double high = Math.exp(target.edge(pixel + 1));
      int from = clamp((int) Math.floor((low - start) / stepAngstrom), pixels);
      int to = clamp((int) Math.ceil((high - start) / stepAngstrom) - 1, pixels);
      first[pixel] = from;
      weights[pixel] = new double[to - from + 1];
      for (int i = from; i <= to; i++) {
        double edge = start + i * stepAngstrom;
        double overlap = Math.min(high, edge + stepAngstrom) - Math.max(low, edge);
        weights[pixel][i - from] = Math.max(0, overlap);
      }
      toUnitSum(weights[pixel]);
      low = high;
    }
    return new LogRebin(first, weights);
  }

  static void toUnitSum(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
  }

  private static int clamp(int pixel, int pixels) {
    return Math.min(Math.max(pixel, 0), pixels - 1);
  }

  private static void requireCovered(double start, double end, LogGrid target) {
    double low = Math.exp(target.edge(0));
    double high = Math.exp(target.edge(target.count()));
    double slack = 1e-9 * end;
    if (low < start - slack || high > end + slack) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%.1f to %.1f Angstrom are needed, only %.1f to %.1f are there (%.1f missing on the"
                  + " blue side, %.1f on the red side)",
              low,
              high,
              start,
              end,
              Math.max(0, start - low),
              Math.max(0, high - end)),
          "template spectra",
          "use templates with a wider range, a narrower fitting range or a narrower velocity"
              + " range");
    }
  }

  /**
   * Rebins one spectrum.
   *
   * @param flux flux density per linear pixel
   * @return mean flux density per logarithmic pixel
   */
  public double[] apply(double[] flux) {
    double[] result = new double[first.length];
    for (int pixel = 0; pixel < first.length; pixel++) {
      double sum = 0;
      for (int i = 0; i < weights[pixel].length; i++) {
        sum += weights[pixel][i] * flux[first[pixel] + i];
      }
      result[pixel] = sum;
    }
    return result;
  }
}
