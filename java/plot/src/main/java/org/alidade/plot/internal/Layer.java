package org.alidade.plot.internal;

import org.alidade.plot.ColorScale;
import org.alidade.plot.Style;
import org.jspecify.annotations.Nullable;

/** One data series of a panel. */
public interface Layer {
  /** Style with colour, axis and legend entry. */
  Style style();

  /** Reports the points that limits must show. */
  void extent(Extent extent);

  /** Draws the series; the canvas is clipped to the frame. */
  void paint(Canvas canvas, Frame frame);

  /** Draws the legend symbol around the middle of a line from (x0, y) to (x1, y). */
  void paintKey(Canvas canvas, double x0, double x1, double y);

  /** Whether the series fills the panel to its edges, so that limits need no room around it. */
  default boolean tight() {
    return false;
  }

  /** Whether the y axis should start at zero without room below. */
  default boolean fromZero() {
    return false;
  }

  /** The colour scale of a series that shows values as colours. */
  default @Nullable ColorScale colors() {
    return null;
  }

  /** The values that a colour scale without limits is fitted to. */
  default double[] colored() {
    return new double[0];
  }
}
