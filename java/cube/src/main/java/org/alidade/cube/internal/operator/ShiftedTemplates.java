package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;
import org.jspecify.annotations.Nullable;

/**
 * Templates shifted by the taps {@code [low, high)} and rebinned, U[p, k, l] of spec cubefit 6.1,
 * made when they are asked for.
 */
final class ShiftedTemplates {
  private final DoubleArray templates;
  private final TemplateShift shift;
  private final int low;
  private final int high;
  private volatile double @Nullable [][] reversed;

  /**
   * Templates of a problem.
   *
   * @param templates (P, T)
   * @param ranges taps that are used at all
   */
  ShiftedTemplates(DoubleArray templates, TemplateShift shift, TapRanges ranges) {
    this.templates = templates;
    this.shift = shift;
    int[] widest = ranges.widest();
    this.low = widest[0];
    this.high = widest[1];
  }

  private ShiftedTemplates(ShiftedTemplates same, TemplateShift shift) {
    this.templates = same.templates;
    this.shift = shift;
    this.low = same.low;
    this.high = same.high;
    this.reversed = same.reversed();
  }

  /** The same templates with a factor on every pixel. */
  ShiftedTemplates weighted(double[] pixelWeights) {
    return new ShiftedTemplates(this, shift.weighted(pixelWeights));
  }

  /** Factor that brings the largest template values near 1. */
  double scale() {
    return Scales.of(templates);
  }

  /** First tap. */
  int low() {
    return low;
  }

  /** Number of taps. */
  int width() {
    return high - low;
  }

  int populations() {
    return (int) templates.shape().length(0);
  }

  int pixels() {
    return shift.pixels();
  }

  /** The templates as shifts read them; two threads may make them at once, with one result. */
  private double[][] reversed() {
    double[][] made = reversed;
    if (made == null) {
      long length = templates.shape().length(1);
      made = new double[populations()][];
      for (int p = 0; p < made.length; p++) {
        made[p] = shift.reversed(templates, p * length);
      }
      reversed = made;
    }
    return made;
  }

  /** Taps of one population at one pixel; {@code line} takes {@link #width()} values. */
  void line(int population, int pixel, double[] line) {
    shift.pixel(reversed()[population], pixel, low, high, line);
  }

  /** All pixels of one population: a row per pixel, a column per tap. */
  void population(int population, DoubleArray target) {
    double[] line = new double[width()];
    for (int l = 0; l < pixels(); l++) {
      line(population, l, line);
      target.copyFrom(line, 0, (long) l * line.length, line.length);
    }
  }

  /** All populations at one pixel: a row per population, a column per tap. */
  void pixel(int pixel, DoubleArray target) {
    double[] line = new double[width()];
    for (int p = 0; p < populations(); p++) {
      line(p, pixel, line);
      target.copyFrom(line, 0, (long) p * line.length, line.length);
    }
  }

  /** Sum over all pixels of one population, a value per tap. */
  double[] sum(int population) {
    double[] line = new double[width()];
    double[] sum = new double[line.length];
    for (int l = 0; l < pixels(); l++) {
      line(population, l, line);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += line[k];
      }
    }
    return sum;
  }
}
