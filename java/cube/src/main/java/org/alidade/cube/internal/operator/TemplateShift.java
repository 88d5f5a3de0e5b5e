package org.alidade.cube.internal.operator;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.bindings.SparseColumns;
import org.alidade.cube.internal.KernelGrid;

/**
 * Shift and rebin of a spectrum, pixel by pixel: for one observed pixel the values of all taps,
 * {@code sum over n of R[n, l] spectrum[n - k]} (spec cubefit 6.1).
 *
 * <p>Spectra are kept reversed and padded with zeros, so that neighbouring taps read neighbouring
 * places and nothing lies outside.
 */
final class TemplateShift {
  private final int templatePixels;
  private final int firstTap;
  private final int taps;
  private final int[] start;

  /** Place of the entry's template pixel, shifted by the first tap, in a reversed spectrum. */
  private final int[] place;

  private final double[] weight;

  private TemplateShift(
      int templatePixels, int firstTap, int taps, int[] start, int[] place, double[] weight) {
    this.templatePixels = templatePixels;
    this.firstTap = firstTap;
    this.taps = taps;
    this.start = start;
    this.place = place;
    this.weight = weight;
  }

  /** The shifts of a kernel grid, for all observed pixels. */
  static TemplateShift of(SparseColumns rebin, KernelGrid grid) {
    int[] start = new int[Math.toIntExact(rebin.columns() + 1)];
    int[] place = new int[Math.toIntExact(rebin.entries())];
    double[] weight = new double[place.length];
    int templatePixels = Math.toIntExact(rebin.rows());
    for (int l = 0; l < start.length; l++) {
      start[l] = (int) rebin.start(l);
    }
    for (int e = 0; e < place.length; e++) {
      place[e] = templatePixels - 1 - rebin.row(e);
      weight[e] = rebin.weight(e);
    }
    return new TemplateShift(templatePixels, grid.firstTap(), grid.taps(), start, place, weight);
  }

  /** The same shifts with a factor on every observed pixel. */
  TemplateShift weighted(double[] pixelWeights) {
    double[] weighted = weight.clone();
    for (int l = 0; l < pixelWeights.length; l++) {
      for (int e = start[l]; e < start[l + 1]; e++) {
        weighted[e] *= pixelWeights[l];
      }
    }
    return new TemplateShift(templatePixels, firstTap, taps, start, place, weighted);
  }

  int pixels() {
    return start.length - 1;
  }

  int taps() {
    return taps;
  }

  /** Length of a reversed, padded spectrum. */
  int paddedLength() {
    return templatePixels + taps - 1;
  }

  /** Reverses and pads the spectrum of T pixels that starts at index {@code first}. */
  double[] reversed(DoubleArray spectra, long first) {
    double[] spectrum = new double[templatePixels];
    spectra.copyTo(first, spectrum, 0, templatePixels);
    double[] reversed = new double[paddedLength()];
    for (int n = 0; n < templatePixels; n++) {
      reversed[templatePixels - 1 - n - firstTap] = spectrum[n];
    }
    return reversed;
  }

  /** The opposite of {@link #reversed}: drops the padding. */
  void unreverse(double[] reversed, DoubleArray spectra, long first) {
    double[] spectrum = new double[templatePixels];
    for (int n = 0; n < templatePixels; n++) {
      spectrum[n] = reversed[templatePixels - 1 - n - firstTap];
    }
    spectra.copyFrom(spectrum, 0, first, templatePixels);
  }

  /**
   * Shifted and rebinned values of taps {@code [low, high)} at one pixel.
   *
   * @param out the first {@code high - low} elements are overwritten
   */
  void pixel(double[] reversed, int pixel, int low, int high, double[] out) {
    int count = high - low;
    Arrays.fill(out, 0, count, 0);
    int e = start[pixel];
    for (; e + 1 < start[pixel + 1]; e += 2) {
      addTwo(out, count, reversed, place[e] + low, weight[e], place[e + 1] + low, weight[e + 1]);
    }
    if (e < start[pixel + 1]) {
      addOne(out, count, reversed, place[e] + low, weight[e]);
    }
  }

  private static void addTwo(
      double[] out, int count, double[] from, int i, double wi, int j, double wj) {
    for (int k = 0; k < count; k++) {
      out[k] += wi * from[i + k] + wj * from[j + k];
    }
  }

  private static void addOne(double[] out, int count, double[] from, int i, double w) {
    for (int k = 0; k < count; k++) {
      out[k] += w * from[i + k];
    }
  }

  /** The transpose of {@link #pixel}: adds values of taps {@code [low, high)} to a spectrum. */
  void spread(double[] values, int pixel, int low, int high, double[] reversed) {
    int count = high - low;
    int e = start[pixel];
    while (e < start[pixel + 1]) {
      if (e + 1 < start[pixel + 1] && place[e] == place[e + 1] + 1 && count > 0) {
        addNeighbours(reversed, place[e + 1] + low, weight[e + 1], weight[e], values, count);
        e += 2;
      } else {
        addAt(reversed, place[e] + low, weight[e], values, count);
        e++;
      }
    }
  }

  private static void addAt(double[] to, int i, double w, double[] values, int count) {
    for (int k = 0; k < count; k++) {
      to[i + k] += w * values[k];
    }
  }

  /** Adds values from place {@code i} on with one weight and from the next place with another. */
  private static void addNeighbours(
      double[] to, int i, double w, double wNext, double[] values, int count) {
    to[i] += w * values[0];
    addTwo(to, i + 1, count - 1, w, values, 1, wNext);
    to[i + count] += wNext * values[count - 1];
  }

  private static void addTwo(
      double[] to, int i, int count, double w, double[] values, int from, double wBefore) {
    for (int k = 0; k < count; k++) {
      to[i + k] += w * values[from + k] + wBefore * values[k];
    }
  }
}
