package org.alidade.plot.internal;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.alidade.plot.Style;

/** The area between two curves. */
public final class Between implements Layer {
  private final double[] x;
  private final double[] low;
  private final double[] high;
  private final Style style;

  /** An area over copies of the arrays. */
  public Between(double[] x, double[] low, double[] high, Style style) {
    this.x = x.clone();
    this.low = low.clone();
    this.high = high.clone();
    this.style = style;
  }

  @Override
  public Style style() {
    return style;
  }

  @Override
  public void extent(Extent extent) {
    for (int i = 0; i < x.length; i++) {
      extent.add(x[i], low[i]);
      extent.add(x[i], high[i]);
    }
  }

  @Override
  public void paint(Canvas canvas, Frame frame) {
    int i = 0;
    while (i < x.length) {
      int end = i;
      while (end < x.length && present(frame, end)) {
        end++;
      }
      if (end > i) {
        canvas.fill(area(frame, i, end), style.paint());
      }
      i = Math.max(end, i + 1);
    }
  }

  private boolean present(Frame frame, int i) {
    return !Double.isNaN(frame.px(x[i]) + frame.py(low[i]) + frame.py(high[i]));
  }

  private Path2D area(Frame frame, int from, int to) {
    Path2D path = new Path2D.Double();
    path.moveTo(frame.px(x[from]), frame.py(high[from]));
    for (int i = from + 1; i < to; i++) {
      path.lineTo(frame.px(x[i]), frame.py(high[i]));
    }
    for (int i = to - 1; i >= from; i--) {
      path.lineTo(frame.px(x[i]), frame.py(low[i]));
    }
    path.closePath();
    return path;
  }

  @Override
  public void paintKey(Canvas canvas, double x0, double x1, double y) {
    canvas.fill(new Rectangle2D.Double(x0, y - 3, x1 - x0, 6), style.paint());
  }
}
