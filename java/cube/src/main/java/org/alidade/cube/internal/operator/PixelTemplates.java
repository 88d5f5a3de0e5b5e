package org.alidade.cube.internal.operator;

import org.alidade.array.FloatArray;
import org.alidade.math.FloatMatrix;
import org.alidade.math.ThreadBudget;
import org.jspecify.annotations.Nullable;

/**
 * Shifted templates in float32, pixel by pixel: (L, P, taps). Kept after the first use if they fit
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

  /** Takes the templates of a pixel. */
  interface User {
    /**
     * Takes templates.
     *
     * @param pixelTemplates (P, taps), valid during the call
     */
    void accept(FloatMatrix pixelTemplates);
  }

  /** Hands over the templates of one pixel. */
  void with(int pixel, User user) {
    if (kept) {
      user.accept(matrix(all(), pixel * size()));
      return;
    }
    try (FloatArray own = FloatArray.allocateUninitialized(Reals.TAG, size())) {
      store(pixel, own, 0);
      user.accept(matrix(own, 0));
    }
  }

  private FloatMatrix matrix(FloatArray values, long first) {
    return FloatMatrix.of(
        values, first, templates.populations(), templates.width(), templates.width());
  }

  private synchronized FloatArray all() {
    if (all == null) {
      FloatArray made = FloatArray.allocateUninitialized(Reals.TAG, templates.pixels() * size());
      all = made;
      budget.forEach(templates.pixels(), l -> store((int) l, made, l * size()));
    }
    return all;
  }

  private void store(int pixel, FloatArray target, long first) {
    double[] line = new double[templates.width()];
    float[] rounded = new float[line.length];
    for (int p = 0; p < templates.populations(); p++) {
      templates.line(p, pixel, line);
      for (int k = 0; k < line.length; k++) {
        rounded[k] = (float) (scale * line[k]);
      }
      target.copyFrom(rounded, 0, first + (long) p * line.length, line.length);
    }
  }

  @Override
  public void close() {
    if (all != null) {
      all.close();
    }
  }
}
