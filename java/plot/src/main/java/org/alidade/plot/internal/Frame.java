package org.alidade.plot.internal;

import java.awt.geom.Rectangle2D;

/**
 * The box between the axes and the scales along it.
 *
 * @param box place on the sheet, in points
 * @param x horizontal scale
 * @param y vertical scale
 */
public record Frame(Rectangle2D box, Scale x, Scale y) {
  /** Values far outside the box are pulled to this many box sizes away. */
  private static final double FAR = 50;

  double px(double value) {
    return box.getX() + bounded(x.unit(value)) * box.getWidth();
  }

  double py(double value) {
    return box.getMaxY() - bounded(y.unit(value)) * box.getHeight();
  }

  /** Bottom for filled shapes that start at zero; the lower edge where zero is not on the scale. */
  double base() {
    double zero = y.logarithmic() ? y.low() : 0;
    return py(zero);
  }

  private static double bounded(double unit) {
    return Math.max(-FAR, Math.min(FAR, unit));
  }
}
