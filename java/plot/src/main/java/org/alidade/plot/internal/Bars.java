package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.alidade.plot.Style;

/** Filled bars from zero, side by side or apart; also the bars of a histogram. */
public final class Bars implements Layer {
  private static final double EDGE_FROM_WIDTH = 4;

  private final double[] left;
  private final double[] right;
  private final double[] height;
  private final Style style;

  /** Bars between the given edges, over copies of the arrays. */
  public Bars(double[] left, double[] right, double[] height, Style style) {
    this.left = left.clone();
    this.right = right.clone();
    this.height = height.clone();
    this.style = style;
  }

  @Override
  public Style style() {
    return style;
  }

  @Override
  public boolean fromZero() {
    return true;
  }

  @Override
  public void extent(Extent extent) {
    for (int i = 0; i < height.length; i++) {
      extent.add(left[i], height[i]);
      extent.add(right[i], height[i]);
    }
  }

  @Override
  public void paint(Canvas canvas, Frame frame) {
    double base = frame.base();
    for (int i = 0; i < height.length; i++) {
      double top = frame.py(height[i]);
      double x0 = frame.px(left[i]);
      double x1 = frame.px(right[i]);
      if (Double.isNaN(top) || Double.isNaN(x0) || Double.isNaN(x1) || top == base) {
        continue;
      }
      double start = Math.min(x0, x1);
      double width = Math.abs(x1 - x0);
      Rectangle2D bar =
          new Rectangle2D.Double(start, Math.min(top, base), width, Math.abs(top - base));
      canvas.fill(bar, style.paint());
      if (width >= EDGE_FROM_WIDTH) {
        canvas.stroke(bar, Pen.solid(style.paint().darker(), 0.6));
      }
    }
  }

  @Override
  public void paintKey(Canvas canvas, double x0, double x1, double y) {
    canvas.fill(new Rectangle2D.Double(x0, y - 3, x1 - x0, 6), style.paint());
  }

  /** Level marks over the places of bars, for values that the bars should reach. */
  public static final class Targets implements Layer {
    private final double[] left;
    private final double[] right;
    private final double[] value;
    private final Style style;

    /** Marks between the given edges, over copies of the arrays. */
    public Targets(double[] left, double[] right, double[] value, Style style) {
      this.left = left.clone();
      this.right = right.clone();
      this.value = value.clone();
      this.style = style;
    }

    @Override
    public Style style() {
      return style;
    }

    @Override
    public void extent(Extent extent) {
      for (int i = 0; i < value.length; i++) {
        extent.add((left[i] + right[i]) / 2, value[i]);
      }
    }

    @Override
    public void paint(Canvas canvas, Frame frame) {
      Path2D marks = new Path2D.Double();
      for (int i = 0; i < value.length; i++) {
        double y = frame.py(value[i]);
        double x0 = frame.px(left[i]);
        double x1 = frame.px(right[i]);
        if (!Double.isNaN(x0) && !Double.isNaN(x1) && !Double.isNaN(y)) {
          marks.moveTo(x0, y);
          marks.lineTo(x1, y);
          Markers.paint(canvas, style, (x0 + x1) / 2, y);
        }
      }
      canvas.stroke(marks, Pen.solid(Color.WHITE, style.width() + 1));
      canvas.stroke(marks, Pen.solid(style.paint(), style.width()));
    }

    @Override
    public void paintKey(Canvas canvas, double x0, double x1, double y) {
      canvas.stroke(new Line2D.Double(x0, y, x1, y), Pen.solid(style.paint(), style.width()));
      Markers.paint(canvas, style, (x0 + x1) / 2, y);
    }
  }
}
