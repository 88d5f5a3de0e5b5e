package org.alidade.plot.internal;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import org.alidade.plot.LineType;
import org.alidade.plot.Style;

/** Points joined by straight lines or by steps, with symbols and error bars. */
public final class Series implements Layer {
  private static final double LONE_POINT = 1.2;
  private static final double CAP = 1.8;

  private final double[] x;
  private final double[] y;
  private final double[] error;
  private final Style style;
  private final boolean steps;

  /**
   * A series over copies of the arrays.
   *
   * @param error half lengths of vertical bars; empty for none
   * @param steps whether values are drawn as level pieces that change half-way between points
   */
  public Series(double[] x, double[] y, double[] error, Style style, boolean steps) {
    this.x = x.clone();
    this.y = y.clone();
    this.error = error.clone();
    this.style = style;
    this.steps = steps;
  }

  @Override
  public Style style() {
    return style;
  }

  @Override
  public void extent(Extent extent) {
    for (int i = 0; i < x.length; i++) {
      extent.add(x[i], y[i]);
      if (steps && x.length > 1) {
        int neighbour = i == 0 ? 1 : i - 1;
        extent.add(x[i] + (x[i] - x[neighbour]) / 2, y[i]);
      }
      if (error.length > 0 && Double.isFinite(error[i])) {
        extent.add(x[i], y[i] - error[i]);
        extent.add(x[i], y[i] + error[i]);
      }
    }
  }

  @Override
  public void paint(Canvas canvas, Frame frame) {
    double[] px = new double[x.length];
    double[] py = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      px[i] = frame.px(x[i]);
      py[i] = frame.py(y[i]);
    }
    if (style.line() != LineType.NONE) {
      paintRuns(canvas, px, py);
    }
    for (int i = 0; i < x.length; i++) {
      if (present(px, py, i)) {
        if (error.length > 0) {
          paintError(canvas, frame, i);
        }
        Markers.paint(canvas, style, px[i], py[i]);
      }
    }
  }

  private void paintRuns(Canvas canvas, double[] px, double[] py) {
    Path2D path = new Path2D.Double();
    int i = 0;
    while (i < px.length) {
      int end = i;
      while (end < px.length && present(px, py, end)) {
        end++;
      }
      if (end - i == 1) {
        paintLonePoint(canvas, px[i], py[i]);
      } else if (end > i) {
        addRun(path, px, py, i, end);
      }
      i = Math.max(end, i + 1);
    }
    if (path.getCurrentPoint() != null) {
      canvas.stroke(path, Pen.of(style));
    }
  }

  private void addRun(Path2D path, double[] px, double[] py, int from, int to) {
    if (!steps) {
      path.moveTo(px[from], py[from]);
      for (int i = from + 1; i < to; i++) {
        path.lineTo(px[i], py[i]);
      }
      return;
    }
    path.moveTo(px[from] - (px[from + 1] - px[from]) / 2, py[from]);
    for (int i = from + 1; i < to; i++) {
      double middle = (px[i - 1] + px[i]) / 2;
      path.lineTo(middle, py[i - 1]);
      path.lineTo(middle, py[i]);
    }
    path.lineTo(px[to - 1] + (px[to - 1] - px[to - 2]) / 2, py[to - 1]);
  }

  /** A value between two gaps has no line to be seen by, so it gets a dot. */
  private void paintLonePoint(Canvas canvas, double atX, double atY) {
    double r = Math.max(LONE_POINT, style.width());
    canvas.fill(new Ellipse2D.Double(atX - r, atY - r, 2 * r, 2 * r), style.paint());
  }

  private void paintError(Canvas canvas, Frame frame, int i) {
    double low = frame.py(y[i] - error[i]);
    double high = frame.py(y[i] + error[i]);
    if (Double.isNaN(high)) {
      return;
    }
    double bottom = Double.isNaN(low) ? frame.box().getMaxY() : low;
    double at = frame.px(x[i]);
    Pen pen = Pen.solid(style.paint(), 0.8);
    canvas.stroke(new Line2D.Double(at, bottom, at, high), pen);
    canvas.stroke(new Line2D.Double(at - CAP, bottom, at + CAP, bottom), pen);
    canvas.stroke(new Line2D.Double(at - CAP, high, at + CAP, high), pen);
  }

  private static boolean present(double[] px, double[] py, int i) {
    return !Double.isNaN(px[i]) && !Double.isNaN(py[i]);
  }

  @Override
  public void paintKey(Canvas canvas, double x0, double x1, double atY) {
    if (style.line() != LineType.NONE) {
      canvas.stroke(new Line2D.Double(x0, atY, x1, atY), Pen.of(style));
    }
    Markers.paint(canvas, style, (x0 + x1) / 2, atY);
  }
}
