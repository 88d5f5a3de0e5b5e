package org.alidade.cube.internal;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.bindings.SparseColumns;
import org.alidade.cube.RebinMode;

/**
 * The rebin operator R_T from T template pixels to L observed pixels, kept by columns (spec cubefit
 * 1.4).
 *
 * <p>Every column sums to 1, so a flat spectrum stays flat. The two constructors are the only ones
 * in the program.
 */
public final class RebinOperator {
  private final int templatePixels;
  private final long[] start;
  private final int[] row;
  private final double[] weight;

  private RebinOperator(int templatePixels, long[] start, int[] row, double[] weight) {
    this.templatePixels = templatePixels;
    this.start = start;
    this.row = row;
    this.weight = weight;
  }

  /**
   * Builds the operator for two grids in ln(wavelength).
   *
   * @throws BadInputException if an observed pixel lies outside the templates
   */
  public static RebinOperator between(double[] temPix, double[] obsPix, RebinMode mode) {
    Grids.requireIncreasing(temPix, CubeLayout.TEM_PIX);
    Grids.requireIncreasing(obsPix, CubeLayout.OBS_PIX);
    return mode == RebinMode.INTERP ? interpolating(temPix, obsPix) : overlapping(temPix, obsPix);
  }

  private static RebinOperator interpolating(double[] temPix, double[] obsPix) {
    requireInside(obsPix[0], obsPix[obsPix.length - 1], temPix[0], temPix[temPix.length - 1]);
    Columns columns = new Columns(obsPix.length, 2);
    int j = 0;
    for (double centre : obsPix) {
      while (j < temPix.length - 2 && temPix[j + 1] <= centre) {
        j++;
      }
      double upper = (centre - temPix[j]) / (temPix[j + 1] - temPix[j]);
      columns.add(j, 1 - upper);
      columns.add(j + 1, upper);
      columns.endColumn();
    }
    return columns.finish(temPix.length);
  }

  private static RebinOperator overlapping(double[] temPix, double[] obsPix) {
    double[] from = Grids.edges(temPix);
    double[] to = Grids.edges(obsPix);
    requireInside(to[0], to[to.length - 1], from[0], from[from.length - 1]);
    Columns columns = new Columns(obsPix.length, 8);
    int i = 0;
    for (int l = 0; l < obsPix.length; l++) {
      while (from[i + 1] <= to[l]) {
        i++;
      }
      double width = to[l + 1] - to[l];
      for (int n = i; n < temPix.length && from[n] < to[l + 1]; n++) {
        double overlap = Math.min(from[n + 1], to[l + 1]) - Math.max(from[n], to[l]);
        if (overlap > 0) {
          columns.add(n, overlap / width);
        }
      }
      columns.endColumn();
    }
    return columns.finish(temPix.length);
  }

  private static void requireInside(
      double low, double high, double templateLow, double templateHigh) {
    if (low < templateLow || high > templateHigh) {
      throw new BadInputException(
          "observed range "
              + low
              + " to "
              + high
              + " leaves the templates' "
              + templateLow
              + " to "
              + templateHigh,
          CubeLayout.OBS_PIX,
          "give templates that cover the observed range; nothing is extrapolated");
    }
  }

  /**
   * The operator of a dense (T, L) matrix, such as the dataset {@code /R_T}.
   *
   * @param dense T*L values, row-major
   */
  public static RebinOperator ofDense(float[] dense, int templatePixels, int observedPixels) {
    Columns columns = new Columns(observedPixels, 8);
    for (int l = 0; l < observedPixels; l++) {
      for (int t = 0; t < templatePixels; t++) {
        float value = dense[t * observedPixels + l];
        if (value != 0) {
          columns.add(t, value);
        }
      }
      columns.endColumn();
    }
    return columns.finish(templatePixels);
  }

  /** The dense (T, L) matrix as the file holds it, row-major. */
  public float[] toDense() {
    float[] dense = new float[Math.multiplyExact(templatePixels, observedPixels())];
    for (int l = 0; l < observedPixels(); l++) {
      for (long e = start[l]; e < start[l + 1]; e++) {
        dense[row[(int) e] * observedPixels() + l] = (float) weight[(int) e];
      }
    }
    return dense;
  }

  /** SHA-256 over sizes, places and values of the weights, in hexadecimal digits. */
  public String sha256() {
    double[] all = new double[start.length + 2 * row.length];
    for (int i = 0; i < start.length; i++) {
      all[i] = start[i];
    }
    for (int e = 0; e < row.length; e++) {
      all[start.length + 2 * e] = row[e];
      all[start.length + 2 * e + 1] = weight[e];
    }
    return Digests.sha256(all);
  }

  /** Number of template pixels T. */
  public int templatePixels() {
    return templatePixels;
  }

  /** Number of observed pixels L. */
  public int observedPixels() {
    return start.length - 1;
  }

  /** Number of non-zero weights. */
  public int entries() {
    return row.length;
  }

  /** Sum of the weights of every observed pixel; 1 where the templates cover it. */
  public double[] columnSums() {
    double[] sums = new double[observedPixels()];
    for (int l = 0; l < sums.length; l++) {
      for (long e = start[l]; e < start[l + 1]; e++) {
        sums[l] += weight[(int) e];
      }
    }
    return sums;
  }

  /** Number of weights outside [0, 1], which only extrapolation produces. */
  public int weightsOutsideUnitInterval() {
    return (int) Arrays.stream(weight).filter(w -> w < -1e-7 || w > 1 + 1e-7).count();
  }

  /** Most weights in one column. */
  public int widestColumn() {
    int widest = 0;
    for (int l = 0; l < observedPixels(); l++) {
      widest = Math.max(widest, (int) (start[l + 1] - start[l]));
    }
    return widest;
  }

  /** The operator in native memory; the caller closes it. */
  public SparseColumns toColumns() {
    return SparseColumns.of(templatePixels, start, row, weight);
  }

  /** Collects columns one entry at a time. */
  private static final class Columns {
    private final long[] start;
    private int[] row;
    private double[] weight;
    private int entries;
    private int column;

    Columns(int observedPixels, int expectedPerColumn) {
      start = new long[observedPixels + 1];
      row = new int[observedPixels * expectedPerColumn];
      weight = new double[row.length];
    }

    void add(int templatePixel, double value) {
      if (entries == row.length) {
        row = Arrays.copyOf(row, 2 * entries);
        weight = Arrays.copyOf(weight, 2 * entries);
      }
      row[entries] = templatePixel;
      weight[entries++] = value;
    }

    void endColumn() {
      start[++column] = entries;
    }

    RebinOperator finish(int templatePixels) {
      return new RebinOperator(
          templatePixels, start, Arrays.copyOf(row, entries), Arrays.copyOf(weight, entries));
    }
  }
}
