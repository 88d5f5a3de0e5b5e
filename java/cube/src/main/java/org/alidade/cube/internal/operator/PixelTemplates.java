package org.alidade.cube.internal.operator;

import org.alidade.array.FloatArray;
import org.alidade.math.ThreadBudget;
import org.jspecify.annotations.Nullable;

/**
 * Shifted templates in float32, pixel by pixel: (L, taps, P). Kept after the first use if they fit
 * the budget, else made anew for every pixel.
 */
final class PixelTemplates implements AutoCloseable {
  private final ShiftedTemplates templates;
  private final ThreadBudget budget;
  private final boolean kept;
  private final double scale;
  private @Nullable FloatArray all;

  /** Templates that are kept up to {@code mostBytes}. */
  PixelTemplates(ShiftedTemplates templates, ThreadBudget budget, long mostBytes) {
    this.templates = templates;
    this.budget = budget;
    this.scale = templates.scale();
    this.kept = templates.pixels() * size() * FloatArray.BYTES <= mostBytes;
  }

  private long size() {
    return (long) templates.populations() * templates.width();
  }

  /** Factor by which the templates are handed over larger than they are, a power of two. */
  double scale() {
    return scale;
  }

  /** Whether all templates are kept. */
  boolean areKept() {
    return kept;
  }

  /** Templates of all pixels (L, taps, P), if they are kept. */
  synchronized FloatArray all() {
    if (all == null) {
      FloatArray made = allocate(templates.pixels());
      all = made;
      budget.forEach(templates.pixels(), l -> store((int) l, made, l * size()));
    }
    return all;
  }

  /** Templates of one pixel (1, taps, P), made anew; the caller closes them. */
  FloatArray ofPixel(int pixel) {
    FloatArray own = allocate(1);
    store(pixel, own, 0);
    return own;
  }

  private FloatArray allocate(int pixels) {
    return FloatArray.allocateUninitialized(
        Reals.TAG, pixels, templates.width(), templates.populations());
  }

  private void store(int pixel, FloatArray target, long first) {
    double[] line = new double[templates.width()];
    int populations = templates.populations();
    float[] rounded = new float[line.length * populations];
    for (int p = 0; p < populations; p++) {
      templates.line(p, pixel, line);
      for (int k = 0; k < line.length; k++) {
        rounded[k * populations + p] = (float) (scale * line[k]);
      }
    }
    target.copyFrom(rounded, 0, first, rounded.length);
  }

  @Override
  public void close() {
    if (all != null) {
      all.close();
    }
  }
}
