package org.alidade.plot.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.alidade.plot.ColorScale;

/** Spaxels or fibres on the sky, coloured by value. */
public final class SkyMap extends ColoredLayer {
  private final double[] x;
  private final double[] y;
  private final double size;
  private final boolean round;

  /**
   * A map over copies of the arrays.
   *
   * @param size side or diameter in units of the axes
   * @param round whether elements are discs instead of squares
   */
  public SkyMap(
      double[] x, double[] y, double[] value, double size, boolean round, ColorScale colors) {
    super(colors, value.clone());
    this.x = x.clone();
    this.y = y.clone();
    this.size = size;
    this.round = round;
  }

  @Override
  public void extent(Extent extent) {
    for (int i = 0; i < x.length; i++) {
      extent.add(x[i] - size / 2, y[i] - size / 2);
      extent.add(x[i] + size / 2, y[i] + size / 2);
    }
  }

  @Override
  public void paint(Canvas canvas, Frame frame) {
    Colors settled = settledColors();
    if (round) {
      for (int i = 0; i < x.length; i++) {
        paintDisc(canvas, frame, settled, i);
      }
    } else {
      paintSquares(canvas, frame, settled);
    }
  }

  private void paintDisc(Canvas canvas, Frame frame, Colors settled, int i) {
    Rectangle2D place = place(frame, i);
    if (!Double.isNaN(place.getX() + place.getY())) {
      Shape disc =
          new Ellipse2D.Double(place.getX(), place.getY(), place.getWidth(), place.getHeight());
      canvas.fill(disc, settled.color(value(i)));
    }
  }

  /**
   * Squares are drawn as one image whose edges fall on dots, so that no seams show between them.
   */
  private void paintSquares(Canvas canvas, Frame frame, Colors settled) {
    Rectangle2D box = frame.box();
    double dots = canvas.dotsPerPoint();
    int columns = Math.max(1, (int) Math.round(box.getWidth() * dots));
    int rows = Math.max(1, (int) Math.round(box.getHeight() * dots));
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      for (int i = 0; i < x.length; i++) {
        Rectangle2D place = place(frame, i);
        if (Double.isNaN(place.getX() + place.getY())) {
          continue;
        }
        int left = (int) Math.round((place.getX() - box.getX()) * dots);
        int right = (int) Math.round((place.getMaxX() - box.getX()) * dots);
        int top = (int) Math.round((place.getY() - box.getY()) * dots);
        int bottom = (int) Math.round((place.getMaxY() - box.getY()) * dots);
        graphics.setColor(settled.color(value(i)));
        graphics.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
      }
    } finally {
      graphics.dispose();
    }
    canvas.image(image, box);
  }

  private Rectangle2D place(Frame frame, int i) {
    double x0 = frame.px(x[i] - size / 2);
    double x1 = frame.px(x[i] + size / 2);
    double y0 = frame.py(y[i] - size / 2);
    double y1 = frame.py(y[i] + size / 2);
    return new Rectangle2D.Double(
        Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
  }
}
