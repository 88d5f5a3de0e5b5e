package org.alidade.plot.internal;

import java.awt.Color;
import java.awt.geom.Line2D;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Style;
import org.jspecify.annotations.Nullable;

/** Points, each in a colour of its own or all in one: symbols, or crosses of error bars. */
public final class Scatter implements Layer {
  private final double[] x;
  private final double[] y;
  private final double[] errorX;
  private final double[] errorY;
  private final double[] value;
  private final @Nullable ColorScale colors;
  private final Style style;

  /**
   * Points over copies of the arrays.
   *
   * @param errorX half lengths of level bars; empty for none
   * @param errorY half lengths of upright bars; empty for none
   * @param value what the colours show; empty if all have the colour of the style
   * @param colors colours of the values; null if all have the colour of the style
   * @param style symbol, opacity, width of the bars and legend entry
   */
  public Scatter(
      double[] x,
      double[] y,
      double[] errorX,
      double[] errorY,
      double[] value,
      @Nullable ColorScale colors,
      Style style) {
    this.x = x.clone();
    this.y = y.clone();
    this.errorX = errorX.clone();
    this.errorY = errorY.clone();
    this.value = value.clone();
    this.colors = colors;
    this.style = style;
  }

  @Override
  public Style style() {
    return style;
  }

  @Override
  public @Nullable ColorScale colors() {
    return colors;
  }

  @Override
  public double[] colored() {
    return value.clone();
  }

  @Override
  public void extent(Extent extent) {
    for (int i = 0; i < x.length; i++) {
      extent.add(x[i], y[i]);
      extent.add(x[i] - length(errorX, i), y[i] - length(errorY, i));
      extent.add(x[i] + length(errorX, i), y[i] + length(errorY, i));
    }
  }

  @Override
  public void paint(Canvas canvas, Frame frame) {
    Colors settled = colors == null ? null : Colors.of(colors, value);
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(frame.px(x[i])) && !Double.isNaN(frame.py(y[i]))) {
        Color color = settled == null ? style.color() : settled.color(value[i]);
        paintPoint(canvas, frame, style.color(color), i);
      }
    }
  }

  private void paintPoint(Canvas canvas, Frame frame, Style colored, int i) {
    double px = frame.px(x[i]);
    double py = frame.py(y[i]);
    double dx = length(errorX, i);
    double dy = length(errorY, i);
    Pen pen = Pen.solid(colored.paint(), colored.width());
    if (dx > 0) {
      canvas.stroke(new Line2D.Double(frame.px(x[i] - dx), py, frame.px(x[i] + dx), py), pen);
    }
    if (dy > 0) {
      double low = frame.py(y[i] - dy);
      double bottom = Double.isNaN(low) ? frame.box().getMaxY() : low;
      canvas.stroke(new Line2D.Double(px, bottom, px, frame.py(y[i] + dy)), pen);
    }
    Markers.paint(canvas, colored, px, py);
  }

  private static double length(double[] errors, int i) {
    return i < errors.length && Double.isFinite(errors[i]) ? errors[i] : 0;
  }

  @Override
  public void paintKey(Canvas canvas, double x0, double x1, double atY) {
    Color color = colors == null ? style.color() : Colors.of(colors, new double[] {0, 1}).at(0.5);
    Markers.paint(canvas, style.color(color), (x0 + x1) / 2, atY);
  }
}
